/** `sendMessage` and `sendChatAction`. Checks come in the order in which Telegram makes them. */

import type { InlineKeyboardMarkup, LinkPreviewOptions, Message } from '@grammyjs/types'
import { isObject, optionalFlag, optionalText } from '../checks/fields.ts'
import { linkProblem } from '../checks/links.ts'
import { checkKeyboard, type Markup, readMarkup } from '../checks/markup.ts'
import { badRequest } from '../checks/refusal.ts'
import { readMessageText, settleText, type Written } from '../checks/text.ts'
import type { Params } from '../params.ts'
import type { Draft, Room } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'
import { type Kind, mayReach, mayWrite, openRoom } from './access.ts'
import { readEphemeral } from './ephemeral.ts'
import { placeIn, readReply } from './place.ts'

const ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]

export function sendMessage(server: Server, params: Params): Message {
  const preview = readPreview(params)
  const formatted = readMessageText(written(params, 'text', 'entities'), server.settings.entitiesOnly)
  return send(server, params, 'text messages', () => {
    const { text, entities } = settleText(formatted)
    return { text, ...(entities.length > 0 && { entities: [...entities] }), ...preview }
  })
}

export function sendChatAction(server: Server, params: Params): true {
  if (!ACTIONS.includes(params.text('action').toLowerCase()))
    throw badRequest('Wrong parameter action in request')
  const room = openRoom(server, params)
  placeIn(server, room, params, null)
  mayWrite(room, 'text messages')
  mayReach(room)
  return true
}

/** A text with its parse mode and entities, by the names that these have in a method. */
export function written(params: Params, text: string, entities: string): Written {
  return {
    text: params.text(text),
    parseMode: params.text('parse_mode'),
    entities: params.json(entities, 'entities'),
  }
}

/** `link_preview_options` as they stand in a message. */
export function readPreview(params: Params): { link_preview_options?: LinkPreviewOptions } {
  const value = params.json('link_preview_options', 'link preview options')
  if (value === undefined || value === null)
    return params.flag('disable_web_page_preview') ? { link_preview_options: { is_disabled: true } } : {}
  if (!isObject(value)) throw badRequest('Object expected as link preview options')
  const names = ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text']
  const flags = names.filter(name => optionalFlag(value, name))
  const url = optionalText(value, 'url')
  if (url !== '' && linkProblem(url) !== null) throw badRequest('WEBPAGE_URL_INVALID')
  return {
    link_preview_options: {
      ...Object.fromEntries(flags.map(name => [name, true])),
      ...(url !== '' && { url }),
    },
  }
}

/** Sends what `content` gives once the place is known to be right. */
export function send(server: Server, params: Params, what: Kind, content: () => Draft): Message {
  const reply = readReply(params)
  const markup = readMarkup(params.json('reply_markup', 'reply keyboard markup'))
  const room = openRoom(server, params)
  const ephemeral = readEphemeral(server, room, params)
  if (reply?.ephemeralId !== undefined && ephemeral === null)
    throw badRequest('A reply to an ephemeral message must be an ephemeral message')
  const place = placeIn(server, room, params, reply)
  mayWrite(room, what)
  const draft = { ...place, ...content() }
  const keyboard = keyboardIn(room, markup)
  mayReach(room)
  const message: Draft = {
    ...(room.chat.type === 'channel' ? { sender_chat: room.chat } : { from: server.bot }),
    ...draft,
    ...(params.flag('protect_content') && { has_protected_content: true }),
    ...(keyboard && { reply_markup: keyboard }),
  }
  if (ephemeral === null) return server.rooms.append(room, message)
  if (ephemeral.replaces !== null) room.hidden.delete(ephemeral.replaces)
  return server.rooms.appendHidden(room, ephemeral.receiver, message)
}

function keyboardIn(room: Room, markup: Markup | null): InlineKeyboardMarkup | null {
  if (markup?.kind !== 'inline') return null
  checkKeyboard(markup.keyboard, room.chat.type === 'private')
  return markup.keyboard
}
