/** Messages: what people, channels and other bots say. */

import type { Chat, Message, MessageEntity } from '@grammyjs/types'
import { findEntities } from '../checks/found.ts'
import { MAX_CAPTION, MAX_TEXT } from '../checks/text.ts'
import { inThread, repliesTo, threadOf } from '../methods/place.ts'
import { type Draft, now, present, type Room, revise } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'
import { deliver } from './delivery.ts'
import { type MediaKind, mediaOf, takesCaption } from './media.ts'
import { ANONYMOUS, CHANNEL_BOT, idOf, type Ref, SERVICE, userOf } from './people.ts'

/** Where something is said; without a chat, to the bot in private. */
export interface Where {
  readonly chat?: Ref
  readonly topic?: number
  /** The message it replies to. */
  readonly reply?: number | { readonly message_id: number }
  /** Seconds since 1970, for messages that waited. */
  readonly date?: number
  /** The channel in whose name it is said. */
  readonly as?: Ref
  /** Whether only the bot sees it (an ephemeral message). */
  readonly hidden?: boolean
}

/** What a picture or a file comes with. */
export interface MediaFields {
  readonly caption?: string
  /** Files with the same one are shown together. */
  readonly album?: string
}

/** A message is known by its chat and number. */
export interface MessageRef {
  readonly chat: { readonly id: number }
  readonly message_id: number
  /** Of a message that only one person sees. */
  readonly ephemeral_message_id?: number
}

/** A person, or an administrator who writes in the name of the group. */
export type Speaker = Ref | 'anonymous'

export function speech(server: Server) {
  const speak = (speaker: Speaker, content: Draft, where: Where): Message => {
    const room = roomOf(server, speaker, where)
    const draft = { ...senderOf(server, speaker, room, where), ...content, ...placeOf(room, where) }
    const message =
      where.hidden === true
        ? server.rooms.appendHidden(room, server.bot, draft)
        : server.rooms.append(room, draft)
    deliver(server, room, message)
    return message
  }

  const service = (chat: Ref, content: Draft, by: Ref = ANONYMOUS): Message => {
    const room = server.rooms.get(idOf(chat))
    const message = server.rooms.append(room, { from: userOf(server, by), ...content })
    deliver(server, room, message)
    return message
  }

  return {
    /** Commands, mentions and links in the text become entities, as clients make them. */
    say(speaker: Speaker, text: string, where: Where = {}): Message {
      return speak(speaker, textOf(text), where)
    },

    send(speaker: Speaker, kind: MediaKind, where: Where & MediaFields = {}): Message {
      const { caption = '', album } = where
      if (caption !== '' && !takesCaption(kind)) throw new Error(`Bot API server: ${kind} has no caption`)
      const group = album === undefined ? {} : { media_group_id: album }
      return speak(speaker, { ...mediaOf(kind), ...group, ...captionOf(caption) }, where)
    },

    /** The text, or the caption, is written anew. */
    edit(message: MessageRef, text: string): Message {
      const { room, entry } = entryOf(server, message)
      const { entities: _, caption_entities: __, ...rest } = entry.message
      const content = entry.message.text === undefined ? captionOf(text) : textOf(text)
      const edited = revise(entry, { ...rest, ...content, edit_date: now() })
      deliver(server, room, edited, true)
      return edited
    },

    /** Deleted by a person; bots are not told. */
    remove(message: MessageRef): void {
      entryOf(server, message).entry.deleted = true
      server.signals.changed()
    },

    /** A service message, such as `{ new_chat_title: 'Jinak' }`. */
    service,

    /** A message of the chat is pinned, with the service message that says so. */
    pin(message: MessageRef, by: Ref = ANONYMOUS): Message {
      const { room, entry } = entryOf(server, message)
      return service(room.chat, { pinned_message: entry.message }, by)
    },

    /** A post of a channel. */
    post(channel: Ref, text: string): Message {
      const room = server.rooms.get(idOf(channel))
      const message = server.rooms.append(room, { sender_chat: room.chat, ...textOf(text) })
      deliver(server, room, message)
      return message
    },

    /** A post as it comes into the discussion group of its channel by itself. */
    forwardPost(post: MessageRef, group: Ref): Message {
      const { entry } = entryOf(server, post)
      const { chat, date, message_id, text = '', entities = [] } = entry.message
      const room = server.rooms.get(idOf(group))
      const message = server.rooms.append(room, {
        from: SERVICE,
        sender_chat: chat,
        is_automatic_forward: true,
        forward_origin: { type: 'channel', chat: chat as Chat.ChannelChat, message_id, date },
        text,
        ...(entities.length > 0 && { entities }),
      })
      deliver(server, room, message)
      return message
    },
  }
}

export function entryOf(server: Server, { chat, message_id }: MessageRef) {
  const room = server.rooms.get(chat.id)
  const entry = present(room, message_id)
  if (entry === undefined)
    throw new Error(`Bot API server: there is no message ${message_id} in chat ${chat.id}`)
  return { room, entry }
}

/** Writing to the bot opens the private chat. */
function roomOf(server: Server, speaker: Speaker, { chat }: Where): Room {
  if (chat !== undefined) return server.rooms.get(idOf(chat))
  if (speaker === 'anonymous') throw new Error('Bot API server: nobody is anonymous in a private chat')
  const room = server.rooms.get(idOf(speaker))
  if (room.door === 'silent') room.door = 'open'
  if (room.door !== 'open') throw new Error(`Bot API server: somebody ${room.door} writes nothing to the bot`)
  return room
}

function senderOf(server: Server, speaker: Speaker, room: Room, { as, date }: Where): Draft {
  const when = date === undefined ? {} : { date }
  if (speaker === 'anonymous') return { ...when, from: ANONYMOUS, sender_chat: room.chat }
  if (as !== undefined) return { ...when, from: CHANNEL_BOT, sender_chat: server.rooms.get(idOf(as)).chat }
  room.people.set(idOf(speaker), room.people.get(idOf(speaker)) ?? 'member')
  return { ...when, from: userOf(server, speaker) }
}

/** In a topic, a message that replies to nothing replies to the message that opened the topic. */
function placeOf(room: Room, { topic, reply }: Where): Draft {
  const id = typeof reply === 'object' ? reply.message_id : (reply ?? topic)
  const original = id === undefined ? undefined : present(room, id)?.message
  if (id !== undefined && original === undefined)
    throw new Error(`Bot API server: nothing to reply to at ${id}`)
  if (topic !== undefined && !room.topics.has(topic))
    throw new Error(`Bot API server: there is no topic ${topic}`)
  const thread = topic === undefined ? threadOf(room, original ?? null) : inThread(room, topic)
  return { ...thread, ...(original && repliesTo(original)) }
}

function textOf(text: string): { text: string; entities?: MessageEntity[] } {
  const typed = text.trim()
  if (typed === '' || typed.length > MAX_TEXT) throw new Error('Bot API server: nobody can send such a text')
  const entities = findEntities(typed)
  return { text: typed, ...(entities.length > 0 && { entities }) }
}

function captionOf(caption: string): Draft {
  if (caption === '') return {}
  if (caption.length > MAX_CAPTION) throw new Error('Bot API server: nobody can send such a caption')
  const caption_entities = findEntities(caption)
  return { caption, ...(caption_entities.length > 0 && { caption_entities }) }
}
