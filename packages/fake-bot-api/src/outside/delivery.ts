/** Delivery: which messages of a chat the bot gets to see. */

import type { Message, MessageEntity, Update } from '@grammyjs/types'
import { chainOf, type Room } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'
import type { UpdateType } from '../state/updates.ts'

/** Brings a message to the bot if it may see it. */
export function deliver(server: Server, room: Room, message: Message, edited = false): void {
  server.signals.changed()
  if (!hears(server, room, message)) return
  const kind = room.chat.type === 'channel' ? 'channel_post' : 'message'
  const type: UpdateType = edited ? `edited_${kind}` : kind
  server.queue.push(type, message as NonNullable<Update[typeof type]>, chainOf(room))
}

/** Fields of an ordinary message; one without any of them is a service message, which every bot gets. */
const CONTENT = [
  'text',
  'photo',
  'voice',
  'sticker',
  'document',
  'location',
  'contact',
  'video',
  'video_note',
  'audio',
  'animation',
  'dice',
] as const

/** In groups a bot in privacy mode hears commands, mentions, replies to it and its own inline results. */
function hears(server: Server, room: Room, message: Message): boolean {
  const { bot, settings } = server
  if (room.bot === 'left' || room.bot === 'kicked') return false
  if (room.chat.type === 'private' || room.chat.type === 'channel') return true
  if (!settings.privacy || room.bot === 'administrator') return true
  if (CONTENT.every(name => message[name] === undefined)) return true
  if (message.via_bot?.id === bot.id || message.reply_to_message?.from?.id === bot.id) return true
  return addresses(message, bot.username ?? '')
}

/** `/start`, `/start@this_bot` and `@this_bot` speak to the bot, `/start@other_bot` does not. */
function addresses(message: Message, username: string): boolean {
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  const words = entities.map(entity => ({ type: entity.type, word: cut(text, entity), at: entity.offset }))
  return words.some(({ type, word, at }) => {
    if (type === 'mention') return word === `@${username.toLowerCase()}`
    if (type !== 'bot_command') return false
    const [, name] = word.split('@')
    return name === undefined ? at === 0 : name === username.toLowerCase()
  })
}

function cut(text: string, { offset, length }: MessageEntity): string {
  return text.slice(offset, offset + length).toLowerCase()
}
