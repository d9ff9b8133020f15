/** Event content: what carries an answer, and where it is addressed to. Pure. */

import { createHash } from 'node:crypto'
import type { ReplyFile } from '../../../src/reply/block.ts'
import type { Json } from '../api/event.ts'
import type { EventId, RoomId, UserId } from '../api/ids.ts'
import type { Piece } from './html.ts'
import { pngSize } from './png.ts'

/** Where an answer goes: the question that it answers, and who asked it where. */
export interface Address {
  readonly room: RoomId
  readonly event: EventId
  readonly asker: UserId
  /** First message of the thread that the answer belongs into, or null. */
  readonly thread: EventId | null
  /** Only the bot and the asker are there, so nobody has to be named. */
  readonly isDirect: boolean
}

/** What calls for an answer: an event, that one cannot be decrypted, or that one has to wait for its turn. */
export type Trigger = EventId | `${EventId} undecryptable` | `${EventId} waits`

/** One message of an answer. Only the first says what it replies to, the others follow it. */
export function answerContent(piece: Piece, address: Address, part: number): Json {
  const relation = relationTo(address, part)
  return {
    ...bodyOf(piece),
    'm.mentions': address.isDirect || part > 0 ? {} : { user_ids: [address.asker] },
    ...(relation !== null && { 'm.relates_to': relation }),
  }
}

/** The message that shows a file. `place` says where its bytes are: `url`, or `file` when they are encrypted. */
export function fileContent(file: ReplyFile, place: Json, address: Address): Json {
  const { name, mediaType, bytes, alt } = file
  const relation = relationTo(address, 1)
  const isPicture = mediaType === 'image/png'
  return {
    msgtype: isPicture ? 'm.image' : 'm.file',
    // A body that is not the file's name is its caption.
    body: alt === '' ? name : alt,
    filename: name,
    info: { mimetype: mediaType, size: bytes.length, ...(isPicture && pngSize(bytes)) },
    ...place,
    'm.mentions': {},
    ...(relation !== null && { 'm.relates_to': relation }),
  }
}

/** A message to nobody in particular. */
export function noticeContent(piece: Piece): Json {
  return { ...bodyOf(piece), 'm.mentions': {} }
}

/** A reaction to an event. */
export function reactionContent(target: EventId, key: string): Json {
  return { 'm.relates_to': { rel_type: 'm.annotation', event_id: target, key } }
}

/** Puts another text into an answer. */
export function editContent(piece: Piece, answer: EventId): Json {
  const content = { ...bodyOf(piece), 'm.mentions': {} }
  return {
    ...content,
    body: `* ${piece.plain}`,
    formatted_body: `* ${piece.html}`,
    'm.new_content': content,
    'm.relates_to': { rel_type: 'm.replace', event_id: answer },
  }
}

/**
 * Id of the transaction that does the `step`-th thing because of an event: the same after every failure and every
 * restart, so that the server does it once.
 */
export function transactionOf(trigger: Trigger, step: string): string {
  return `doslova-${createHash('sha256').update(`${trigger} ${step}`).digest('base64url').slice(0, 27)}`
}

function bodyOf({ plain, html }: Piece): Json {
  return { msgtype: 'm.notice', body: plain, format: 'org.matrix.custom.html', formatted_body: html }
}

function relationTo({ event, thread }: Address, part: number): Json | null {
  const reply = { 'm.in_reply_to': { event_id: event } }
  if (thread !== null) return { rel_type: 'm.thread', event_id: thread, is_falling_back: part > 0, ...reply }
  return part === 0 ? reply : null
}
