/** A reply as plain text for a terminal, a fallback body or paper. */

import { stripVTControlCharacters } from 'node:util'
import { isOneLetterWord } from '../czech/one-letter.ts'
import { PHRASES } from './phrases.ts'
import { printable } from './printable.ts'
import type { QuotePart, Reply, ReplyBlock } from './reply.ts'

export interface PlainOptions {
  /** Columns to wrap at. */
  readonly width: number
  readonly color: boolean
}

const ESC = '\u001b['

/** Text without a final line break. Control characters of the content never reach the terminal. */
export function renderPlain(reply: Reply, options: PlainOptions): string {
  return reply.blocks.map(block => renderBlock(block, options)).join('\n\n')
}

function renderBlock(block: ReplyBlock, options: PlainOptions): string {
  const style = (codes: string, text: string) => (options.color ? `${ESC}${codes}m${text}${ESC}0m` : text)
  switch (block.type) {
    case 'say':
      return wrap(printable(block.text), options.width, '')
    case 'quote': {
      const [open, close] = block.summary ? ['', ''] : ['„', '“']
      const body = block.parts.map(part => marked(part, options.color)).join(' … ')
      const words = `${block.cutBefore ? '… ' : ''}${body}${block.cutAfter ? ' …' : ''}`
      return [
        ...(block.headings.length === 0
          ? []
          : [style('1', wrap(printable(block.headings.join(' › ')), options.width, ''))]),
        ...(block.kind === 'prevention' ? [PHRASES.fact] : []),
        ...(block.lead === null ? [] : [wrap(printable(block.lead), options.width, '  │ ')]),
        wrap(`${open}${words}${close}`, options.width, '  │ '),
      ].join('\n')
    }
    case 'source': {
      const where = block.link ?? block.place
      return [
        wrap(printable(`${block.text} · ${block.code}`), options.width, ''),
        style('4;36', printable(where)),
      ].join('\n')
    }
    case 'choices':
      return [
        block.title,
        ...block.items.map(item => wrap(printable(`${item.code}  ${item.text}`), options.width, '  ')),
      ].join('\n')
    case 'lines':
      return [block.title, ...block.lines.map(line => wrap(printable(line), options.width, '  '))]
        .join('\n')
        .trim()
  }
}

function marked({ text, marks }: QuotePart, color: boolean): string {
  if (!color) return printable(text)
  let out = ''
  let at = 0
  for (const { from, to } of marks) {
    out += `${printable(text.slice(at, from))}${ESC}1m${printable(text.slice(from, to))}${ESC}22m`
    at = to
  }
  return out + printable(text.slice(at))
}

/** Breaks at spaces, but not after a one-letter word where the line has another place; the escapes of colours take no room. */
function wrap(text: string, width: number, indent: string): string {
  const room = Math.max(20, width - indent.length)
  const lines: string[][] = []
  let line: string[] = []
  let length = 0
  for (const word of text.split(' ')) {
    const needed = visible(word)
    if (line.length > 0 && length + 1 + needed > room) {
      const hanging = hangingEnd(line)
      const moved = hanging.length < line.length && lengthOf([...hanging, word]) <= room ? hanging : []
      lines.push(line.slice(0, line.length - moved.length))
      line = [...moved, word]
      length = lengthOf(line)
    } else {
      length += line.length === 0 ? needed : 1 + needed
      line.push(word)
    }
  }
  lines.push(line)
  return lines.map(each => indent + each.join(' ')).join('\n')
}

/** The one-letter words at the end of a line. */
function hangingEnd(line: readonly string[]): readonly string[] {
  const last = line.findLastIndex(word => !isOneLetterWord(stripVTControlCharacters(word)))
  return line.slice(last + 1)
}

function lengthOf(line: readonly string[]): number {
  return visible(line.join(' '))
}

function visible(text: string): number {
  return stripVTControlCharacters(text).length
}
