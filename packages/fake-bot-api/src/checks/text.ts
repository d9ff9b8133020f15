/** A text with entities on its way into a message: parsed, checked, cleaned, measured. */

import type { MessageEntity } from '@grammyjs/types'
import { arrangeEntities, readEntities } from './entities.ts'
import { withFound } from './found.ts'
import { type Formatted, parseHtml } from './html.ts'
import { badRequest } from './refusal.ts'

export type { Formatted } from './html.ts'

export const MAX_TEXT = 4096
export const MAX_CAPTION = 1024

/** Anything longer is refused before it is parsed. */
const MAX_BYTES = 32_768

export interface Written {
  readonly text: string
  readonly parseMode: string
  readonly entities: unknown
}

/** What a bot wrote, before it is known where it goes. A parse mode wins over entities, as with Telegram. */
export function readFormatted({ text, parseMode, entities }: Written, entitiesOnly: boolean): Formatted {
  if (Buffer.byteLength(text) > MAX_BYTES) throw badRequest('Text is too long')
  const mode = parseMode.toLowerCase()
  if (mode === '' || mode === 'none') return { text, entities: readEntities(entities) }
  if (entitiesOnly) throw badRequest('parse_mode is refused: this server takes entities only')
  if (mode !== 'html') throw badRequest('Unsupported parse_mode')
  return parseHtml(text)
}

/** The text of a message, which must not be empty. */
export function readMessageText(written: Written, entitiesOnly: boolean): Formatted {
  if (written.text === '') throw badRequest('Message text is empty')
  return readFormatted(written, entitiesOnly)
}

/** The text as it stands in the message, with what Telegram finds in it. */
export function settleText(formatted: Formatted): Formatted {
  const settled = settle(formatted)
  if (settled.text === '') throw badRequest('Text must be non-empty')
  if (settled.text.length > MAX_TEXT) throw badRequest('Message is too long')
  return settled
}

export function settleCaption(formatted: Formatted): Formatted {
  const settled = settle(formatted)
  if (settled.text.length > MAX_CAPTION) throw badRequest('Message caption is too long')
  return settled
}

function settle({ text, entities }: Formatted): Formatted {
  const clean = tidy(text, arrangeEntities(text, entities))
  return { text: clean.text, entities: withFound(clean.text, clean.entities) }
}

/** Carriage returns and marks of direction vanish; other control characters are spaces. */
const VANISHING = /[\r\u2028-\u202E]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that Telegram replaces.
const CONTROL = /[\u0000-\u0009\u000B\u000C\u000E-\u001F]/g

/** Without white space at the ends: `' **a** '` loses the end always, the beginning up to the first entity. */
export function tidy(text: string, entities: readonly MessageEntity[]): Formatted {
  const plain = text.replace(CONTROL, ' ')
  const end = plain.trimEnd().length
  const start = Math.min(plain.length - plain.trimStart().length, entities[0]?.offset ?? plain.length, end)
  const keptBefore: number[] = [0]
  let result = ''
  for (let at = 0; at < plain.length; at++) {
    const letter = plain.charAt(at)
    if (at >= start && at < end && !VANISHING.test(letter)) result += letter
    keptBefore.push(result.length)
  }
  const moved = entities.map(entity => {
    const from = keptBefore[entity.offset] ?? 0
    return { ...entity, offset: from, length: (keptBefore[entity.offset + entity.length] ?? from) - from }
  })
  return { text: result, entities: moved.filter(({ length }) => length > 0) }
}
