/** Markdown with HTML inside, as blocks. Positions come from a CommonMark parser; nothing is rendered. */

import type { Nodes, Paragraph, Parents, Table, TableRow } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Slice } from '../model.ts'
import { collapse, REFERENCE } from '../text/cut.ts'
import type { SourceText } from '../text/source-text.ts'
import { BlockBuilder } from './block-builder.ts'
import type { Block, Unquoted } from './blocks.ts'
import { addRange, coversRange, MARKS, readHtml } from './html.ts'
import { type Masked, mask } from './mask.ts'

/** Indented code does not occur in programmes: an indented paragraph is a paragraph. A single tilde is a tilde. */
const SYNTAX = {
  extensions: [{ disable: { null: ['codeIndented'] } }, gfmTable(), gfmStrikethrough({ singleTilde: false })],
  mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
}

const REFERENCE_HERE = new RegExp(`^${REFERENCE}`, 'i')

export interface Reading {
  /** In reading order. */
  readonly blocks: readonly Block[]
  /** Footnotes, which belong to no list and no paragraph around them. */
  readonly notes: readonly Block[]
  /** Heads of tables. They stand on the page, and are said with every row. */
  readonly heads: readonly string[]
  readonly unquoted: readonly Unquoted[]
}

/** What stands in `source`, as slices of `file`. Never throws: all text is valid Markdown. */
export function readMarkdown(file: string, source: SourceText): Reading {
  const masked = mask(source.text)
  const printed = masked.printed.map(({ from, to }) => ({
    from: source.offset(from),
    to: source.offset(to - 1) + 1,
  }))
  const { blocks, heads, unquoted } = readPart(file, { text: masked.text, offset: source.offset }, printed)
  const notes = masked.notes.map(({ from, to }) =>
    readPart(
      file,
      { text: masked.withNotes.slice(from, to), offset: index => source.offset(from + index) },
      printed,
    ),
  )
  return {
    blocks,
    notes: notes.flatMap(note => note.blocks),
    heads,
    unquoted: [...unquoted, ...notes.flatMap(note => note.unquoted), ...maskedText(source, masked)],
  }
}

function readPart(file: string, source: SourceText, printed: readonly Slice[]) {
  const builder = new BlockBuilder(file, printed)
  visit(fromMarkdown(source.text, SYNTAX), source, builder, 0)
  builder.end()
  return { blocks: builder.blocks, heads: builder.heads, unquoted: builder.unquoted() }
}

function maskedText({ text, offset }: SourceText, { conditional, unclosed }: Masked): Unquoted[] {
  const wordsOf = ({ from, to }: Slice) =>
    collapse(text.slice(from, to).replace(/\{[%{][^{}]*[%}]\}|<!--|\{::comment\}|<[^<>]*>/g, ' '))
  const parts = (ranges: readonly Slice[], reason: Unquoted['reason']) =>
    ranges.map(range => ({ reason, from: offset(range.from), text: wordsOf(range) }))
  return [...parts(conditional, 'conditional'), ...parts(unclosed, 'unclosed')].filter(part =>
    /\p{L}/u.test(part.text),
  )
}

/** What of a block goes deeper inside of a node. */
const DEPTHS = {
  delete: 'strikeDepth',
  strong: 'strongDepth',
  link: 'linkDepth',
  linkReference: 'linkDepth',
} as const

function visit(node: Nodes, source: SourceText, builder: BlockBuilder, depth: number): void {
  const from = node.position?.start.offset ?? 0
  const to = node.position?.end.offset ?? 0
  switch (node.type) {
    case 'heading':
      builder.open('heading', node.depth)
      children(node, source, builder, depth)
      builder.close()
      break
    case 'paragraph':
      goOn(node, source, builder)
      coversWords(node, source, builder)
      children(node, source, builder, depth)
      builder.close()
      break
    case 'list':
      for (const item of node.children) {
        const indent = (item.position?.start.column ?? 0) - (node.children[0]?.position?.start.column ?? 0)
        visit(item, source, builder, depth + (indent > 0 ? 1 : 0))
      }
      break
    case 'listItem':
      readItem(node.children, source, builder, depth)
      break
    case 'table':
      readTable(node, source, builder)
      break
    case 'delete':
    case 'strong':
    case 'link':
    case 'linkReference':
      builder[DEPTHS[node.type]](1)
      children(node, source, builder, depth)
      builder[DEPTHS[node.type]](-1)
      break
    case 'text':
      addAligned(source, from, to, withoutStray(node.value), builder)
      break
    case 'inlineCode':
    case 'code':
      addAligned(source, from, to, node.value, builder)
      break
    case 'html':
      readHtml(source, from, to, builder)
      break
    case 'break':
      builder.hardBreak(source.offset(to - 1), source.offset(to - 1) + 1)
      break
    case 'thematicBreak':
      builder.close()
      break
    default:
      if ('children' in node) children(node, source, builder, depth)
  }
}

function children(node: Parents, source: SourceText, builder: BlockBuilder, depth: number): void {
  for (const child of node.children) {
    if (child.type === 'html' && isFlow(node)) goOn(child, source, builder)
    visit(child, source, builder, depth)
  }
}

