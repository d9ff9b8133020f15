/** Chats as Telegram keeps them: who is in, what was said, what became of it. */

import type { Chat, Message, ReactionTypeEmoji, User } from '@grammyjs/types'

export type Standing = 'creator' | 'administrator' | 'member' | 'left' | 'kicked'

/** Why a person gets nothing: never wrote to the bot, blocked it, has no account any more. */
export type Door = 'open' | 'silent' | 'blocked' | 'deactivated'

/** A message as it stands, the versions before it, oldest first, reactions by who has them, and whether it was deleted. */
export interface Entry {
  message: Message
  readonly edits: Message[]
  readonly reactions: Map<number, readonly ReactionTypeEmoji['emoji'][]>
  deleted: boolean
}

export interface Topic {
  readonly name: string
  closed: boolean
}

export interface Room {
  readonly chat: Chat
  /** What the bot is here. */
  bot: Standing
  door: Door
  /** Whether the bot may not send here. */
  muted: boolean
  migratedTo: number | null
  readonly people: Map<number, Standing>
  readonly topics: Map<number, Topic>
  readonly entries: Map<number, Entry>
  /** Messages that one person alone sees (ephemeral ones), by their own ids. */
  readonly hidden: Map<number, Message>
}

/** The parts of a message that are known before it has a place in a chat. */
export type Draft = Omit<Partial<Message>, 'message_id' | 'chat'>

export class Rooms {
  private readonly rooms = new Map<number, Room>()
  /** Private chats and groups count their messages together, supergroups and channels each their own. */
  private sharedId = 100
  private hiddenId = 0

  add(chat: Chat, door: Door = 'open', bot: Standing = 'member'): Room {
    const room: Room = {
      chat,
      bot,
      door,
      muted: false,
      migratedTo: null,
      people: new Map(),
      topics: new Map(),
      entries: new Map(),
      hidden: new Map(),
    }
    this.rooms.set(chat.id, room)
    return room
  }

  /** By identifier, or by `@name`, which people do not have here. */
  find(id: string | number): Room | undefined {
    if (typeof id === 'number' || /^-?\d+$/.test(id)) return this.rooms.get(Number(id))
    const name = /^@(\w+)$/.exec(id)?.[1]?.toLowerCase()
    return [...this.rooms.values()].find(
      ({ chat }) => name !== undefined && chat.type !== 'private' && chat.username?.toLowerCase() === name,
    )
  }

  /** For tests, where a chat that is not there is a mistake of the test. */
  get(id: number): Room {
    const room = this.rooms.get(id)
    if (room === undefined) throw new Error(`Bot API server: there is no chat ${id}`)
    return room
  }

  append(room: Room, draft: Draft): Message {
    const message_id = this.nextId(room)
    const message: Message = { date: now(), ...draft, message_id, chat: room.chat }
    room.entries.set(message_id, { message, edits: [], reactions: new Map(), deleted: false })
    return message
  }

  /** A message that is in no history: `person` and the bot alone see it. */
  appendHidden(room: Room, person: User, draft: Draft): Message {
    const ephemeral_message_id = ++this.hiddenId
    const own = { message_id: 0, chat: room.chat, ephemeral_message_id }
    const message: Message = { date: now(), ...draft, ...own, receiver_user: person }
    room.hidden.set(ephemeral_message_id, message)
    return message
  }

  /** What was said in private is known no more. */
  forget(): void {
    for (const { chat, entries } of this.rooms.values()) if (chat.type === 'private') entries.clear()
  }

  private nextId(room: Room): number {
    const own = room.chat.type === 'supergroup' || room.chat.type === 'channel'
    return own ? room.entries.size + 1 : ++this.sharedId
  }
}

/** Messages and membership of a chat reach a webhook one after another. */
export function chainOf({ chat }: Room): string {
  return `chat ${chat.id}`
}

export function now(): number {
  return Math.floor(Date.now() / 1000)
}

/** A message that is there and not deleted. */
export function present(room: Room, id: number): Entry | undefined {
  const entry = room.entries.get(id)
  return entry?.deleted === true ? undefined : entry
}

/** The message with other words; what it said before is kept. */
export function revise(entry: Entry, message: Message): Message {
  entry.edits.push(entry.message)
  entry.message = message
  return message
}

/** A message as it stands in a reply to it, without what it replies to itself. */
export function quoted(message: Message): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _, ...rest } = message
  return rest as NonNullable<Message['reply_to_message']>
}

export function privateChat(user: User): Chat.PrivateChat {
  const { id, first_name, last_name, username } = user
  return { id, type: 'private', first_name, ...(last_name && { last_name }), ...(username && { username }) }
}
