/**
 * Outline: what the blocks of a document mean, which lines are headings though they do not look like it, which
 * paragraph goes on after a page break, which sentence introduces a list, what is furniture of the page.
 */

import { cut, withoutStart } from '../text/cut.ts'
import { type Block, blockText, type Line, stretchesOf, wordCount } from './blocks.ts'
import { splitDefinitions } from './definition.ts'
import { type Entry, headingLabel, readEntries } from './entries.ts'
import { isGuarantorLine } from './guarantor.ts'
import { TERM_LEVEL } from './html.ts'
import { withoutLinkRows } from './link-row.ts'
import { LONGEST_HEADING } from './list.ts'
import type { Reading } from './markdown.ts'
import { joinPages } from './page-break.ts'

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
  return { title, entries: readEntries(file, shaped, notes), page }
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
    const text = headingLabel(blockText(file, block))
    const repeated = next !== undefined && headingLabel(blockText(file, next)) === text
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
