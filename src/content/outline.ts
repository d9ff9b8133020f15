/**
 * What the blocks of a document mean: which lines are headings though they do not look like it, which
 * paragraph goes on after a page break, which sentence introduces a list, what is furniture of the page.
 */

import { sentences } from '../czech/sentences.ts'
import type { Lead, Slice } from '../model.ts'
import { collapse, cut, narrow } from '../text/cut.ts'
import { lineAt, lineStarts } from '../text/source-text.ts'
import { type Block, blockSlices, type Line } from './blocks.ts'
import { isGuarantorLine, sectionGuarantors } from './guarantor.ts'
import { TERM_LEVEL } from './html.ts'

/** A paragraph or list item with its place in the document. */
export interface Entry {
  readonly slices: readonly Slice[]
  readonly text: string
  readonly headings: readonly string[]
  readonly lead: Lead | null
  /** Name printed for the section it stands in, or null. */
  readonly guarantor: string | null
}

export interface Outline {
  /** First line of a text that has no front matter to name it. */
  readonly title: string | null
  readonly entries: readonly Entry[]
  /** All the text of the page, headings and furniture included, block by block. */
  readonly page: readonly string[]
}

/** Longest bold line that is a heading; longer ones are opening paragraphs. */
const HEADING_WORDS = 15
/** Letters of the longest heading and of the longest sentence above a list: they are repeated with every passage below. */
export const LONGEST_HEADING = 1_000
const BOLD_LEVEL = 7
/** Level of "Stručný popis" and "Plnění" below the measure they belong to. */
const SECTION_LEVEL = 6
const NUMBERED = /^(?:Cíl|Opatření|Priorita|Oblast|Aktivita|Úkol)\s+(\d+(?:\.\d+)*)[.:]?\s/u
const SECTION = /^(?:Stručný popis|Popis|Plnění|Stav plnění)(?:\s+\p{L}+){0,2}:$/u
const FOOTNOTE = /^[¹²³⁴⁵⁶⁷⁸⁹]/
/** A bullet that Markdown does not take for one: no space after it, or the sign of a word processor. */
const BULLET = /^[-–•·*\uf0b7]\s?[\p{L}\p{N}„"]/u
/** The end of a sentence, but not of a teaser such as `Chci vědět víc...` */
const SENTENCE_END = /[^.][.!?]$/
const FIRST_PERSON = /\p{L}{2}(?:eme|íme|áme)(?!\p{L})/iu
/** Fewest words of a heading that says something without a text under it. */
const TELLING_WORDS = 4
/** A sentence begun by the term above it may go on with a comma or a dash. */
const RUNS_ON = /^(?:[,;:–—-]|…|\.{3})?\s*\p{Ll}/u

/** `named`: the document has a title of its own, so its first line is not one. */
export function outline(file: string, blocks: readonly Block[], named: boolean): Outline {
  const page = blocks.map(block => textOf(file, block))
  const lists = listsOf(blocks)
  let shaped: readonly Block[] = blocks
    .filter((block, at) => !isLinkRow(file, block, lists[at]) && !FOOTNOTE.test(textOf(file, block)))
    .flatMap(block => splitLines(file, block))
  shaped = shaped.flatMap(block => promoteBold(file, block))
  shaped = joinPages(file, demoteEmptyHeadings(file, shaped), named).map(block => promoteSection(file, block))
  let title: string | null = null
  if (!named) {
    const first = shaped[0]
    if (first !== undefined && first.kind !== 'item' && isTitle(textOf(file, first))) {
      title = textOf(file, first)
      shaped = shaped.slice(1)
    }
    shaped = dropTail(file, shaped)
  }
  return { title, entries: entries(file, shaped), page }
}

function textOf(file: string, block: Block): string {
  return cut(file, blockSlices(block))
}

function wordCount(text: string): number {
  return text === '' ? 0 : text.split(' ').length
}

/** A block of links and nothing else leads elsewhere, unless it is a sentence or an item of a list of other things. */
function isLinkRow(file: string, block: Block, list: ItemList | undefined): boolean {
  if (block.kind === 'heading' || !isLinked(block)) return false
  const text = textOf(file, block)
  const words = wordCount(text)
  if (words >= 10 || SENTENCE_END.test(text) || (words > 5 && FIRST_PERSON.test(text))) return false
  return block.kind === 'paragraph' || list?.linked === true
}

function isLinked(block: Block): boolean {
  return block.lines.every(line => line.linked)
}

/** The items of one list, without those of lists inside it. */
interface ItemList {
  readonly level: number
  /** All of its items are links and nothing else. */
  linked: boolean
}

/** The list that each block is an item of. */
function listsOf(blocks: readonly Block[]): (ItemList | undefined)[] {
  const open: ItemList[] = []
  return blocks.map(block => {
    if (block.kind !== 'item') {
      open.length = 0
      return undefined
    }
    while ((open.at(-1)?.level ?? -1) > block.level) open.pop()
    const last = open.at(-1)
    const list = last?.level === block.level ? last : { level: block.level, linked: true }
    if (list !== last) open.push(list)
    list.linked &&= isLinked(block)
    return list
  })
}

function isTitle(text: string): boolean {
  return wordCount(text) <= 20 && text.length <= LONGEST_HEADING && !/[.!?:]$/.test(text)
}

/** Lines that begin with a bullet or number of their own are items even where Markdown sees one paragraph. */
function splitLines(file: string, block: Block): Block[] {
  if (block.kind === 'heading') return [block]
  const parts: Line[][] = []
  let itemFrom = -1
  let previous = ''
  let broken = true
  for (const line of block.lines) {
    const text = cut(file, line.slices)
    const fresh = broken || itemFrom >= 0 || /[.:;,!?]$/.test(previous)
    const bullet = fresh && BULLET.test(text)
    const number = broken && /^\d+[.)]\s/.test(text) && block.lines.length > 1 && !isTitleOf(block, line)
    if (bullet || number || parts.length === 0) {
      if ((bullet || number) && itemFrom < 0) itemFrom = parts.length
      parts.push([])
    }
    parts.at(-1)?.push(bullet ? withoutBullet(file, line) : line)
    previous = text
    broken = line.hard
  }
  if (itemFrom < 0) return [block]
  return parts.map((lines, index) => ({
    kind: index >= itemFrom ? 'item' : block.kind,
    level: block.kind === 'item' && index >= itemFrom && index > 0 ? block.level + 1 : block.level,
    lines,
  }))
}

