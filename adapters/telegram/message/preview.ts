/** Preview: a message as Telegram shows it, drawn with letters for an editor's eyes. */

import type { InlineKeyboardButton, MessageEntity } from 'grammy/types'
import type { Rendered, TextPart } from './render.ts'

/** Around what is styled so in a quote. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['bold', '*'],
  ['strikethrough', '~'],
])

/**
 * Messages one below the other, quotes with a bar at the left, a broken one where they are folded, stars around what is bold
 * in them, waves around what is struck out, buttons in brackets, with an arrow where they open a page, and files with their
 * names.
 */
export function previewTelegram({ parts, buttons, files }: Rendered): string {
  const rows = buttons.map(row => row.map(previewButton).join(' '))
  return [
    ...parts.map(previewPart),
    ...(rows.length > 0 ? [rows.join('\n')] : []),
    ...files.map(({ name, alt }) => [`[${name}]`, alt].join('\n').trim()),
  ].join('\n\n')
}

function previewButton(button: InlineKeyboardButton): string {
  return `[ ${button.text}${'url' in button ? ' ↗' : ''} ]`
}

function previewPart({ text, entities }: TextPart): string {
  const quotes = entities.filter(isQuote)
  const quoteAt = (at: number) => quotes.find(({ offset, length }) => at >= offset && at < offset + length)
  const signs = new Map<number, string>()
  for (const { type, offset, length } of entities) {
    const sign = SIGNS.get(type)
    if (sign === undefined || quoteAt(offset) === undefined) continue
    for (const end of [offset, offset + length]) signs.set(end, (signs.get(end) ?? '') + sign)
  }
  let at = 0
  return text
    .split('\n')
    .map(line => {
      const quote = quoteAt(at)
      const drawn = withSigns(line, at, signs)
      at += line.length + 1
      if (quote === undefined) return drawn
      return `${quote.type === 'blockquote' ? '▌' : '┆'} ${drawn}`
    })
    .join('\n')
}

/** `line`, which begins at `from` of its text, with signs at these places of the text. */
function withSigns(line: string, from: number, signs: ReadonlyMap<number, string>): string {
  let drawn = ''
  for (let at = 0; at <= line.length; at++) drawn += `${signs.get(from + at) ?? ''}${line.charAt(at)}`
  return drawn
}

function isQuote({ type }: MessageEntity): boolean {
  return type === 'blockquote' || type === 'expandable_blockquote'
}
