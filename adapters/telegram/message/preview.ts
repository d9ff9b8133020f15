/** Preview: a message as Telegram shows it, drawn with letters for an editor's eyes. */

import type { MessageEntity } from 'grammy/types'
import type { Rendered, TextPart } from './render.ts'

/**
 * Messages one below the other, quotes with a bar at the left, a broken one where they are folded, stars around what is bold
 * in them, and buttons in brackets.
 */
export function previewTelegram({ parts, buttons }: Rendered): string {
  const rows = buttons.map(row => row.map(({ text }) => `[ ${text} ]`).join(' '))
  return [...parts.map(previewPart), ...(rows.length > 0 ? [rows.join('\n')] : [])].join('\n\n')
}

function previewPart({ text, entities }: TextPart): string {
  const quotes = entities.filter(isQuote)
  const quoteAt = (at: number) => quotes.find(({ offset, length }) => at >= offset && at < offset + length)
  const bold = entities.filter(({ type, offset }) => type === 'bold' && quoteAt(offset) !== undefined)
  const stars = new Set(bold.flatMap(({ offset, length }) => [offset, offset + length]))
  let at = 0
  return text
    .split('\n')
    .map(line => {
      const quote = quoteAt(at)
      const drawn = starred(line, at, stars)
      at += line.length + 1
      if (quote === undefined) return drawn
      return `${quote.type === 'blockquote' ? '▌' : '┆'} ${drawn}`
    })
    .join('\n')
}

/** `line`, which begins at `from` of its text, with a star at each of these places of the text. */
function starred(line: string, from: number, stars: ReadonlySet<number>): string {
  let drawn = ''
  for (let at = 0; at <= line.length; at++) drawn += `${stars.has(from + at) ? '*' : ''}${line.charAt(at)}`
  return drawn
}

function isQuote({ type }: MessageEntity): boolean {
  return type === 'blockquote' || type === 'expandable_blockquote'
}
