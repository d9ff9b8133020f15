/** Edits: changing and deleting messages. */

import type { InlineKeyboardMarkup, Message } from '@grammyjs/types'
import { checkKeyboard, readInlineMarkup } from '../checks/markup.ts'
import { badRequest } from '../checks/refusal.ts'
import { type Formatted, readMessageText, settleText } from '../checks/text.ts'
import type { Params } from '../params.ts'
import type { InlineMessage } from '../state/queries.ts'
import { type Entry, now, present, type Room, revise } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'
import { mayReach, openRoom } from './access.ts'
import { readPreview, written } from './send.ts'

const NOT_MODIFIED =
  'Message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

/** Without `reply_markup` the keyboard goes, as with Telegram. */
export function editMessageText(server: Server, params: Params): Message | true {
  const preview = readPreview(params)
  const formatted = readMessageText(written(params, 'text', 'entities'), server.settings.entitiesOnly)
  const keyboard = readKeyboard(params)
  if (isInline(params)) {
    editInline(server, params, () => ({ ...settleText(formatted), keyboard: checked(keyboard, false) }))
    return true
  }
  const { room, entry } = ownMessage(server, params)
  if (entry.message.text === undefined) throw badRequest('There is no text in the message to edit')
  const { text, entities } = settleText(formatted)
  const { entities: _, link_preview_options: __, ...rest } = withoutKeyboard(entry.message)
  return change(entry, {
    ...rest,
    text,
    ...(entities.length > 0 && { entities: [...entities] }),
    ...preview,
    ...withKeyboard(room, keyboard),
  })
}

export function editMessageReplyMarkup(server: Server, params: Params): Message | true {
  const keyboard = readKeyboard(params)
  if (isInline(params)) {
    editInline(server, params, message => ({ ...message, keyboard: checked(keyboard, false) }))
    return true
  }
  const { room, entry } = ownMessage(server, params)
  return change(entry, { ...withoutKeyboard(entry.message), ...withKeyboard(room, keyboard) })
}

/** Own messages anywhere, those of others in private chats and where the bot is an administrator. */
export function deleteMessage(server: Server, params: Params): true {
  if (params.text('chat_id') === '') throw badRequest('Chat identifier is not specified')
  const id = params.integer('message_id', 0)
  if (id === 0) throw badRequest('Message identifier is not specified')
  const room = openRoom(server, params)
  const entry = present(room, id)
  if (entry === undefined) throw badRequest('Message to delete not found')
  const powerful = room.chat.type === 'private' || room.bot === 'administrator'
  if (!isOwn(server, entry.message) && !powerful) throw badRequest("Message can't be deleted")
  entry.deleted = true
  return true
}

function readKeyboard(params: Params): InlineKeyboardMarkup | null {
  return readInlineMarkup(params.json('reply_markup', 'reply keyboard markup'))
}

function isInline(params: Params): boolean {
  return params.text('chat_id') === '' && params.text('message_id') === ''
}

function editInline(server: Server, params: Params, edit: (message: InlineMessage) => InlineMessage): void {
  const id = params.text('inline_message_id')
  if (id === '') throw badRequest('Message identifier is not specified')
  const message = server.queries.messages.get(id)
  if (message === undefined) throw badRequest('MESSAGE_ID_INVALID')
  const edited = edit(message)
  if (JSON.stringify(contentOf(message)) === JSON.stringify(contentOf(edited))) throw badRequest(NOT_MODIFIED)
  server.queries.messages.set(id, edited)
}

function contentOf({ text, entities, keyboard }: Formatted & { keyboard: InlineKeyboardMarkup | null }) {
  return [text, entities, keyboard]
}

function ownMessage(server: Server, params: Params): { room: Room; entry: Entry } {
  const room = openRoom(server, params)
  const entry = present(room, params.integer('message_id', 0))
  if (entry === undefined) throw badRequest('Message to edit not found')
  if (!isOwn(server, entry.message)) throw badRequest("Message can't be edited")
  mayReach(room)
  return { room, entry }
}

function isOwn(server: Server, { from, via_bot, sender_chat, chat }: Message): boolean {
  if (chat.type === 'channel') return sender_chat?.id === chat.id
  return from?.id === server.bot.id && via_bot === undefined
}

function withoutKeyboard(message: Message): Message {
  const { reply_markup: _, ...rest } = message
  return rest
}

function withKeyboard(room: Room, keyboard: InlineKeyboardMarkup | null): Partial<Message> {
  const shown = checked(keyboard, room.chat.type === 'private')
  return shown === null ? {} : { reply_markup: shown }
}

function checked(keyboard: InlineKeyboardMarkup | null, isPrivate: boolean): InlineKeyboardMarkup | null {
  if (keyboard !== null) checkKeyboard(keyboard, isPrivate)
  return keyboard
}

function change(entry: Entry, message: Message): Message {
  if (fingerprint(entry.message) === fingerprint(message)) throw badRequest(NOT_MODIFIED)
  return revise(entry, { ...message, edit_date: now() })
}

function fingerprint({ text, entities, caption, reply_markup, link_preview_options }: Message): string {
  return JSON.stringify([text, entities, caption, reply_markup, link_preview_options])
}
