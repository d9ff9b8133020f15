/** Where in a chat a new message stands: what it replies to, in which topic. */

import type { Message } from '@grammyjs/types'
import { has, isObject, optionalFlag, optionalText, requiredInteger } from '../checks/fields.ts'
import { badRequest } from '../checks/refusal.ts'
import type { Params } from '../params.ts'
import { type Draft, present, quoted, type Room } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'

/** The topic that every forum has; messages there carry no thread, and none can be named. */
const GENERAL_TOPIC = 1

export interface ReplyRequest {
  readonly messageId: number
  /** Instead of a message of the chat's history. */
  readonly ephemeralId?: number
  readonly chatId: string
  readonly optional: boolean
  readonly quote: string
}

/** `reply_parameters`, or the older `reply_to_message_id`; null for neither. */
export function readReply(params: Params): ReplyRequest | null {
  const value = params.json('reply_parameters', 'reply parameters')
  if (value === undefined || value === null) {
    const messageId = params.integer('reply_to_message_id', 0, 0)
    const optional = params.flag('allow_sending_without_reply')
    return messageId === 0 ? null : { messageId, chatId: '', optional, quote: '' }
  }
  if (!isObject(value)) throw badRequest('Object expected as reply parameters')
  if (has(value, 'ephemeral_message_id')) {
    const ephemeralId = requiredInteger(value, 'ephemeral_message_id')
    return { ephemeralId, messageId: 0, chatId: '', optional: false, quote: '' }
  }
  return {
    messageId: requiredInteger(value, 'message_id'),
    chatId: optionalText(value, 'chat_id'),
    optional: optionalFlag(value, 'allow_sending_without_reply'),
    quote: optionalText(value, 'quote'),
  }
}

/** Finds the message and the topic that a call names, and refuses those that are not there. */
export function placeIn(server: Server, room: Room, params: Params, reply: ReplyRequest | null): Draft {
  const original = reply === null ? null : findOriginal(server, room, reply)
  const thread = params.integer('message_thread_id', 0)
  if (thread !== 0) checkThread(room, thread)
  const place = original === null ? {} : repliesTo(original)
  const joined = thread === 0 ? threadOf(room, original) : inThread(room, thread)
  return { ...place, ...joined, ...(original && reply?.quote && { quote: quoteOf(original, reply.quote) }) }
}

function findOriginal(server: Server, room: Room, reply: ReplyRequest): Message | null {
  if (reply.ephemeralId !== undefined) {
    const hidden = room.hidden.get(reply.ephemeralId)
    if (hidden === undefined) throw badRequest('Message to be replied not found')
    return hidden
  }
  const home = reply.chatId === '' ? room : server.rooms.find(reply.chatId)
  if (home === undefined) throw badRequest('Chat not found')
  const entry = present(home, reply.messageId)
  if (entry === undefined && !reply.optional) throw badRequest('Message to be replied not found')
  return entry?.message ?? null
}

function checkThread(room: Room, thread: number): void {
  const topic = room.topics.get(thread)
  const there = room.chat.is_forum === true ? topic !== undefined : hasThreads(room) && present(room, thread)
  if (!there) throw badRequest('Message thread not found')
  if (topic?.closed === true && room.bot !== 'administrator') throw badRequest('TOPIC_CLOSED')
}

function hasThreads(room: Room): boolean {
  return room.chat.type === 'supergroup'
}

function quoteOf(original: Message, text: string): NonNullable<Message['quote']> {
  const position = (original.text ?? original.caption ?? '').indexOf(text)
  if (position < 0) throw badRequest('QUOTE_TEXT_INVALID')
  return { text, position, is_manual: true }
}

export function repliesTo(original: Message): Draft {
  return { reply_to_message: quoted(original) }
}

export function inThread(room: Room, thread: number): Draft {
  return room.chat.is_forum === true && thread !== GENERAL_TOPIC
    ? { message_thread_id: thread, is_topic_message: true }
    : { message_thread_id: thread }
}

/** A reply stands in the topic of its original; in a supergroup without topics it opens or joins a thread. */
export function threadOf(room: Room, original: Message | null): Draft {
  if (original === null || !hasThreads(room)) return {}
  if (room.chat.is_forum === true)
    return original.is_topic_message === true
      ? inThread(room, original.message_thread_id ?? GENERAL_TOPIC)
      : {}
  return { message_thread_id: original.message_thread_id ?? original.message_id }
}
