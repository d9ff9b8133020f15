/**
 * What the blocks of a document mean: which lines are headings though they do not look like it, which
 * paragraph goes on after a page break, which sentence introduces a list, what is furniture of the page.
 */

import type { Lead, List, Slice } from '../model.ts'
import { collapse, cut, withoutStart } from '../text/cut.ts'
import { type Block, blockSlices, blockText, CAPTION_LEVEL, type Line, wordCount } from './blocks.ts'
import { splitDefinitions } from './definition.ts'
import { isGuarantorLine, sectionGuarantors } from './guarantor.ts'
import { TERM_LEVEL } from './html.ts'
import { withoutLinkRows } from './link-row.ts'
import { below, introductionOf, Lists, LONGEST_HEADING, leadOf, refersBack } from './list.ts'
import type { Reading } from './markdown.ts'
import { joinPages } from './page-break.ts'

/** A paragraph or list item with its place in the document. */
export interface Entry {
  readonly slices: readonly Slice[]
  readonly text: string
  readonly headings: readonly string[]
  readonly lead: Lead | null
  readonly list: List | null
  /** Name printed for the section it stands in, or null. */
  readonly guarantor: string | null
  /** From its first to its last character; the heads of a table stand elsewhere. */
  readonly span: Slice
  /** What of it stands together on the page: all of it, or each cell of a row by itself. */
  readonly stretches: readonly string[]
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
const BOLD_LEVEL = 7
/** Level of "Stručný popis" and "Plnění" below the measure they belong to. */
const SECTION_LEVEL = 6
const NUMBERED = /^(?:Cíl|Opatření|Priorita|Oblast|Aktivita|Úkol)\s+(\d+(?:\.\d+)*)[.:]?\s/u
const SECTION = /^(?:Stručný popis|Popis|Plnění|Stav plnění)(?:\s+\p{L}+){0,2}:$/u
const FOOTNOTE = /^[¹²³⁴⁵⁶⁷⁸⁹]/
/** A bullet that Markdown does not take for one: no space after it, or the sign of a word processor. */
const BULLET = /^[-–•·*\uf0b7]\s?[\p{L}\p{N}„"]/u
/** Fewest words of a heading that says something without a text under it. */
const TELLING_WORDS = 4
/** A sentence begun by the term above it may go on with a comma or a dash. */
const RUNS_ON = /^(?:[,;:–—-]|…|\.{3})?\s*\p{Ll}/u

/** `named`: the document has a title of its own, so its first line is not one. */
export function outline(file: string, reading: Reading, named: boolean): Outline {
  const { blocks, notes, heads, unquoted } = reading
  const page = [
    ...[...blocks, ...notes].flatMap(block => stretchesOf(file, block)),
    ...heads,
    ...unquoted.filter(({ reason }) => reason !== 'patchy').map(({ text }) => text),
  ]
  let shaped: readonly Block[] = splitDefinitions(
    file,
    withoutLinkRows(file, blocks).filter(block => !FOOTNOTE.test(blockText(file, block))),
  ).flatMap(block => splitLines(file, block))
  shaped = shaped.flatMap(block => promoteBold(file, block))
  shaped = joinPages(file, demoteEmptyHeadings(file, shaped), named).map(block => promoteSection(file, block))
  let title: string | null = null
  if (!named) {
    const first = shaped[0]
    if (
      first !== undefined &&
      first.kind !== 'item' &&
      first.kind !== 'row' &&
      isTitle(blockText(file, first))
    ) {
      title = blockText(file, first)
      shaped = shaped.slice(1)
    }
    shaped = dropTail(file, shaped)
  }
  return { title, entries: entries(file, shaped, notes), page }
}

function isTitle(text: string): boolean {
  return wordCount(text) <= 20 && text.length <= LONGEST_HEADING && !/[.!?:]$/.test(text)
}

/** Lines that begin with a bullet or number of their own are items even where Markdown sees one paragraph. */
function splitLines(file: string, block: Block): Block[] {
  if (block.kind === 'heading' || block.kind === 'row') return [block]
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
    isPatchy: block.isPatchy === true,
  }))
}

/** A bold first line above plain ones is the title of a paragraph, though it may have a number. */
function isTitleOf(block: Block, line: Line): boolean {
  const [first, second] = block.lines
  return block.kind === 'paragraph' && line === first && first.strong && second?.strong === false
}

function withoutBullet(file: string, line: Line): Line {
  return { ...line, slices: withoutStart(file, line.slices, 1) }
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
    ? { ...block, kind: 'paragraph', level: 0, lines: head }
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
    const text = label(blockText(file, block))
    const repeated = next !== undefined && label(blockText(file, next)) === text
    return repeated || wordCount(text) < TELLING_WORDS ? block : { ...block, kind: 'paragraph' as const }
  })
}

