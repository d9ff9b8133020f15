/** One content file as a document: its values, its paragraphs in order, and what is wrong with it. */

import { fold } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { Kind, Problem, Wording } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { bodyText, lineAt, lineStarts } from '../text/source-text.ts'
import { webAddress } from './address.ts'
import { blockText, type Unquoted } from './blocks.ts'
import { type Doubt, doubtsOf, KINDS, oneOf, withDoubts, wordingOf } from './claims.ts'
import { excessOf } from './complexity.ts'
import type { Entry } from './entries.ts'
import type { FrontMatterField } from './fields.ts'
import type { ContentFile } from './folder.ts'
import { type FrontMatter, type FrontMatterFault, readFrontMatter } from './front-matter.ts'
import { LONGEST_HEADING } from './list.ts'
import { type Reading as Marked, readMarkdown } from './markdown.ts'
import { type Origin, originOf } from './origin.ts'
import { outline } from './outline.ts'
import { type Finding, isError, problemOf, shown } from './problem.ts'
import { isSwitchedOff, type PageAddress, pageAddress, programAddress, type Site } from './site.ts'

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

/** Values of the head that a page prints as text. */
const PRINTED = ['perex', 'intro', 'perex1', 'perex2'] as const

/** What a text says by itself, whatever file of whatever site it stands in. */
interface Reading {
  readonly frontMatter: FrontMatter
  /** The title it gives itself, or null. */
  readonly title: string | null
  readonly entries: readonly Entry[]
  /** Texts of the head that a page prints. */
  readonly printed: readonly string[]
  readonly body: readonly string[]
  readonly unquoted: readonly Unquoted[]
}

/** Why a text is not read. */
type Fault = FrontMatterFault | ComplexityFault

/** Readings by text: the same text stands on many sites, and reading it is most of the work. */
export type Readings = Map<string, Reading | Fault>

/** Reads one file. A file with an error has no document; this is the only place that leaves one out. */
export function readDocument(
  folder: Folder,
  file: ContentFile,
  gazetteer: Gazetteer,
  known: Readings = new Map(),
): { document: Document | null; problems: Problem[] } {
  const reading = known.get(file.text) ?? read(file.text)
  known.set(file.text, reading)
  const { document, findings } =
    'rule' in reading
      ? { document: null, findings: [withPage(folder, reading)] }
      : documentOf(folder, file, reading, gazetteer)
  const problems = findings.map(finding => problemOf(folder.root, file.path, finding))
  return { document: problems.some(isError) ? null : document, problems }
}

/** A page that is not read is public all the same, which its editor should know. */
function withPage({ site }: Folder, fault: Fault): Finding {
  const isPublic = site !== null && fault.rule !== 'front-matter-unopened'
  const meanwhile = ' The text does not answer until then, though the site may publish its page.'
  return isPublic ? { ...fault, remedy: fault.remedy + meanwhile } : fault
}

