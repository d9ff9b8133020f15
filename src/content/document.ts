/** One content file as a document: its values, its paragraphs in order, and what is wrong with it. */

import type { Kind, Problem, Wording } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { lineAt, lineStarts } from '../text/source-text.ts'
import { webAddress } from './address.ts'
import type { Unquoted } from './blocks.ts'
import { type Doubt, doubtsOf, withDoubts, wordingOf } from './claims.ts'
import type { Entry } from './entries.ts'
import type { FrontMatterField } from './fields.ts'
import type { ContentFile } from './folder.ts'
import type { FrontMatter } from './front-matter.ts'
import { isReport, kindOf, unknownKind } from './kind.ts'
import { type Origin, originOf } from './origin.ts'
import { type Finding, isError, problemOf } from './problem.ts'
import { isSwitchedOff, type PageAddress, pageAddress, programAddress, type Site } from './site.ts'
import { readText, type TextFault, type TextReading } from './text-reading.ts'

export interface Document {
  readonly folder: string
  readonly file: string
  readonly kind: Kind
  /** Whether it tells what came of a programme: then it holds facts, and the promises that it is about. */
  readonly reportsProgramme: boolean
  readonly title: string
  readonly wording: Wording
  /** Values of the head, with the weaker claim where a claim cannot be understood. */
  readonly data: Readonly<Record<string, unknown>>
  /** The head line by line. */
  readonly fields: readonly FrontMatterField[]
  /** Claims of the head that cannot be understood. */
  readonly doubts: readonly Doubt[]
  readonly origin: Origin
  /** Switched off by a sign before its name or that of a folder. */
  readonly switchedOff: boolean
  /** Whether the texts of its campaign name the place that it is for. */
  readonly namesPlace: boolean
  readonly url: string | null
  /** Why the site's address for this text cannot be linked, or null. */
  readonly unlinked: string | null
  /** Whether it is part of a site, whose pages have keys of their own. */
  readonly onSite: boolean
  /** Line of a head that begins below blank lines, where sites do not see it; else null. */
  readonly lateLine: number | null
  /** Paragraphs and items in reading order, those of the head first. */
  readonly entries: readonly Entry[]
  /** The text of the file that it was read from. */
  readonly text: string
  /** Line of an offset in the file, 1-based. */
  readonly line: (offset: number) => number
  /** Text of the whole page, block by block, to tell what is unique on it. */
  readonly page: Page
  /** Text that is not quoted, because the page strikes it out or shows it only at times. */
  readonly unquoted: readonly Unquoted[]
}

export interface Page {
  /** The title and the texts of the head; a site may print them above the body. */
  readonly head: readonly string[]
  readonly body: readonly string[]
}

export interface Folder {
  readonly root: string
  readonly site: Site | null
  /** Path of the programme files below the root, with a final slash, or the empty string. */
  readonly base: string
}

/** Readings by text: the same text stands on many sites, and reading it is most of the work. */
export type Readings = Map<string, TextReading | TextFault>

/** Reads one file. A file with an error has no document; this is the only place that leaves one out. */
export function readDocument(
  folder: Folder,
  file: ContentFile,
  gazetteer: Gazetteer,
  known: Readings = new Map(),
): { document: Document | null; problems: Problem[] } {
  const reading = known.get(file.text) ?? readText(file.text)
  known.set(file.text, reading)
  const { document, findings } =
    'rule' in reading
      ? { document: null, findings: [withPage(folder, reading)] }
      : documentOf(folder, file, reading, gazetteer)
  const problems = findings.map(finding => problemOf(folder.root, file.path, finding))
  return { document: problems.some(isError) ? null : document, problems }
}

/** A page that is not read is public all the same, which its editor should know. */
function withPage({ site }: Folder, fault: TextFault): Finding {
  const isPublic = site !== null && fault.rule !== 'front-matter-unopened'
  const meanwhile = ' The text does not answer until then, though the site may publish its page.'
  return isPublic ? { ...fault, remedy: fault.remedy + meanwhile } : fault
}

function documentOf(
  folder: Folder,
  file: ContentFile,
  { frontMatter, entries, printed, body, title: given, unquoted }: TextReading,
  gazetteer: Gazetteer,
): { document: Document; findings: Finding[] } {
  const plain = folder.site === null
  const doubts = doubtsOf(frontMatter.fields, plain)
  const data = withDoubts(frontMatter.data, doubts)
  const title = clean(given ?? file.path.split('/').at(-1) ?? file.path)
  const page = { head: [title, ...printed], body }
  const path = file.path.slice(folder.base.length)
  const kind = kindOf(frontMatter, file.path, title)
  const reportsProgramme = kind === 'prevention' && isReport(path, title, data)
  const origin = originOf(
    {
      path,
      data,
      site: folder.site,
      kind: reportsProgramme ? 'program' : kind,
      title,
      text: [...page.head, ...page.body].join('\n'),
    },
    gazetteer,
  )
  const starts = lineStarts(file.text)
  const own = typeof data.url === 'string' ? webAddress(data.url) : null
  const ofSite = publicAddress(folder, path, frontMatter)
  const document: Document = {
    folder: folder.root,
    file: file.path,
    kind,
    reportsProgramme,
    title,
    wording: wordingOf(data),
    data,
    fields: frontMatter.fields,
    doubts,
    origin,
    switchedOff: isSwitchedOff(path, folder.site !== null && folder.base === ''),
    namesPlace: false,
    url: own ?? ofSite.url,
    unlinked: own === null ? ofSite.fault : null,
    onSite: !plain,
    lateLine: frontMatter.lateLine,
    entries,
    text: file.text,
    line: offset => lineAt(starts, offset),
    page,
    unquoted,
  }
  return { document, findings: unknownKind(frontMatter, doubts) }
}

function clean(title: string): string {
  return title.replace(/\s+/g, ' ').trim()
}

/** Jekyll publishes files with a head only, and only where the head is all that stands before the text. */
function publicAddress({ site, base }: Folder, path: string, frontMatter: FrontMatter): PageAddress {
  if (site === null || !frontMatter.present || frontMatter.lateLine !== null)
    return { url: null, fault: null }
  return base === ''
    ? pageAddress(site, path, frontMatter.data)
    : programAddress(site, path, frontMatter.data)
}
