/** Entities that Telegram finds in a text itself, for messages of people and of bots. */

import type { MessageEntity } from '@grammyjs/types'

type Found = MessageEntity.CommonMessageEntity

/** In the order in which they win over each other. Letters with accents belong to words, so `/nápověda` is no command. */
const PATTERNS: readonly (readonly [Found['type'], RegExp])[] = [
  ['url', /(?<![\p{L}\p{N}_@/.])https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'“”„]/giu],
  ['email', /(?<![\p{L}\p{N}_.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\p{L}\p{N}_])/giu],
  [
    'url',
    /(?<![\p{L}\p{N}_@/.])(?:[\p{L}\p{N}-]+\.)+(?:cz|sk|eu|com|org|net|info|me)(?![\p{L}\p{N}_.-])(?:\/[^\s<>"]*[^\s<>".,;:!?)])?/giu,
  ],
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/[a-z\d_]{1,64}(?:@[a-z][a-z\d_]{2,31})?(?![\p{L}\p{N}_/<>@])/giu],
  ['mention', /(?<![\p{L}\p{N}_@])@[a-z][a-z\d_]{2,31}(?![\p{L}\p{N}_@])/giu],
  ['hashtag', /(?<![\p{L}\p{N}_#])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}(?![#\p{L}\p{N}_])/giu],
]

/** Links, addresses, commands, mentions and hashtags of `text`: `/start@a_bot ahoj` has a command of 12 letters. */
export function findEntities(text: string): MessageEntity[] {
  const found: Found[] = []
  for (const [type, pattern] of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length }
      if (!found.some(other => meet(other, entity))) found.push(entity)
    }
  return found.sort((a, b) => a.offset - b.offset)
}

/** `own` entities of a message and those found in its text where no link or code of its own stands. */
export function withFound(text: string, own: readonly MessageEntity[]): MessageEntity[] {
  const closed = own.filter(({ type }) => /^(?:text_|code|pre|custom_emoji|date_time)/.test(type))
  const added = findEntities(text).filter(
    found =>
      !closed.some(other => meet(other, found)) &&
      !own.some(other => meet(other, found) && !contains(other, found) && !contains(found, other)),
  )
  return [...own, ...added].sort((a, b) => a.offset - b.offset || b.length - a.length)
}

interface Span {
  readonly offset: number
  readonly length: number
}

function meet(a: Span, b: Span): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}

function contains(outer: Span, inner: Span): boolean {
  return outer.offset <= inner.offset && outer.offset + outer.length >= inner.offset + inner.length
}
