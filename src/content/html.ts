/** HTML fragments inside Markdown, given to the same block builder that the Markdown around them uses. */

import { Tokenizer } from 'htmlparser2'
import { REFERENCE } from '../text/cut.ts'
import type { SourceText } from '../text/source-text.ts'
import type { BlockBuilder } from './block-builder.ts'
import { CAPTION_LEVEL } from './blocks.ts'

/** Level of a term of a definition list and of a summary: below every numbered heading. */
export const TERM_LEVEL = 8

const HEADING = /^h[1-6]$/
const LIST = /^[uo]l$/
const BOUNDARY = new Set(
  'p div ul ol dl dd section article aside header footer main nav search hgroup blockquote figure figcaption form fieldset legend details dialog hr pre address center menu dir'.split(
    ' ',
  ),
)
const TABLE_PART = new Set(['tr', 'td', 'th', 'thead', 'tbody', 'tfoot'])
const STRUCK = new Set(['del', 's', 'strike'])
export const MARKS = /\*\*|__/g
const REFERENCES = new RegExp(REFERENCE, 'gi')

/** Reads the fragment `[from, to)` of `source`. Tags left open go on into the Markdown that follows. */
export function readHtml(source: SourceText, from: number, to: number, builder: BlockBuilder): void {
  let tagStart = 0
  let name = ''
  const fragment = source.text.slice(from, to)
  const opened = (end: number, isClosed = false) => {
    if (!isClosed) builder.openElement(name, fragment.slice(tagStart, end), isBlock(name))
    if (name === 'td' || name === 'th') openCell(name, fragment.slice(tagStart, end), builder)
    else openTag(name, source.offset(from + tagStart), source.offset(from + end) + 1, builder)
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ontext: (start, end) => readText(source, from + start, from + end, builder),
      onopentagname: (start, end) => {
        tagStart = start - 1
        name = fragment.slice(start, end).toLowerCase()
      },
      onopentagend: end => opened(end),
      onselfclosingtag: end => opened(end, true),
      onclosetag: (start, end) => closeTag(fragment.slice(start, end).toLowerCase(), builder),
      ontextentity: ignore,
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  )
  tokenizer.write(fragment)
  tokenizer.end()
}

function ignore(): void {}

/** Whether an element ends the paragraph before it. */
function isBlock(name: string): boolean {
  return name === 'table' || HEADING.test(name) || BOUNDARY.has(name)
}

function openTag(name: string, from: number, to: number, builder: BlockBuilder): void {
  if (name === 'br') builder.hardBreak(from, to)
  else if (name === 'b' || name === 'strong') builder.strongDepth(1)
  else if (name === 'a') builder.linkDepth(1)
  else if (name === 'li') builder.openItem()
  else if (name === 'dt' || name === 'summary') builder.open('heading', TERM_LEVEL)
  else if (HEADING.test(name)) builder.open('heading', Number(name[1]))
  else if (name === 'button') builder.open('heading', TERM_LEVEL - 1)
  else if (name === 'caption') builder.open('heading', CAPTION_LEVEL)
  else if (name === 'table') builder.openTable()
  else if (name === 'tr') openRow(builder)
  else if (TABLE_PART.has(name)) closeCell(builder)
  else if (STRUCK.has(name)) builder.strikeDepth(1)
  else if (BOUNDARY.has(name)) builder.close()
  if (LIST.test(name)) builder.listDepth(1)
}

function openRow(builder: BlockBuilder): void {
  builder.close()
  builder.table()?.openRow()
}

function openCell(name: 'td' | 'th', tag: string, builder: BlockBuilder): void {
  builder.close()
  builder.table()?.openCell(name === 'th', spanOf(tag, 'colspan'), spanOf(tag, 'rowspan'))
}

/** How many columns or rows a cell says that it covers. */
function spanOf(tag: string, attribute: 'colspan' | 'rowspan'): number {
  return Number(new RegExp(`\\s${attribute}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(tag)?.[1] ?? 1)
}

function closeCell(builder: BlockBuilder): void {
  builder.close()
  builder.table()?.closeCell()
}

function closeTag(name: string, builder: BlockBuilder): void {
  builder.closeElement(name)
  if (name === 'b' || name === 'strong') builder.strongDepth(-1)
  else if (name === 'a') builder.linkDepth(-1)
  else if (name === 'table') builder.closeTable()
  else if (TABLE_PART.has(name)) closeCell(builder)
  else if (STRUCK.has(name)) builder.strikeDepth(-1)
  else if (
    name === 'li' ||
    name === 'dt' ||
    name === 'summary' ||
    name === 'button' ||
    name === 'caption' ||
    HEADING.test(name) ||
    BOUNDARY.has(name)
  )
    builder.close()
  if (LIST.test(name)) builder.listDepth(-1)
}

/** Text of a fragment: references become slices of their own, stray Markdown marks stay out. */
function readText(source: SourceText, from: number, to: number, builder: BlockBuilder): void {
  const raw = source.text.slice(from, to)
  coversRange(source, from, to, builder)
  let start = 0
  for (const mark of raw.matchAll(MARKS)) {
    addReferences(source, from + start, from + mark.index, builder)
    start = mark.index + mark[0].length
  }
  addReferences(source, from + start, to, builder)
}

/** Tells the builder which part of the file a text takes up. */
export function coversRange(source: SourceText, from: number, to: number, builder: BlockBuilder): void {
  if (from < to) builder.covers(source.offset(from), source.offset(to - 1) + 1)
}

function addReferences(source: SourceText, from: number, to: number, builder: BlockBuilder): void {
  let start = from
  for (const reference of source.text.slice(from, to).matchAll(REFERENCES)) {
    addRange(source, start, from + reference.index, builder)
    builder.character(source.offset(from + reference.index), reference[0].length)
    start = from + reference.index + reference[0].length
  }
  addRange(source, start, to, builder)
}

/**
 * Adds `[from, to)` of a source text, line by line, because its lines may lie apart in the file. What is blank in the
 * source and not in the file is hidden.
 */
export function addRange(source: SourceText, from: number, to: number, builder: BlockBuilder): void {
  let start = from
  while (start < to) {
    const newline = source.text.indexOf('\n', start)
    const end = newline < 0 || newline >= to ? to : newline + 1
    builder.shown(source.text.slice(start, end), source.offset(start))
    start = end
  }
}
