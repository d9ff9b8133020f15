/** Access: which chat a call means, and whether the bot may do there what it wants. */

import { badRequest, forbidden, Refusal } from '../checks/refusal.ts'
import type { Params } from '../params.ts'
import type { Room } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'

/** The chat of a parameter. Groups the bot is no longer in, and those that became supergroups, are refused. */
export function openRoom(server: Server, params: Params, name = 'chat_id'): Room {
  const id = params.text(name).trim()
  if (id === '') throw badRequest(`${name} is empty`)
  const room = server.rooms.find(id)
  if (room === undefined) throw badRequest('Chat not found')
  if (room.migratedTo !== null)
    throw new Refusal(400, 'Group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: room.migratedTo,
    })
  if (room.bot === 'kicked') throw forbidden(`bot was kicked from the ${room.chat.type} chat`)
  if (room.bot === 'left') throw forbidden(`bot is not a member of the ${room.chat.type} chat`)
  if (room.door === 'deactivated') throw forbidden('user is deactivated')
  return room
}

/** What can be sent, as refusals name it. */
export type Kind = 'text messages' | 'photos' | 'documents'

/** What the chat says to somebody who wants to send `what` there. */
export function mayWrite(room: Room, what: Kind): void {
  if (room.muted) throw badRequest(`Not enough rights to send ${what} to the chat`)
  if (room.chat.type === 'channel' && room.bot !== 'administrator')
    throw badRequest('Need administrator rights in the channel chat')
}

/** What the person on the other side of a private chat says. It comes last, when all else was found right. */
export function mayReach(room: Room): void {
  if (room.door === 'blocked') throw forbidden('bot was blocked by the user')
  if (room.door === 'silent') throw forbidden("bot can't initiate conversation with a user")
}
