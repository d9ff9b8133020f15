/** Messages for one person of a group: `ephemeral_message_parameters` of a method that sends. */

import type { User } from '@grammyjs/types'
import { isObject, optionalFlag, optionalText, requiredInteger } from '../checks/fields.ts'
import { badRequest } from '../checks/refusal.ts'
import type { Params } from '../params.ts'
import type { Room } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'

export interface Ephemeral {
  readonly receiver: User
  /** The hidden message in whose place it stands, or null. */
  readonly replaces: number | null
}

/** Who alone is to see a message in `room`; null for a message to all. */
export function readEphemeral(server: Server, room: Room, params: Params): Ephemeral | null {
  const value = params.json('ephemeral_message_parameters', 'ephemeral message parameters')
  if (value === undefined || value === null || server.settings.ephemeral === 'ignored') return null
  if (server.settings.ephemeral === 'refused')
    throw badRequest('unknown parameter "ephemeral_message_parameters"')
  if (!isObject(value)) throw badRequest('Object expected as ephemeral message parameters')
  if (room.chat.type !== 'group' && room.chat.type !== 'supergroup')
    throw badRequest('Ephemeral messages can be sent only to groups and supergroups')
  const id = requiredInteger(value, 'receiver_user_id')
  const receiver = server.users.get(id)
  if (receiver === undefined || !room.people.has(id)) throw badRequest('USER_NOT_PARTICIPANT')
  const query = optionalText(value, 'callback_query_id')
  const replaces = optionalFlag(value, 'replace_callback_query_message')
  if (query === '') {
    if (replaces) throw badRequest('Callback query identifier is not specified')
    return { receiver, replaces: null }
  }
  const press = server.queries.presses.get(query)?.query
  if (press === undefined || press.from.id !== id || press.message?.chat.id !== room.chat.id)
    throw badRequest('QUERY_ID_INVALID')
  const pressed = 'ephemeral_message_id' in press.message ? press.message.ephemeral_message_id : undefined
  return { receiver, replaces: replaces ? (pressed ?? null) : null }
}
