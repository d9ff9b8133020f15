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

export function addressOf(message: AnyMessage): Address {
  const topic = topicOf(message)
  return { chat: message.chat.id, question: message.message_id, ...(topic !== undefined && { topic }) }
}
