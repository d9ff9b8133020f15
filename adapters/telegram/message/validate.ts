/** Validation: what an update has to have for its answer to find the way. Telegram's have it; others are left alone. */

import type { CallbackQuery, Chat, Message, MessageReactionUpdated } from 'grammy/types'

/** A message, or what is left of one that is too old to be read. */
export type AnyMessage = NonNullable<CallbackQuery['message']>

/** Whether a message, or what happened to one, says where it stands. */
export function hasAddress<T extends AnyMessage | MessageReactionUpdated>(
  message: T | undefined,
): message is T {
  return Number.isSafeInteger(message?.message_id) && isChat(message?.chat)
}

export function isChat(chat: Chat | undefined): chat is Chat {
  return Number.isSafeInteger(chat?.id) && typeof chat?.type === 'string'
}

/** Whether it can be answered by its id. */
export function isQuery<T extends { readonly id: string }>(query: T | undefined): query is T {
  return typeof query?.id === 'string'
}

/** Whether a message asks the bot as a guest of its chat. */
export function isGuest<T extends Message>(
  message: T | undefined,
): message is T & { guest_query_id: string } {
  return hasAddress(message) && typeof message.guest_query_id === 'string'
}
