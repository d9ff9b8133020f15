/** Incoming message: what it asks of the bot, if it is addressed at all. Pure. */

import { type Json, list, type MatrixEvent, record, relationsOf, text } from '../api/event.ts'
import type { UserId } from '../api/ids.ts'
import { BOT_NAME } from '../api/profile.ts'
import { unescapeHtml } from './html.ts'

export type Incoming =
  /** A question, or a command as the bot knows it: `!temata` is `/temata`. */
  | { readonly type: 'text'; readonly text: string }
  /** A voice message, a picture, a sticker: nothing to read. */
  | { readonly type: 'unreadable' }

export interface Circumstances {
  /** The bot's own user id. */
  readonly me: UserId
  /** The bot and one other person are alone. */
  readonly isDirect: boolean
  /** A reply to an answer of ours, or in a thread below one. */
  readonly isToUs: boolean
  /** Which commands are ours. */
  readonly isCommand: (name: string) => boolean
}

const UNREADABLE = new Set(['m.audio', 'm.file', 'm.image', 'm.location', 'm.video'])
const COMMAND = /^!(\p{L}[\p{L}\d_-]*)([\s\S]*)$/u

/** What `event` asks, or null when it does not ask this bot. Robots write notices, and are never answered. */
export function readIncoming(event: MatrixEvent, circumstances: Circumstances): Incoming | null {
  const { me, isDirect, isToUs } = circumstances
  if (event.sender === me) return null
  const written = writtenIn(event)
  if (written === null) return isDirect && isUnreadable(event) ? { type: 'unreadable' } : null
  const { rest, isMentioned } = withoutMention(written, event.content, me)
  const command = COMMAND.exec(rest)
  const isAddressed = isDirect || isMentioned || isToUs
  if (command !== null && (isAddressed || circumstances.isCommand(command[1] ?? '')))
    return { type: 'text', text: `/${command[1]}${command[2]}` }
  return isAddressed ? { type: 'text', text: rest } : null
}

/**
 * When an event was written, in milliseconds of the bot's own clock, which reads `today`. The homeserver tells its age,
 * so that a clock that is wrong changes nothing; without it only the clock of the sender's server is left.
 */
export function sentAtOf({ unsigned, origin_server_ts }: MatrixEvent, today: number): number {
  const age = unsigned?.age
  return typeof age === 'number' && age >= 0 ? today - age : origin_server_ts
}

/** The new text of an edited message. */
export function editedContent(content: Json): Json {
  return record(content['m.new_content'])
}

/** What a person wrote; a caption counts too. */
function writtenIn({ type, content }: MatrixEvent): string | null {
  if (type !== 'm.room.message') return null
  const body = text(content.body)
  if (body === null) return null
  if (content.msgtype === 'm.text') return withoutFallback(body, content).trim()
  const isCaption = typeof content.filename === 'string' && content.filename !== body
  return isCaption && UNREADABLE.has(String(content.msgtype)) ? body.trim() : null
}

function isUnreadable({ type, content }: MatrixEvent): boolean {
  return type === 'm.sticker' || (type === 'm.room.message' && UNREADABLE.has(String(content.msgtype)))
}

/** Older clients put the message that they reply to above their own, every line after a `>`. */
function withoutFallback(body: string, content: Json): string {
  if (relationsOf(content).replyTo === null || !/^> ?</.test(body)) return body
  const lines = body.split('\n')
  const first = lines.findIndex(line => !line.startsWith('>'))
  return first < 0 ? '' : lines.slice(first).join('\n')
}

/** Takes the bot's name away where the message only calls it. */
function withoutMention(written: string, content: Json, me: UserId): { rest: string; isMentioned: boolean } {
  const pill = pillOf(text(content.formatted_body) ?? '', me)
  const isListed = list(record(content['m.mentions']).user_ids).includes(me)
  const localpart = me.slice(1, me.indexOf(':'))
  // `@doslova` is typed by hand; `@doslova:elsewhere` is somebody else.
  const short = new RegExp(`^@${escaped(localpart)}(?![\\w.=/+-]|:\\S)`, 'iu')
  const isCalled = short.test(written)
  const isMentioned = isListed || pill !== null || isCalled || written.includes(me)
  if (!isMentioned) return { rest: written, isMentioned }
  const names = [me, pill, `@${localpart}`, localpart, BOT_NAME].filter(
    name => name !== null && name !== '',
  ) as string[]
  const called = new RegExp(`^(?:${names.map(escaped).join('|')})(?![\\p{L}\\d])\\s*[:,]?\\s*`, 'iu')
  const rest = written.replace(called, '').replaceAll(me, ' ')
  const bare = pill === null ? rest : rest.replace(pill, ' ')
  return { rest: bare.replace(/[^\S\n]+/g, ' ').trim(), isMentioned }
}

const MATRIX_TO = /\shref=["']https:\/\/matrix\.to\/#\/([^"'?]+)/i

/** The words of a link that names the bot, as clients make it for a mention. Reads each character once. */
function pillOf(html: string, me: UserId): string | null {
  for (const link of html.split(/<a(?=\s)/i).slice(1)) {
    const end = link.indexOf('>')
    const [, address = ''] = MATRIX_TO.exec(link.slice(0, end)) ?? []
    const words = link.slice(end + 1).split('<', 1)[0] ?? ''
    if (end >= 0 && decoded(address) === me) return unescapeHtml(words)
  }
  return null
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
