/** Incoming message: what it asks of the bot, if it is addressed at all. Pure. */

import { withoutCall } from '../../../src/chat/called.ts'
import { type Json, list, type MatrixEvent, record, relationsOf, text } from '../api/event.ts'
import type { UserId } from '../api/ids.ts'
import { BOT_NAME } from '../api/profile.ts'
import { unescapeHtml } from './html.ts'

export type Incoming =
  /**
   * A question, or a command as the bot knows it: `!temata` is `/temata`; addressed to it, or only below an answer of it.
   */
  | { readonly type: 'text'; readonly text: string; readonly addressedBy: 'name' | 'answer' }
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
  const { rest, mention } = withoutMention(written, event.content, me)
  const command = COMMAND.exec(rest)
  // Clients list the author of what is replied to among those mentioned, whoever the words are for.
  const isNamed = isDirect || mention === 'words' || (mention === 'list' && !isToUs)
  const isAddressed = isNamed || isToUs
  if (command !== null) {
    const [, name = '', argument = ''] = command
    if (asksByName(name, me)) return { type: 'text', text: argument.trim(), addressedBy: 'name' }
    if (isAddressed || circumstances.isCommand(name))
      return { type: 'text', text: `/${name}${argument}`, addressedBy: 'name' }
  }
  return isAddressed ? { type: 'text', text: rest, addressedBy: isNamed ? 'name' : 'answer' } : null
}

/** What a person wrote in a message that another one replies to; the empty string where that was no text. */
export function repliedText(event: MatrixEvent): string {
  return writtenIn(event) ?? ''
}

/** A message as what another one asks that only names the bot and replies to it. */
export function readReplied(event: MatrixEvent): Incoming {
  const text = repliedText(event)
  if (text === '' && isUnreadable(event)) return { type: 'unreadable' }
  return { type: 'text', text, addressedBy: 'name' }
}

/** `!doslova …` and `!otazka …` ask what stands behind them. */
function asksByName(name: string, me: UserId): boolean {
  return ['otazka', 'otázka', localpartOf(me)].includes(name.toLowerCase())
}

function localpartOf(user: UserId): string {
  return user.slice(1, user.indexOf(':')).toLowerCase()
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
  if (content.msgtype === 'm.text' || content.msgtype === 'm.emote')
    return withoutFallback(body, content).trim()
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

interface Unmentioned {
  readonly rest: string
  /** Where the bot is named: in the words, or only in the list that clients send with them. */
  readonly mention: 'words' | 'list' | null
}

/** Takes the bot's name away where the message only calls it. */
function withoutMention(written: string, content: Json, me: UserId): Unmentioned {
  const pill = pillOf(text(content.formatted_body) ?? '', me)
  const isListed = list(record(content['m.mentions']).user_ids).includes(me)
  // `@doslova` is typed by hand; `@doslova:elsewhere` is somebody else.
  const behindCall = withoutCall(written, [me.slice(1), localpartOf(me), BOT_NAME])
  const isInWords = pill !== null || behindCall !== null || written.includes(me)
  if (!isInWords && !isListed) return { rest: written, mention: null }
  const names = [me, pill, localpartOf(me), BOT_NAME].filter(name => name !== null && name !== '') as string[]
  const called = new RegExp(`^(?:${names.map(escaped).join('|')})(?![\\p{L}\\d])\\s*[:,]?\\s*`, 'iu')
  const rest = (behindCall ?? written.replace(called, '')).replaceAll(me, ' ')
  const bare = pill === null ? rest : rest.replace(pill, ' ')
  return { rest: bare.replace(/[^\S\n]+/g, ' ').trim(), mention: isInWords ? 'words' : 'list' }
}

/** `https://matrix.to/#/@doslova:…` or `matrix:u/doslova:…`. */
const USER_LINK = /\shref=["'](?:https:\/\/matrix\.to\/#\/|matrix:u\/)([^"'?]+)/i

/** The words of a link that names the bot, as clients make it for a mention. Reads each character once. */
function pillOf(html: string, me: UserId): string | null {
  for (const link of html.split(/<a(?=\s)/i).slice(1)) {
    const end = link.indexOf('>')
    const [, address = ''] = USER_LINK.exec(link.slice(0, end)) ?? []
    const words = link.slice(end + 1).split('<', 1)[0] ?? ''
    if (end >= 0 && [me, me.slice(1)].includes(decoded(address))) return unescapeHtml(words)
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
