/** Splitting: long messages in parts that Telegram takes: at paragraphs where possible, and never inside a letter. */

import type { FormattedString } from '@grammyjs/parse-mode'
import { breakAt } from '../../shared/split.ts'

/** UTF-16 units of one message. */
const MAX_MESSAGE = 4096
/** Entities of one message; Telegram drops what is over. */
export const MAX_ENTITIES = 100

/** `message` in parts of at most `limit` units, entities and all, without white space at their ends. */
export function splitMessage(message: FormattedString, limit = MAX_MESSAGE): FormattedString[] {
  const { text } = message
  const parts: FormattedString[] = []
  let from = skipSpace(text, 0)
  while (from < text.length) {
    const room = Math.min(limit, entityTooMany(message, from) - from)
    const to = text.length - from <= room ? text.length : from + breakAt(text.slice(from), room)
    parts.push(message.slice(from, trimEnd(text, from, to)))
    from = skipSpace(text, to)
  }
  return parts
}

/** Where the first entity begins that a part from `from` on cannot have. Entities are in their order. */
function entityTooMany({ entities }: FormattedString, from: number): number {
  const ahead = entities.filter(({ offset, length }) => offset + length > from)
  return ahead[MAX_ENTITIES]?.offset ?? Number.POSITIVE_INFINITY
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}

function trimEnd(text: string, from: number, to: number): number {
  let at = to
  while (at > from && /\s/.test(text.charAt(at - 1))) at--
  return at
}

/** At most `letters` of a text, cut between words. */
export function shortened(text: string, letters: number): string {
  if (text.length <= letters) return text
  const room = text.slice(0, letters - 1)
  const space = room.lastIndexOf(' ')
  return `${(space > letters / 2 ? room.slice(0, space) : room).trimEnd().replace(/[\ud800-\udbff]$/, '')}…`
}
