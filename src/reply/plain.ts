/** A reply as plain text for a terminal, a fallback body or paper. */

import { stripVTControlCharacters } from 'node:util'
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

/** Breaks at spaces; the escapes of colours take no room. */
function wrap(text: string, width: number, indent: string): string {
  const room = Math.max(20, width - indent.length)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && visible(line) + 1 + visible(word) > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines.map(each => indent + each).join('\n')
}

function visible(text: string): number {
  return stripVTControlCharacters(text).length
}