/** A bold first line above plain ones is the title of a paragraph, though it may have a number. */
function isTitleOf(block: Block, line: Line): boolean {
  const [first, second] = block.lines
  return block.kind === 'paragraph' && line === first && first.strong && second?.strong === false
}

function withoutBullet(file: string, line: Line): Line {
  const text = cut(file, line.slices)
  return { ...line, slices: narrow(file, line.slices, 1, text.length) }
}

/** A bold line is a heading when it is short; when it only opens a paragraph, the rest stays one. */
function promoteBold(file: string, block: Block): Block[] {
  const [first, ...rest] = block.lines
  if (block.kind !== 'paragraph' || first === undefined || !first.strong) return [block]
  const whole = block.lines.every(line => line.strong)
  const head = whole ? block.lines : [first]
  const text = cut(
    file,
    head.flatMap(line => line.slices),
  )
  if (wordCount(text) > HEADING_WORDS || text.length > LONGEST_HEADING || isQuotation(text)) return [block]
  const heading: Block = isGuarantorLine(text)
    ? { kind: 'paragraph', level: 0, lines: head }
    : { kind: 'heading', level: BOLD_LEVEL, lines: head }
  return whole ? [heading] : [heading, { ...block, lines: rest }]
}

/** Whether a line ends with something in quotation marks. */
function isQuotation(text: string): boolean {
  const opening = text.search(/[„“”"]/)
  return /[“”"]$/.test(text) && opening >= 0 && opening < text.length - 2
}

/** A bold line, a button or a term with nothing under it says what it says by itself, though it still ends a section. */
function demoteEmptyHeadings(file: string, blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'heading' || (block.level !== BOLD_LEVEL && block.level !== TERM_LEVEL)) return block
    const next = blocks[index + 1]
    if (next !== undefined && (next.kind !== 'heading' || next.level > block.level)) return block
    const text = label(textOf(file, block))
    const repeated = next !== undefined && label(textOf(file, next)) === text
    return repeated || wordCount(text) < TELLING_WORDS ? block : { ...block, kind: 'paragraph' as const }
  })
}

/**
 * A paragraph cut by the end of a page resumes in lower case; in a report without any marks also with a name,
 * where a long item breaks off without a full stop.
 */
function joinPages(file: string, blocks: readonly Block[], named: boolean): Block[] {
  const joined: Joined[] = []
  const starts = lineStarts(file)
  for (const block of blocks) {
    const last = joined.at(-1)
    const text = textOf(file, block)
    const words = wordCount(text)
    if (last === undefined || !resumes(last, text, block, named))
      joined.push({ block, lines: [...block.lines], text, words })
    else {
      last.lines.push(gap(file, starts, last.lines))
      for (const line of block.lines) last.lines.push(line)
      last.text = text
      last.words += words
    }
  }
  return joined.map(({ block, lines }) => (lines.length === block.lines.length ? block : { ...block, lines }))
}