/** One block for the paragraphs of an item, further blocks for the lists inside it. */
function readItem(parts: readonly Nodes[], source: SourceText, builder: BlockBuilder, depth: number): void {
  builder.open('item', depth)
  for (const part of parts) {
    if (part.type === 'list') {
      builder.close()
      visit(part, source, builder, depth + 1)
    } else if (part.type === 'paragraph') {
      if (builder.isEmpty()) builder.open('item', depth)
      else goOn(part, source, builder)
      coversWords(part, source, builder)
      children(part === parts[0] ? withoutTask(part) : part, source, builder, depth)
    } else {
      visit(part, source, builder, depth)
    }
  }
  builder.close()
}

/** An item of a list of tasks says `[ ]` or `[x]` before its words; a page prints a box. */
function withoutTask(paragraph: Paragraph): Paragraph {
  const [first, ...rest] = paragraph.children
  const mark = first?.type === 'text' && first.position ? /^\[[ xX]\]\s/.exec(first.value)?.[0] : undefined
  if (first?.type !== 'text' || first.position === undefined || mark === undefined) return paragraph
  const { start, end } = first.position
  const position = { start: { ...start, offset: (start.offset ?? 0) + mark.length }, end }
  return { ...paragraph, children: [{ ...first, value: first.value.slice(mark.length), position }, ...rest] }
}

function readTable({ children: rows }: Table, source: SourceText, builder: BlockBuilder): void {
  builder.openTable()
  for (const [at, row] of rows.entries()) {
    if (at > 0 && isSeparator(row, source)) continue
    builder.table()?.openRow()
    for (const cell of row.children) {
      builder.table()?.openCell(at === 0)
      coversWords(cell, source, builder)
      children(cell, source, builder, 0)
      builder.close()
    }
  }
  builder.closeTable()
}

/** A line between rows, as kramdown has it: `|------|=====|`. */
function isSeparator({ children: cells }: TableRow, { text }: SourceText): boolean {
  return cells.every(cell => {
    const { from, to } = offsetsOf(cell)
    return /^[\s|]*:?(?:-{2,}|={2,}):?[\s|]*$/.test(text.slice(from, to))
  })
}

/** Tells the builder where a paragraph or cell stands, with the blanks around it that a template may fill, also in the next line. */
function coversWords(node: Parents, source: SourceText, builder: BlockBuilder): void {
  const position = offsetsOf(node)
  const before =
    /(?:[ \t]*\n)?[ \t]*$/.exec(source.text.slice(Math.max(0, position.from - BESIDE), position.from))?.[0] ??
    ''
  const after = /^[ \t]*(?:\n[ \t]*)?/.exec(source.text.slice(position.to, position.to + BESIDE))?.[0] ?? ''
  let from = position.from - before.length
  for (const gap of gapsIn(node)) {
    coversRange(source, from, gap.from, builder)
    from = gap.to
  }
  coversRange(source, from, position.to + after.length, builder)
}

/** Blanks before and after a paragraph that are looked at: a value of a template may stand there. */
const BESIDE = 500

/** What a page does not print as text: tags, pictures, addresses of links. */
function gapsIn(node: Parents): Slice[] {
  return node.children.flatMap((child): Slice[] => {
    if (child.type === 'html' || child.type === 'image' || child.type === 'imageReference')
      return [offsetsOf(child)]
    if (!('children' in child)) return []
    const inside = gapsIn(child)
    if (child.type !== 'link' && child.type !== 'linkReference') return inside
    const words = child.children.at(-1)
    const { from, to } = offsetsOf(child)
    return [...inside, { from: words === undefined ? from : offsetsOf(words).to, to }]
  })
}

function offsetsOf({ position }: Nodes): Slice {
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 }
}

/** Whether HTML directly inside a node stands in lines of its own rather than in a sentence. */
function isFlow({ type }: Parents): boolean {
  return type === 'root' || type === 'blockquote'
}

/** A paragraph or HTML begins in a line of its own; whatever is open ends or goes on after the line break. */
function goOn(node: Nodes, source: SourceText, builder: BlockBuilder): void {
  const newline = source.text.lastIndexOf('\n', node.position?.start.offset ?? 0)
  builder.goOn(source.offset(newline))
}

/** A space of no width beside a mark keeps the parser from taking it for one: `**zásadní“**\u200b`. */
const STRAY = /\u200b(?:\*\*|__)|(?:\*\*|__)\u200b/

function withoutStray(text: string): string {
  return STRAY.test(text) ? text.replace(MARKS, '') : text
}

/**
 * Adds the characters of a text node. Its value and its source differ by escapes, references and the marks
 * before continued lines; source characters without a counterpart in the value are left out.
 */
function addAligned(
  source: SourceText,
  from: number,
  to: number,
  value: string,
  builder: BlockBuilder,
): void {
  const raw = source.text.slice(from, to)
  if (raw === value) {
    addRange(source, from, to, builder)
    return
  }
  let start = 0
  let at = 0
  for (let read = 0; read < value.length && at < raw.length; ) {
    if (raw[at] === value[read]) {
      at++
      read++
      continue
    }
    addRange(source, from + start, from + at, builder)
    const reference = REFERENCE_HERE.exec(raw.slice(at))
    if (reference !== null) {
      builder.character(source.offset(from + at), reference[0].length)
      at += reference[0].length
      read += characterLength(value, read)
    } else {
      at++
    }
    start = at
  }
  addRange(source, from + start, from + at, builder)
}

function characterLength(value: string, at: number): number {
  return (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
