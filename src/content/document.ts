/** One content file as a document: its values, its paragraphs in order, and what is wrong with it. */

import { fold } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { Kind, Problem, Wording } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { bodyText, lineAt, lineStarts } from '../text/source-text.ts'
import { type Block, blockText } from './blocks.ts'
import type { ContentFile } from './folder.ts'
import { type FrontMatter, type FrontMatterFault, readFrontMatter } from './front-matter.ts'
import { KINDS, oneOf, WORDINGS } from './head.ts'
import { readMarkdown } from './markdown.ts'
import { type Origin, originOf } from './origin.ts'
import { type Entry, outline } from './outline.ts'
import { isSwitchedOff, pageAddress, programAddress, type Site } from './site.ts'

export interface Document {
  readonly folder: string
  readonly file: string
  readonly kind: Kind
  /** Whether it tells what came of a programme: then it holds facts, and the promises that it is about. */
  readonly reportsProgramme: boolean
  readonly title: string
  readonly wording: Wording
  readonly data: Readonly<Record<string, unknown>>
  readonly origin: Origin
  /** Switched off by a sign before its name or that of a folder. */
  readonly switchedOff: boolean
  /** Whether the texts of its campaign name the place that it is for. */
  readonly namesPlace: boolean
  readonly url: string | null
  /** Paragraphs and items in reading order, those of the head first. */
  readonly entries: readonly Entry[]
  /** Line of an offset in the file, 1-based. */
  readonly line: (offset: number) => number
  /** Text of the whole page, block by block, to tell what is unique on it. */
  readonly page: Page
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
  readonly head: FrontMatter
  /** The title it gives itself, or null. */
  readonly title: string | null
  readonly entries: readonly Entry[]
  /** Texts of the head that a page prints. */
  readonly printed: readonly string[]
  readonly body: readonly string[]
}

/** Readings by text: the same text stands on many sites, and reading it is most of the work. */
export type Readings = Map<string, Reading | FrontMatterFault>

/** Reads one file. The problems it returns may stand beside a good document. */
export function readDocument(
  folder: Folder,
  file: ContentFile,
  gazetteer: Gazetteer,
  known: Readings = new Map(),
): { document: Document | null; problems: Problem[] } {
  const reading = known.get(file.text) ?? read(file.text)
  known.set(file.text, reading)
  const at = { folder: folder.root, file: file.path }
  if ('rule' in reading) return { document: null, problems: [{ severity: 'error', ...at, ...reading }] }
  const { head, entries } = reading
  const title = clean(reading.title ?? file.path.split('/').at(-1) ?? file.path)
  const page = { head: [title, ...reading.printed], body: reading.body }
  const path = file.path.slice(folder.base.length)
  const kind = kindOf(head, file.path, title)
  const reportsProgramme = kind === 'prevention' && isReport(path, title, head.data)
  const origin = originOf(
    {
      path,
      data: head.data,
      site: folder.site,
      kind: reportsProgramme ? 'program' : kind,
      title,
      text: [...page.head, ...page.body].join('\n'),
    },
    gazetteer,
  )
  const starts = lineStarts(file.text)
  const document: Document = {
    folder: folder.root,
    file: file.path,
    kind,
    reportsProgramme,
    title,
    wording: wordingOf(head),
    data: head.data,
    origin,
    switchedOff: isSwitchedOff(path, folder.site !== null && folder.base === ''),
    namesPlace: false,
    url: ownAddress(head) ?? publicAddress(folder, path, head),
    entries,
    line: offset => lineAt(starts, offset),
    page,
  }
  return { document, problems: [] }
}

function read(text: string): Reading | FrontMatterFault {
  const head = readFrontMatter(text)
  if ('rule' in head) return head
  const blocks = readMarkdown(text, bodyText(text, head.bodyFrom))
  const given = typeof head.data.title === 'string' && head.data.title.trim() !== '' ? head.data.title : null
  const body = outline(text, blocks, given !== null || head.present)
  const printed = readPrinted(text, head, blocks)
  return {
    head,
    title: given ?? body.title ?? firstHeading(text, blocks),
    entries: [...printed.entries, ...body.entries],
    printed: printed.page,
    body: body.page,
  }
}

function clean(title: string): string {
  return title.replace(/\s+/g, ' ').trim()
}

function ownAddress(head: FrontMatter): string | null {
  const { url } = head.data
  return typeof url === 'string' && /^https?:\/\//.test(url) ? url : null
}

/** Jekyll publishes files with a head only. */
function publicAddress({ site, base }: Folder, path: string, head: FrontMatter): string | null {
  if (site === null || !head.present) return null
  return base === '' ? pageAddress(site, path, head.data) : programAddress(site, path, head.data)
}

function firstHeading(file: string, blocks: readonly Block[]): string | null {
  const heading = blocks.find(block => block.kind === 'heading')
  return heading === undefined ? null : blockText(file, heading)
}

/** A wording that is no known word counts as ours, so that it is never shown as a quotation. */
function wordingOf(head: FrontMatter): Wording {
  const stated = oneOf(WORDINGS, head.data.wording)
  return stated === null ? 'verbatim' : (stated ?? 'summary')
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
function kindOf(head: FrontMatter, path: string, title: string): Kind {
  const stated = oneOf(KINDS, head.data.kind)
  if (stated != null) return stated
  if (/(?:^|\/)(?:prevence|fakta)\//.test(path) || isReport(path, title, head.data)) return 'prevention'
  return !head.present && /prevenc\p{L}+ kriminality/iu.test(title) ? 'prevention' : 'program'
}

/** Texts of the head that the body does not repeat; a list of the body's headings is no text. */
function readPrinted(
  file: string,
  head: FrontMatter,
  blocks: readonly Block[],
): { entries: Entry[]; page: string[] } {
  const entries: Entry[] = []
  const page: string[] = []
  const body = fold(blocks.map(block => blockText(file, block)).join('\n'))
  for (const key of PRINTED) {
    const source = head.field(key)
    if (source === null) continue
    const read = outline(file, readMarkdown(file, source), true)
    page.push(...read.page)
    for (const entry of read.entries) if (!repeats(body, entry.text)) entries.push(entry)
  }
  return { entries, page }
}

function repeats(body: string, text: string): boolean {
  return sentences(text).every(({ from, to }) =>
    body.includes(fold(text.slice(from, to)).replace(/^\d+[.)]\s+/, '')),
  )
}
