/** Incoming message: what it asks of the bot, if it is addressed at all. Pure. */

import type { Message, MessageEntity, UserFromGetMe } from 'grammy/types'
import { withoutCall } from '../../../src/chat/called.ts'

export type Incoming =
  /** A question or a command, without the bot's name; addressed to it, or only below an answer of it. */
  | { readonly type: 'text'; readonly text: string; readonly addressedBy: 'name' | 'answer' }
  /** A voice message, a picture, a sticker: nothing to read. */
  | { readonly type: 'unreadable' }

/** Senders that stand for a group and for a channel; everyone else with `is_bot` is a robot. */
const GROUP_ANONYMOUS_BOT = 1_087_968_824
const CHANNEL_BOT = 136_817_688

/** What people send that cannot be read. */
const UNREADABLE = [
  'animation',
  'audio',
  'checklist',
  'contact',
  'dice',
  'document',
  'game',
  'live_photo',
  'location',
  'paid_media',
  'photo',
  'poll',
  'sticker',
  'story',
  'venue',
  'video',
  'video_note',
  'voice',
] as const

/**
 * What `message` asks, or null when it does not ask this bot. In groups only a command, a mention or a reply asks;
 * `isCommand` tells which commands are ours.
 */
export function readIncoming(
  message: Message,
  me: UserFromGetMe,
  isCommand: (name: string) => boolean,
): Incoming | null {
  if (isFromRobot(message) || message.via_bot !== undefined || message.is_automatic_forward === true)
    return null
  const written = message.text ?? message.caption
  const isPrivate = message.chat.type === 'private'
  if (written === undefined)
    return isPrivate && UNREADABLE.some(kind => message[kind] !== undefined) ? { type: 'unreadable' } : null
  const entities = message.entities ?? message.caption_entities ?? []
  const command = commandOf(written, entities)
  if (command !== null) return readCommand(written, command, me, isPrivate, isCommand)
  const { text: unmentioned, mentioned } = withoutMentions(written, entities, me)
  const called = withoutCall(unmentioned, [me.first_name])
  const text = called ?? unmentioned
  if (isPrivate || mentioned || called !== null)
    return text === '' ? readReplied(message, me) : { type: 'text', text, addressedBy: 'name' }
  return message.reply_to_message?.from?.id === me.id ? { type: 'text', text, addressedBy: 'answer' } : null
}

/** A message that only names the bot asks what it replies to, as far as that can be read. */
function readReplied(message: Message, me: UserFromGetMe): Incoming {
  const text = repliedText(message, me)
  const { reply_to_message: replied } = message
  const isUnreadable = text === '' && replied !== undefined && UNREADABLE.some(kind => kind in replied)
  return isUnreadable ? { type: 'unreadable' } : { type: 'text', text, addressedBy: 'name' }
}

/** What somebody else wrote that a message replies to, or the part of it that was chosen; empty where there is none. */
export function repliedText({ reply_to_message: replied, quote }: Message, me: UserFromGetMe): string {
  if (replied === undefined || replied.from?.id === me.id) return ''
  return quote?.text ?? replied.text ?? replied.caption ?? ''
}

/** Who asks: the person, or the group or channel that the person speaks as. */
export function senderOf({ from, sender_chat, chat }: Message): string {
  return String(sender_chat?.id ?? from?.id ?? chat.id)
}

function isFromRobot({ from, sender_chat }: Message): boolean {
  if (from?.is_bot !== true) return false
  return sender_chat === undefined || (from.id !== GROUP_ANONYMOUS_BOT && from.id !== CHANNEL_BOT)
}

interface Command {
  readonly name: string
  /** The bot it is meant for, or null. */
  readonly to: string | null
  readonly length: number
}

function commandOf(text: string, entities: readonly MessageEntity[]): Command | null {
  const entity = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0)
  if (entity === undefined) return null
  const [name = '', to = null] = text.slice(1, entity.length).split('@')
  return { name, to, length: entity.length }
}

function readCommand(
  text: string,
  { name, to, length }: Command,
  me: UserFromGetMe,
  isPrivate: boolean,
  isCommand: (name: string) => boolean,
): Incoming | null {
  const forMe = to === null ? isPrivate || isCommand(name) : to.toLowerCase() === me.username.toLowerCase()
  return forMe ? { type: 'text', text: `/${name}${text.slice(length)}`, addressedBy: 'name' } : null
}

function withoutMentions(
  text: string,
  entities: readonly MessageEntity[],
  me: UserFromGetMe,
): { text: string; mentioned: boolean } {
  const name = `@${me.username}`.toLowerCase()
  const mentions = entities.filter(entity =>
    entity.type === 'text_mention'
      ? entity.user.id === me.id
      : entity.type === 'mention' && textOf(text, entity).toLowerCase() === name,
  )
  let rest = text
  for (const { offset, length } of [...mentions].reverse())
    rest = `${rest.slice(0, offset)} ${rest.slice(offset + length)}`
  return { text: rest.trim(), mentioned: mentions.length > 0 }
}

function textOf(text: string, { offset, length }: MessageEntity): string {
  return text.slice(offset, offset + length)
}
