/** People and bots as members of chats. */

import type { ChatMember, ChatMemberUpdated, User } from '@grammyjs/types'
import { chainOf, now, type Room, type Standing } from './rooms.ts'
import type { Server } from './server.ts'

const RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
}

export function memberOf(user: User, status: Standing): ChatMember {
  if (status === 'creator') return { status, user, is_anonymous: false }
  if (status === 'administrator') return { status, user, ...RIGHTS }
  if (status === 'kicked') return { status, user, until_date: 0 }
  return { status, user }
}

/** The bot becomes something else in a chat, and is told so. */
export function setBotStanding(server: Server, room: Room, standing: Standing, by: User): ChatMemberUpdated {
  const change: ChatMemberUpdated = {
    chat: room.chat,
    from: by,
    date: now(),
    old_chat_member: memberOf(server.bot, room.bot),
    new_chat_member: memberOf(server.bot, standing),
  }
  room.bot = standing
  server.queue.push('my_chat_member', change, chainOf(room))
  return change
}
