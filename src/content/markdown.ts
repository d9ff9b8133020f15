/** Markdown with HTML inside, as blocks. Positions come from a CommonMark parser; nothing is rendered. */

import type { Nodes, Parents } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { SourceText } from '../text/source-text.ts'
import { type Block, BlockBuilder } from './blocks.ts'
import { addRange, MARKS, readHtml } from './html.ts'
import { maskHidden } from './mask.ts'

/** Indented code does not occur in programmes: an indented paragraph is a paragraph. */
const SYNTAX = { extensions: [{ disable: { null: ['codeIndented'] } }] }

/** Blocks of `source` in reading order, as slices of `file`. Never throws: all text is valid Markdown. */
export function readMarkdown(file: string, source: SourceText): Block[] {
  const masked = { text: maskHidden(source.text), offset: source.offset }
  const builder = new BlockBuilder(file)
  visit(fromMarkdown(masked.text, SYNTAX), masked, builder, 0)
  builder.close()
  return builder.blocks
}

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
    case 'strong':
      builder.strongDepth(1)
      children(node, source, builder, depth)
      builder.strongDepth(-1)
      break
    case 'link':
    case 'linkReference':
      builder.linkDepth(1)
      children(node, source, builder, depth)
      builder.linkDepth(-1)
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
      children(part, source, builder, depth)
    } else {
      visit(part, source, builder, depth)
    }
  }
  builder.close()
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
    const reference = /^&(?:#\d+|#x[\da-f]+|\w+);/i.exec(raw.slice(at))
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
