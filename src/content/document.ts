/** One content file as a document: its values, its paragraphs in order, and what is wrong with it. */

import { fold } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { Kind, Problem, Wording } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { bodyText, lineAt, lineStarts } from '../text/source-text.ts'
import { type Block, blockText } from './blocks.ts'
import { excessOf, LIMITS } from './complexity.ts'
import type { ContentFile } from './folder.ts'
import { type FrontMatter, type FrontMatterFault, readFrontMatter } from './front-matter.ts'
import { KINDS, oneOf, WORDINGS } from './head.ts'
import { readMarkdown } from './markdown.ts'
import { type Origin, originOf } from './origin.ts'
import { type Entry, outline } from './outline.ts'
import { pageAddress, programAddress, type Site } from './site.ts'

export interface Document {
  readonly folder: string
  readonly file: string
  readonly kind: Kind
  readonly title: string
  readonly wording: Wording
  readonly data: Readonly<Record<string, unknown>>
  readonly origin: Origin
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

/** Why a text is not read. */
type TextFault = FrontMatterFault | ComplexityFault

interface ComplexityFault {
  readonly rule: 'text-too-complex'
  readonly line: number
  readonly message: string
  readonly remedy: string
}

/** Readings by text: the same text stands on many sites, and reading it is most of the work. */
export type Readings = Map<string, Reading | TextFault>

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
  const kind = kindOf(head, file.path, title)
  const path = file.path.slice(folder.base.length)
  const origin = originOf(
    { path, data: head.data, site: folder.site, kind, title, text: [...page.head, ...page.body].join('\n') },
    gazetteer,
  )
  const starts = lineStarts(file.text)
  const document: Document = {
    folder: folder.root,
    file: file.path,
    kind,
    title,
    wording: wordingOf(head),
    data: head.data,
    origin,
    url: ownAddress(head) ?? publicAddress(folder, path, head),
    entries,
    line: offset => lineAt(starts, offset),
    page,
  }
  return { document, problems: [] }
}

function read(text: string): Reading | TextFault {
  const head = readFrontMatter(text)
  if ('rule' in head) return head
  const fault = complexityFault(text, head)
  if (fault !== null) return fault
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

/** What makes a text more complex than a programme is, in its head, its printed values or its body. */
function complexityFault(text: string, head: FrontMatter): ComplexityFault | null {
  const fault = (offset: number, message: string, remedy: string): ComplexityFault => ({
    ...{ rule: 'text-too-complex', line: lineAt(lineStarts(text), offset), message, remedy },
  })
  if (head.bodyFrom > LIMITS.head)
    return fault(
      0,
      `The head has more than ${LIMITS.head} characters.`,
      'Move the text below the second `---`, and leave values in the head.',
    )
  const title = head.field('title')
  if (title !== null && title.text.length > LIMITS.title)
    return fault(
      title.offset(0),
      `The title has more than ${LIMITS.title} characters.`,
      'Shorten it, and write the rest as text.',
    )
  const printed = PRINTED.map(key => head.field(key)).filter(field => field !== null)
  for (const source of [...printed, bodyText(text, head.bodyFrom)]) {
    const excess = excessOf(source.text)
    if (excess !== null) return fault(source.offset(excess.at), excess.message, excess.remedy)
  }
  return null
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
  const text = heading === undefined ? '' : blockText(file, heading)
  return text === '' || text.length > LIMITS.title ? null : text
}

/** A wording that is no known word counts as ours, so that it is never shown as a quotation. */
function wordingOf(head: FrontMatter): Wording {
  const stated = oneOf(WORDINGS, head.data.wording)
  return stated === null ? 'verbatim' : (stated ?? 'summary')
}

/** A report of crime prevention says so in its head, its path, or its title where it has no head. */
function kindOf(head: FrontMatter, path: string, title: string): Kind {
  const stated = oneOf(KINDS, head.data.kind)
  if (stated != null) return stated
  if (/(?:^|\/)(?:prevence|fakta)\//.test(path)) return 'prevention'
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
