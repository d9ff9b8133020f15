/** Entities that a bot sends with a text: read, checked against the text, put in order. */

import type { MessageEntity } from '@grammyjs/types'
import {
  isObject,
  type JsonObject,
  optionalText,
  requiredInteger,
  requiredObject,
  requiredText,
} from './fields.ts'
import { linkProblem } from './links.ts'
import { badRequest, within } from './refusal.ts'

/** More are dropped without a word. */
export const MAX_ENTITIES = 100

const STYLES = ['bold', 'italic', 'underline', 'strikethrough', 'spoiler']
const QUOTES = ['blockquote', 'expandable_blockquote']
const CODES = ['code', 'pre']
/** Accepted and thrown away: Telegram finds them in the text itself. */
const FOUND = [
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bank_card_number',
]

const MAX_PLACE = 1_000_000

/** The entities of a parameter as they were meant, without those that Telegram finds itself. */
export function readEntities(value: unknown): MessageEntity[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw badRequest('Expected an Array of MessageEntity')
  return value.map(item => within('MessageEntity', () => readEntity(item))).filter(entity => entity !== null)
}

function readEntity(value: unknown): MessageEntity | null {
  if (!isObject(value)) throw badRequest('expected an Object')
  const place = { offset: requiredInteger(value, 'offset'), length: requiredInteger(value, 'length') }
  const type = requiredText(value, 'type')
  if (type === '') throw badRequest('Type is not specified')
  if (FOUND.includes(type)) return null
  return { ...place, ...kindOf(type, value) } as MessageEntity
}

function kindOf(type: string, value: JsonObject): JsonObject {
  if ([...STYLES, ...QUOTES, 'code'].includes(type)) return { type }
  if (type === 'pre') {
    const language = optionalText(value, 'language')
    return language === '' ? { type } : { type, language }
  }
  if (type === 'text_link') return { type, url: requiredText(value, 'url') }
  if (type === 'text_mention') {
    const user = requiredObject(value, 'user')
    requiredInteger(user, 'id')
    return { type, user }
  }
  if (type === 'custom_emoji') {
    if (requiredInteger(value, 'custom_emoji_id') > 2 ** 63)
      throw badRequest('Field "custom_emoji_id" must be a valid Number')
    return { type, custom_emoji_id: String(value.custom_emoji_id) }
  }
  if (type === 'date_time')
    return {
      type,
      unix_time: requiredInteger(value, 'unix_time'),
      date_time_format: optionalText(value, 'date_time_format'),
    }
  throw badRequest('Unsupported type specified')
}

/**
 * The entities in order, outer before inner, when all of them stand inside `text` and next to each other or one
 * in another. Telegram itself repairs entities that overlap; here they are refused, for they are a mistake.
 */
export function arrangeEntities(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  for (const { offset, length } of entities) {
    if (offset < 0 || offset > MAX_PLACE)
      throw badRequest(`Receive an entity with incorrect offset ${offset}`)
    if (length < 0 || length > MAX_PLACE)
      throw badRequest(`Receive an entity with incorrect length ${length}`)
  }
  const sorted = entities.filter(({ length }) => length > 0).sort(outerFirst)
  const open: MessageEntity[] = []
  for (const entity of sorted) {
    checkPlace(text, entity)
    while (open.length > 0 && endOf(open.at(-1)) <= entity.offset) open.pop()
    for (const outer of open) checkNesting(outer, entity)
    open.push(entity)
    const problem = entity.type === 'text_link' ? linkProblem(entity.url) : null
    if (entity.type === 'text_link' && problem !== null)
      throw badRequest(`Entity URL '${entity.url}' is invalid: ${problem}`)
  }
  return sorted.slice(0, MAX_ENTITIES)
}

function outerFirst(a: MessageEntity, b: MessageEntity): number {
  return a.offset - b.offset || b.length - a.length || rank(a) - rank(b)
}

function rank({ type }: MessageEntity): number {
  return QUOTES.includes(type) ? 0 : STYLES.includes(type) ? 2 : 1
}

function endOf(entity: MessageEntity | undefined): number {
  return entity === undefined ? 0 : entity.offset + entity.length
}

function checkPlace(text: string, entity: MessageEntity): void {
  const { offset } = entity
  const end = endOf(entity)
  if (offset > text.length)
    throw badRequest(`Entity begins after the end of the text at UTF-16 offset ${offset}`)
  if (insideSymbol(text, offset))
    throw badRequest(
      `Entity begins in a middle of a UTF-16 symbol at byte offset ${bytesTo(text, offset + 1)}`,
    )
  const beginning = `Entity beginning at UTF-16 offset ${offset} ends`
  if (end > text.length) throw badRequest(`${beginning} after the end of the text at UTF-16 offset ${end}`)
  if (insideSymbol(text, end))
    throw badRequest(`${beginning} in a middle of a UTF-16 symbol at byte offset ${bytesTo(text, end + 1)}`)
}

function insideSymbol(text: string, at: number): boolean {
  return at > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1))
}

function bytesTo(text: string, end: number): number {
  return Buffer.byteLength(text.slice(0, end))
}

function checkNesting(outer: MessageEntity, inner: MessageEntity): void {
  if (endOf(inner) > endOf(outer)) throw badRequest(`Entities overlap at UTF-16 offset ${inner.offset}`)
  if (!mayContain(outer.type, inner.type))
    throw badRequest(`Entity ${inner.type} can't be inside ${outer.type} at UTF-16 offset ${inner.offset}`)
}

function mayContain(outer: string, inner: string): boolean {
  if (CODES.includes(outer)) return false
  if (QUOTES.includes(outer)) return !QUOTES.includes(inner)
  if (CODES.includes(inner)) return false
  return STYLES.includes(outer) || STYLES.includes(inner)
}
