/** Address: where a message stands, its chat, its topic, what it replies to. */

import type { Message } from 'grammy/types'
import { senderOf } from './incoming.ts'
import type { AnyMessage } from './validate.ts'

declare const kind: unique symbol
/** Numbers that must not be mistaken for each other. A plain number, as Telegram gives it, may become either. */
export type ChatId = number & { readonly [kind]?: 'chat' }
export type MessageId = number & { readonly [kind]?: 'message' }
export type TopicId = number & { readonly [kind]?: 'topic' }

/** Where an answer goes. */
export interface Address {
  readonly chat: ChatId
  /** Forum topic, where there is one. */
  readonly topic?: TopicId
  /** The message that it answers. */
  readonly question?: MessageId
  /** The one person of a group who sees it, where it is not for all. */
  readonly hidden?: Hidden
}

/** A message that Telegram shows to one person alone (an ephemeral one). */
export interface Hidden {
  readonly receiver: number
  /** The pressed button that it answers, */
  readonly press?: string
  /** and whether it stands in place of the message with that button. */
  readonly replaces?: boolean
  /** The hidden message that it replies to. */
  readonly message?: number
}

export function idOf({ chat, message_id }: Message): string {
  return `${chat.id}:${message_id}`
}

/** One conversation is one person in one topic of one chat. */
export function conversationOf(message: Message): string {
  return conversationKey(message.chat.id, topicOf(message), senderOf(message))
}

export function conversationKey(chat: ChatId, topic: TopicId | undefined, sender: string): string {
  return `${chat}:${topic ?? ''}:${sender}`
}

/** The topic of a forum, and not the thread that replies in an ordinary group make. */
function topicOf(message: AnyMessage): TopicId | undefined {
  const thread =
    'is_topic_message' in message && message.is_topic_message === true && message.message_thread_id
  return Number.isSafeInteger(thread) ? Number(thread) : undefined
}

/** The question that an answer replies to, where Telegram still has it. */
export function questionOf(message: AnyMessage): Message | null {
  return ('reply_to_message' in message && message.reply_to_message) || null
}

/** Where the answer to a message goes; to a hidden one, hidden. */
export function addressOf(message: AnyMessage): Address {
  const topic = topicOf(message)
  const where = { chat: message.chat.id, ...(topic !== undefined && { topic }) }
  const id = hiddenIdOf(message)
  if (id === undefined) return { ...where, question: message.message_id }
  const receiver = ('from' in message && message.from?.id) || 0
  return { ...where, hidden: { receiver, message: id } }
}

/** The id of a message that only one person sees; others have none. */
export function hiddenIdOf(message: AnyMessage): number | undefined {
  return 'ephemeral_message_id' in message ? message.ephemeral_message_id : undefined
}

/** Where what follows a message goes: it replies to nothing, and takes no place. */
export function afterwards({ question: _, hidden, ...where }: Address): Address {
  if (hidden === undefined) return where
  const { message: __, replaces: ___, ...rest } = hidden
  return { ...where, hidden: rest }
}

/** Who asks, for the limits. */
export function askerAt({ chat }: AnyMessage, person: string) {
  return { room: String(chat.id), person, isDirect: chat.type === 'private' }
}
