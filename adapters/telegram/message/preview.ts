/** Preview: a message as Telegram shows it, drawn with letters for an editor's eyes. */

import type { MessageEntity } from 'grammy/types'
import type { Rendered, TextPart } from './render.ts'

/** Messages one below the other, quotes with a bar at the left, and buttons in brackets. */
export function previewTelegram({ parts, buttons }: Rendered): string {
  const rows = buttons.map(row => row.map(({ text }) => `[ ${text} ]`).join(' '))
  return [...parts.map(previewPart), ...(rows.length > 0 ? [rows.join('\n')] : [])].join('\n\n')
}

function previewPart({ text, entities }: TextPart): string {
  const quotes = entities.filter(isQuote)
  let at = 0
  return text
    .split('\n')
    .map(line => {
      const from = at
      at += line.length + 1
      const quoted = quotes.some(({ offset, length }) => from >= offset && from < offset + length)
      return quoted ? `▌ ${line}` : line
    })
    .join('\n')
}

function isQuote({ type }: MessageEntity): boolean {
  return type === 'blockquote' || type === 'expandable_blockquote'
}
