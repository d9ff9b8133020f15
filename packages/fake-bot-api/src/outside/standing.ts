/** What happens to the bot and its chats: joins and leaves, blocks, rights, migrations, topics. */

import type { Chat, ChatMemberUpdated } from '@grammyjs/types'
import { memberOf, setBotStanding } from '../state/members.ts'
import { chainOf, now, type Room, type Standing } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'
import { deliver } from './delivery.ts'
import { ANONYMOUS, idOf, type Ref, userOf } from './people.ts'

export function standing(server: Server) {
  const room = (chat: Ref) => server.rooms.get(idOf(chat))

  /** Blocking is told as a change of the membership of the bot in the private chat. */
  const setDoor = (user: Ref, door: Room['door'], before: Standing, after: Standing) => {
    const chat = room(user)
    chat.door = door
    server.queue.push(
      'my_chat_member',
      {
        chat: chat.chat,
        from: userOf(server, user),
        date: now(),
        old_chat_member: memberOf(server.bot, before),
        new_chat_member: memberOf(server.bot, after),
      },
      chainOf(chat),
    )
  }

  return {
    /** The bot is let in, made an administrator, thrown out. Coming in shows a service message too. */
    setStanding(chat: Ref, to: Standing, by: Ref = ANONYMOUS): ChatMemberUpdated {
      const { bot } = room(chat)
      const change = setBotStanding(server, room(chat), to, userOf(server, by))
      if ((bot === 'left' || bot === 'kicked') && (to === 'member' || to === 'administrator')) {
        const content = { from: userOf(server, by), new_chat_members: [server.bot] }
        deliver(server, room(chat), server.rooms.append(room(chat), content))
      }
      return change
    },

    block(user: Ref): void {
      setDoor(user, 'blocked', 'member', 'kicked')
    },

    unblock(user: Ref): void {
      setDoor(user, 'open', 'kicked', 'member')
    },

    /** The account of the person is gone; bots are not told. */
    deactivate(user: Ref): void {
      room(user).door = 'deactivated'
    },

    /** Nobody but administrators may write, or everybody again. */
    mute(chat: Ref, muted = true): void {
      room(chat).muted = muted
    },

    /** The supergroup that a group becomes. The old one is refused from then on. */
    migrate(group: Ref): Chat.SupergroupChat {
      const old = room(group)
      const id = -1_000_000_000_000 + old.chat.id
      const chat: Chat.SupergroupChat = { id, type: 'supergroup', title: old.chat.title ?? '' }
      const next = server.rooms.add(chat, 'open', old.bot)
      for (const [person, what] of old.people) next.people.set(person, what)
      deliver(server, old, server.rooms.append(old, { from: ANONYMOUS, migrate_to_chat_id: id }))
      deliver(server, next, server.rooms.append(next, { from: ANONYMOUS, migrate_from_chat_id: old.chat.id }))
      old.migratedTo = id
      return chat
    },

    closeTopic(forum: Ref, topic: number): void {
      const found = room(forum).topics.get(topic)
      if (found === undefined) throw new Error(`Bot API server: there is no topic ${topic}`)
      found.closed = true
    },

    deleteTopic(forum: Ref, topic: number): void {
      const { topics, entries } = room(forum)
      topics.delete(topic)
      for (const entry of entries.values())
        if (entry.message.message_thread_id === topic || entry.message.message_id === topic)
          entry.deleted = true
    },
  }
}
