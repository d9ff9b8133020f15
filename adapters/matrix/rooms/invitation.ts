/** Invitations: who may invite the bot, and where an upgraded room leads. Pure. */

import { eventsOf, type Json, list, record, serverOf, text } from '../api/event.ts'
import type { RoomId, UserId } from '../api/ids.ts'

/** Who sent an invitation that a sync brings, or null when it does not say. */
export function readInviter(section: unknown, me: UserId): UserId | null {
  const events = list(record(record(section).invite_state).events).map(record)
  const ours = events.find(event => isInvitationOf(event, me))
  return text(ours?.sender) as UserId | null
}

function isInvitationOf({ type, state_key, content }: Json, me: UserId): boolean {
  return type === 'm.room.member' && state_key === me && record(content).membership === 'invite'
}

/** Whether `inviter` is on the list: by name, or as a user of a server (`*:server`). Without a list, everybody is. */
export function mayInvite(inviter: UserId, allowed: readonly string[] | null): boolean {
  return allowed === null || allowed.includes(inviter) || allowed.includes(`*:${serverOf(inviter)}`)
}

/** The room that a room's end points to, and a server that knows it; null when it points nowhere. */
export function readTombstone(events: unknown): { readonly next: RoomId; readonly via: string } | null {
  const end = eventsOf(events).findLast(event => event.type === 'm.room.tombstone' && event.state_key === '')
  const next = text(end?.content.replacement_room) as RoomId | '' | null
  return end === undefined || next === null || next === '' ? null : { next, via: serverOf(end.sender) }
}