/** A block that may go on. */
interface Joined {
  readonly block: Block
  readonly lines: Line[]
  /** What was joined to it last. */
  text: string
  words: number
}

function resumes(last: Joined, after: string, block: Block, named: boolean): boolean {
  const { kind } = last.block
  if (kind === 'heading' || block.kind !== 'paragraph' || !/[\p{L}\p{N},)–-]$/u.test(last.text)) return false
  if (/^\p{Ll}/u.test(after)) return true
  return !named && kind === 'item' && last.words >= 20 && wordCount(after) >= 8 && !after.endsWith(':')
}

/** The line break after some lines, to stand for the space between them and what is joined to them. */
function gap(file: string, starts: readonly number[], lines: readonly Line[]): Line {
  const end = lines.findLast(line => line.slices.length > 0)?.slices.at(-1)?.to ?? 0
  const newline = (starts[lineAt(starts, Math.max(0, end - 1))] ?? file.length + 1) - 1
  return { slices: [{ from: newline, to: newline + 1 }], strong: false, linked: false, hard: false }
}

/** Goals, measures and their sections in a report that has no marks of Markdown. */
function promoteSection(file: string, block: Block): Block {
  if (block.kind !== 'paragraph') return block
  const text = textOf(file, block)
  const numbered = NUMBERED.exec(text)
  if (numbered !== null && wordCount(text) <= 40 && !text.endsWith('.')) {
    return { ...block, kind: 'heading', level: (numbered[1] ?? '').split('.').length }
  }
  return SECTION.test(text) ? { ...block, kind: 'heading', level: SECTION_LEVEL } : block
}

/** Menus and contacts at the end of a copied page: three or more scraps that are not sentences. */
function dropTail(file: string, blocks: readonly Block[]): readonly Block[] {
  let end = blocks.length
  const isScrap = (block: Block) => {
    const text = textOf(file, block)
    return wordCount(text) <= 6 && !/[.!?]$/.test(text) && !NUMBERED.test(text)
  }
  while (end > 0 && isScrap(blocks[end - 1] as Block)) end--
  return blocks.length - end >= 3 && end > 0 ? blocks.slice(0, end) : blocks
}

function entries(file: string, blocks: readonly Block[]): Entry[] {
  const found: Omit<Entry, 'guarantor'>[] = []
  const path: { level: number; label: string; slices: readonly Slice[] }[] = []
  let introduction: Lead | null = null
  const parents: { level: number; text: string; slices: readonly Slice[]; lead?: Lead | null }[] = []
  let afterTerm = false
  for (const block of blocks) {
    const slices = blockSlices(block)
    const text = cut(file, slices)
    const ends = block.kind === 'heading' || (block.kind === 'paragraph' && block.level > 0)
    while (ends && (path.at(-1)?.level ?? 0) >= block.level) path.pop()
    if (block.kind === 'heading' && text.length <= LONGEST_HEADING) {
      path.push({ level: block.level, label: label(text), slices })
      introduction = null
      parents.length = 0
      afterTerm = true
      continue
    }
    const headings = path.map(heading => heading.label)
    const term = path.at(-1)
    if (block.kind !== 'item') {
      const runsOn = afterTerm && term !== undefined && RUNS_ON.test(text)
      found.push({
        slices,
        text,
        headings,
        lead: runsOn ? { text: cut(file, term.slices), slices: term.slices } : null,
      })
      introduction = text.endsWith(':') ? lastSentence(file, slices, text) : null
      parents.length = 0
    } else {
      while ((parents.at(-1)?.level ?? -1) >= block.level) parents.pop()
      const parent = parents.at(-1)
      if (parent !== undefined) parent.lead ??= lastSentence(file, parent.slices, parent.text)
      found.push({
        slices,
        text,
        headings,
        lead: parent === undefined ? introduction : (parent.lead ?? null),
      })
      parents.push({ level: block.level, text, slices })
    }
    afterTerm = false
  }
  const guarantors = sectionGuarantors(found)
  return found.map((entry, at) => ({ ...entry, guarantor: guarantors[at] ?? null }))
}

/** Labels of folding buttons begin with the sign of their state: `+ Kontext` is `Kontext`. */
function label(text: string): string {
  return collapse(text.replace(/^[-+–]\s+/, '').replace(/:$/, ''))
}

function lastSentence(file: string, slices: readonly Slice[], text: string): Lead | null {
  const last = sentences(text).at(-1) ?? { from: 0, to: text.length }
  if (last.to - last.from > LONGEST_HEADING) return null
  return { text: text.slice(last.from, last.to), slices: narrow(file, slices, last.from, last.to) }
}
