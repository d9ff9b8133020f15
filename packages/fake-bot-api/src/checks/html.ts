/** `parse_mode: 'HTML'`: the tags that Telegram knows, as text and entities. */

import type { MessageEntity } from '@grammyjs/types'
import { linkProblem } from './links.ts'
import { badRequest } from './refusal.ts'

export interface Formatted {
  readonly text: string
  readonly entities: readonly MessageEntity[]
}

const TYPES: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const TOKEN = /<(\/?)([^\s>]*)([^>]*)>|&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot));|<|[^<&]+|&/giu

interface Tag {
  readonly name: string
  readonly attributes: string
  readonly offset: number
}

/** `<b>Kolo</b>` is `Kolo` with one bold entity. Refuses tags that are unknown, open or crossed. */
export function parseHtml(html: string): Formatted {
  const entities: MessageEntity[] = []
  const open: Tag[] = []
  let text = ''
  for (const match of html.matchAll(TOKEN)) {
    const [token, slash, name = '', attributes = '', decimal, hexadecimal, named] = match
    const at = Buffer.byteLength(html.slice(0, match.index))
    if (token === '<') throw parseError(`Unclosed start tag at byte offset ${at}`)
    if (slash === '/') {
      const tag = close(open, name.toLowerCase(), at)
      const entity = entityOf(tag, text)
      if (entity !== null) entities.push(entity)
    } else if (slash === '') {
      open.push({ name: known(name.toLowerCase(), attributes, at), attributes, offset: text.length })
    } else if (decimal !== undefined) text += String.fromCodePoint(Number(decimal))
    else if (hexadecimal !== undefined) text += String.fromCodePoint(Number.parseInt(hexadecimal, 16))
    else text += NAMED[named?.toLowerCase() ?? ''] ?? token
  }
  const left = open.at(-1)
  if (left !== undefined) throw parseError(`Can't find end tag corresponding to start tag "${left.name}"`)
  return { text, entities }
}

function parseError(message: string) {
  return badRequest(`Can't parse entities: ${message}`)
}

function known(name: string, attributes: string, at: number): string {
  if (TYPES[name] === undefined) throw parseError(`Unsupported start tag "${name}" at byte offset ${at}`)
  if (name === 'span' && attribute(attributes, 'class') !== 'tg-spoiler')
    throw parseError(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`)
  return name
}

function close(open: Tag[], name: string, at: number): Tag {
  const tag = open.pop()
  if (tag === undefined) throw parseError(`Unexpected end tag at byte offset ${at}`)
  if (name !== '' && name !== tag.name)
    throw parseError(`Unmatched end tag at byte offset ${at}, expected "</${tag.name}>", found "</${name}>"`)
  return tag
}

/** Empty tags and links to nowhere are only their text. */
function entityOf({ name, attributes, offset }: Tag, text: string): MessageEntity | null {
  const place = { offset, length: text.length - offset }
  if (place.length === 0) return null
  if (name === 'a') {
    const url = attribute(attributes, 'href') || text.slice(offset)
    return linkProblem(url) === null ? { type: 'text_link', ...place, url } : null
  }
  const expandable = name === 'blockquote' && /\bexpandable\b/i.test(attributes)
  return { type: expandable ? 'expandable_blockquote' : TYPES[name], ...place } as MessageEntity
}

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(attributes)
  const value = match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
  return value.replace(/&(lt|gt|amp|quot);/gi, (_, entity: string) => NAMED[entity.toLowerCase()] ?? '')
}
