/** Chats the bot is in. */

import type { ChatMember } from '@grammyjs/types'
import { badRequest } from '../checks/refusal.ts'
import type { Params } from '../params.ts'
import { memberOf, setBotStanding } from '../state/members.ts'
import type { Server } from '../state/server.ts'
import { openRoom } from './access.ts'

export function getChat(server: Server, params: Params): object {
  const { chat } = openRoom(server, params)
  const gifts = {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  }
  return { ...chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: gifts }
}

export function getChatMember(server: Server, params: Params): ChatMember {
  const room = openRoom(server, params)
  const user = server.users.get(params.integer('user_id', 0))
  if (user === undefined) throw badRequest('User not found')
  if (user.id === server.bot.id) return memberOf(user, room.bot)
  const own = room.chat.type === 'private' && room.chat.id === user.id
  return memberOf(user, room.people.get(user.id) ?? (own ? 'member' : 'left'))
}

export function leaveChat(server: Server, params: Params): true {
  const room = openRoom(server, params)
  if (room.chat.type === 'private') throw badRequest("Chat member status can't be changed in private chats")
  setBotStanding(server, room, 'left', server.bot)
  return true
}