/** Goals, measures and their sections in a report that has no marks of Markdown. */
function promoteSection(file: string, block: Block): Block {
  if (block.kind !== 'paragraph') return block
  const text = blockText(file, block)
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
    if (block.kind === 'row') return false
    const text = blockText(file, block)
    return wordCount(text) <= 6 && !/[.!?]$/.test(text) && !NUMBERED.test(text)
  }
  while (end > 0 && isScrap(blocks[end - 1] as Block)) end--
  return blocks.length - end >= 3 && end > 0 ? blocks.slice(0, end) : blocks
}

/** An entry before it is known who answers for its section, and what it introduces. */
type Found = Omit<Entry, 'guarantor' | 'list'>

function entries(file: string, blocks: readonly Block[], notes: readonly Block[]): Entry[] {
  const found: Found[] = []
  const lists = new Lists<Found>()
  const path: { level: number; label: string; slices: readonly Slice[] }[] = []
  let introduction: Lead | null = null
  const parents: { level: number; lead: Lead | null }[] = []
  let afterTerm = false
  const add = (block: Block, lead: Lead | null): Found | null => {
    if (block.isPatchy === true) {
      lists.leaveOut(lead)
      return null
    }
    const slices = blockSlices(block)
    const text = cut(file, slices)
    const headings = path.map(heading => heading.label)
    const own = block.cells?.flat() ?? slices
    const span = { from: own[0]?.from ?? 0, to: own.at(-1)?.to ?? 1 }
    const entry = { slices, text, headings, lead, span, stretches: stretchesOf(file, block) }
    found.push(entry)
    lists.add(entry)
    return entry
  }
  const introducedBy = (entry: Found | null): Lead | null => {
    if (entry === null) return null
    const own = introductionOf(file, entry.slices, entry.text)
    const isOpen = own?.text === entry.text && refersBack(entry, found.at(-2))
    const lead = below(entry.lead, own === null || !isOpen ? own : { ...own, refersBack: true })
    lists.introduce(entry, lead)
    return lead
  }
  let noted = 0
  const addNotes = (before: number) => {
    for (let note = notes[noted]; note !== undefined && startOf(note) < before; note = notes[++noted])
      add(note, null)
  }
  for (const [at, block] of blocks.entries()) {
    addNotes(startOf(block))
    const slices = blockSlices(block)
    const text = cut(file, slices)
    const ends = block.kind === 'heading' || (block.kind === 'paragraph' && block.level > 0)
    while (ends && (path.at(-1)?.level ?? 0) >= block.level) path.pop()
    if (block.kind !== 'row' && path.at(-1)?.level === CAPTION_LEVEL) path.pop()
    if (block.kind === 'heading' && text.length <= LONGEST_HEADING) {
      path.push({ level: block.level, label: label(text), slices })
      introduction = null
      parents.length = 0
      afterTerm = true
      continue
    }
    const term = path.at(-1)
    if (block.kind === 'paragraph' || block.kind === 'heading') {
      const runsOn = afterTerm && term !== undefined && RUNS_ON.test(text)
      const entry = add(block, runsOn ? leadOf(file, term.slices) : null)
      introduction = text.endsWith(':') ? introducedBy(entry) : null
      parents.length = 0
    } else if (block.kind === 'row') {
      // What introduces a list before the table does not introduce the table.
      if (parents.length > 0) introduction = null
      parents.length = 0
      add(block, introduction)
    } else {
      while ((parents.at(-1)?.level ?? -1) >= block.level) parents.pop()
      const parent = parents.at(-1)
      const entry = add(block, parent === undefined ? introduction : parent.lead)
      const isParent = blocks[at + 1]?.kind === 'item' && (blocks[at + 1]?.level ?? 0) > block.level
      parents.push({ level: block.level, lead: isParent ? introducedBy(entry) : null })
    }
    afterTerm = false
  }
  addNotes(Number.POSITIVE_INFINITY)
  const guarantors = sectionGuarantors(found)
  return found.map((entry, at) => ({ ...entry, list: lists.of(entry), guarantor: guarantors[at] ?? null }))
}

function stretchesOf(file: string, block: Block): string[] {
  return block.cells?.map(cell => cut(file, cell)) ?? [blockText(file, block)]
}

function startOf(block: Block): number {
  return blockSlices(block)[0]?.from ?? 0
}

/** Labels of folding buttons begin with the sign of their state: `+ Kontext` is `Kontext`. */
function label(text: string): string {
  return collapse(text.replace(/^[-+–]\s+/, '').replace(/:$/, ''))
}