function documentOf(
  folder: Folder,
  file: ContentFile,
  { frontMatter, entries, printed, body, title: given, unquoted }: Reading,
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

/** A promise of a party and a report of an office are never mistaken for each other. */
function unknownKind(frontMatter: FrontMatter, doubts: readonly Doubt[]): Finding[] {
  const stated = frontMatter.fields.findLast(({ name }) => name === 'kind')
  const doubted = doubts.findLast(({ claim }) => claim === null)?.field
  const field = doubted ?? (oneOf(KINDS, stated?.value) === undefined ? stated : undefined)
  if (field === undefined) return []
  return [
    {
      rule: 'kind-unknown',
      line: field.line,
      message: `It cannot be told whether this is a promise or a report: "${shown(field.key)}: ${shown(field.value)}".`,
      about: `${shown(field.key)}: ${shown(field.value)}`,
      remedy: `Write "kind: ${KINDS.join('" or "kind: ')}" once, or leave the line out.`,
    },
  ]
}

function read(text: string): Reading | Fault {
  const frontMatter = readFrontMatter(text)
  if ('rule' in frontMatter) return frontMatter
  const fault = complexityFault(text, frontMatter)
  if (fault !== null) return fault
  const marked = readMarkdown(text, bodyText(text, frontMatter.bodyFrom))
  const given =
    typeof frontMatter.data.title === 'string' && frontMatter.data.title.trim() !== ''
      ? frontMatter.data.title
      : null
  const body = outline(text, marked, given !== null || frontMatter.present)
  const printed = readPrinted(text, frontMatter, marked)
  return {
    frontMatter,
    title: given ?? body.title ?? firstHeading(text, marked),
    entries: [...printed.entries, ...body.entries],
    printed: printed.page,
    body: body.page,
    unquoted: [...printed.unquoted, ...marked.unquoted],
  }
}

type ComplexityFault = Finding & { readonly rule: 'text-too-complex' }

/** What makes a text more complex than a programme is, in its title, its printed values or its body. */
function complexityFault(text: string, frontMatter: FrontMatter): ComplexityFault | null {
  const fault = (offset: number, message: string, remedy: string): ComplexityFault => ({
    ...{ rule: 'text-too-complex', line: lineAt(lineStarts(text), offset), message, remedy },
  })
  const title = frontMatter.field('title')
  if (title !== null && title.text.length > LONGEST_HEADING)
    return fault(
      title.offset(0),
      `The title has more than ${LONGEST_HEADING} characters.`,
      'Shorten it, and write the rest as text.',
    )
  const printed = PRINTED.map(key => frontMatter.field(key)).filter(field => field !== null)
  for (const source of [...printed, bodyText(text, frontMatter.bodyFrom)]) {
    const excess = excessOf(source.text)
    if (excess !== null) return fault(source.offset(excess.at), excess.message, excess.remedy)
  }
  return null
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

function firstHeading(file: string, { blocks }: Marked): string | null {
  const heading = blocks.find(block => block.kind === 'heading')
  const text = heading === undefined ? '' : blockText(file, heading)
  return text === '' || text.length > LONGEST_HEADING ? null : text
}

/** Names of texts that tell what came of a programme, folded, with spaces for other signs. */
const REPORT =
  /(?:^| )plneni(?: (?:(?:volebniho )?programu|slibu|priorit|koalicni smlouvy))?(?: \d{4})?$|^co (?:se (?:nam )?(?:po)?(?:vedlo|darilo)|jsme (?:splnili|udelali|dokazali|prosadili))(?: |$)|^splnili jsme(?: |$)|^(?:z|vy)hodnoceni(?: (?:volebniho )?(?:programu|obdobi|slibu))?(?: \d{4})?$/

/** Whether the category, a folder, the file or the title calls a text a report on what came of a programme. */
function isReport(path: string, title: string, data: Readonly<Record<string, unknown>>): boolean {
  const names = [data.campaignCategoryUid, ...path.replace(/\.\w+$/, '').split('/'), title]
  return names.some(
    name =>
      typeof name === 'string' &&
      REPORT.test(
        fold(name)
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
      ),
  )
}

/**
 * A report says so in its head; one of crime prevention also in its path, or its title where it has no head, and one on
 * what came of a programme in any of its names.
 */
function kindOf(frontMatter: FrontMatter, path: string, title: string): Kind {
  const stated = oneOf(KINDS, frontMatter.data.kind)
  if (stated != null) return stated
  if (/(?:^|\/)(?:prevence|fakta)\//.test(path) || isReport(path, title, frontMatter.data))
    return 'prevention'
  return !frontMatter.present && /prevenc\p{L}+ kriminality/iu.test(title) ? 'prevention' : 'program'
}

/** Texts of the head that the body does not repeat; a list of the body's headings is no text. */
function readPrinted(
  file: string,
  frontMatter: FrontMatter,
  { blocks }: Marked,
): { entries: Entry[]; page: string[]; unquoted: Unquoted[] } {
  const entries: Entry[] = []
  const page: string[] = []
  const unquoted: Unquoted[] = []
  const body = fold(blocks.map(block => blockText(file, block)).join('\n'))
  for (const key of PRINTED) {
    const source = frontMatter.field(key)
    const escaped = frontMatter.escaped(key)
    if (escaped !== null) unquoted.push({ reason: 'escaped', ...escaped })
    if (source === null) continue
    const marked = readMarkdown(file, source)
    const read = outline(file, marked, true)
    unquoted.push(...marked.unquoted)
    page.push(...read.page)
    for (const entry of read.entries) if (!repeats(body, entry.text)) entries.push(entry)
  }
  return { entries, page, unquoted }
}

function repeats(body: string, text: string): boolean {
  return sentences(text).every(({ from, to }) =>
    body.includes(fold(text.slice(from, to)).replace(/^\d+[.)]\s+/, '')),
  )
}
