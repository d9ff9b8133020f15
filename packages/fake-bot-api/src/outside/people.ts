/** People and chats that a test brings into the world. */

import type { Chat, User } from '@grammyjs/types'
import { privateChat, type Standing } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'

/** Anything with an identifier, or the identifier. */
export type Ref = number | { readonly id: number }

export function idOf(ref: Ref): number {
  return typeof ref === 'number' ? ref : ref.id
}

export interface GroupFields {
  readonly title?: string
  readonly username?: string
  readonly members?: readonly Ref[]
  /** What the bot is in it. */
  readonly bot?: Standing
}

/** The account behind which administrators of a group write in its name. */
export const ANONYMOUS: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
}

/** The account behind which people write in the name of a channel. */
export const CHANNEL_BOT: User = {
  id: 136_817_688,
  is_bot: true,
  first_name: 'Channel',
  username: 'Channel_Bot',
}

/** The account that brings posts of a channel into its discussion group. */
export const SERVICE: User = { id: 777_000, is_bot: false, first_name: 'Telegram' }

const SUPERGROUP = -1_000_000_000_000

export function userOf(server: Server, ref: Ref): User {
  const user = server.users.get(idOf(ref))
  if (user === undefined) throw new Error(`Bot API server: there is no user ${idOf(ref)}`)
  return user
}

export function people(server: Server) {
  let users = 1000
  let groups = 2000
  for (const user of [ANONYMOUS, CHANNEL_BOT, SERVICE]) server.users.set(user.id, user)

  const open = (chat: Chat, { members = [], bot = 'member' }: GroupFields) => {
    const room = server.rooms.add(chat, 'open', bot)
    for (const member of members) room.people.set(idOf(member), 'member')
    return room
  }

  const supergroup = (fields: GroupFields): Chat.SupergroupChat => ({
    id: SUPERGROUP - ++groups,
    type: 'supergroup',
    title: fields.title ?? `Skupina ${groups}`,
    ...(fields.username && { username: fields.username }),
  })

  return {
    /** A person with a private chat, which is open to the bot from their first message on, or at once. */
    addUser(fields: Partial<User> & { readonly started?: boolean } = {}): User {
      const { started = false, ...own } = fields
      const id = own.id ?? ++users
      const user: User = { is_bot: false, first_name: `Jana${id}`, language_code: 'cs', ...own, id }
      server.users.set(id, user)
      server.rooms.add(privateChat(user), started ? 'open' : 'silent')
      return user
    },

    /** A small group, which can still become a supergroup. */
    addGroup(fields: GroupFields = {}): Chat.GroupChat {
      const id = -++groups
      const chat: Chat.GroupChat = { id, type: 'group', title: fields.title ?? `Skupina ${groups}` }
      open(chat, fields)
      return chat
    },

    addSupergroup(fields: GroupFields = {}): Chat.SupergroupChat {
      const chat = supergroup(fields)
      open(chat, fields)
      return chat
    },

    /** A supergroup with topics; `addTopic` adds them. */
    addForum(fields: GroupFields = {}): Chat.SupergroupChat {
      const chat: Chat.SupergroupChat = { ...supergroup(fields), is_forum: true }
      const room = open(chat, fields)
      server.rooms.append(room, { from: ANONYMOUS, supergroup_chat_created: true })
      return chat
    },

    /** The `message_thread_id` of a new topic. */
    addTopic(forum: Ref, name: string, by: Ref = ANONYMOUS): number {
      const room = server.rooms.get(idOf(forum))
      const created = { forum_topic_created: { name, icon_color: 0x6fb9f0 }, is_topic_message: true }
      const { message_id } = server.rooms.append(room, { from: userOf(server, by), ...created })
      room.topics.set(message_id, { name, closed: false })
      return message_id
    },

    addChannel(fields: GroupFields = {}): Chat.ChannelChat {
      const { title, username, ...rest } = fields
      const id = SUPERGROUP - ++groups
      const chat: Chat.ChannelChat = {
        id,
        type: 'channel',
        title: title ?? `Kanál ${groups}`,
        ...(username && { username }),
      }
      open(chat, { bot: 'administrator', ...rest })
      return chat
    },
  }
}
