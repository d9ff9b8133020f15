/** New events: which events of a room may ask the bot, and which were there before it. Pure. */

import { type MatrixEvent, membershipIn, record } from './api/event.ts'
import type { UserId } from './api/ids.ts'

/** Events that may ask something. */
const ASKING = new Set(['m.room.message', 'm.room.encrypted', 'm.reaction', 'm.room.redaction', 'm.sticker'])

export function mayAsk(event: MatrixEvent, me: UserId): boolean {
  return ASKING.has(event.type) && event.state_key === undefined && event.sender !== me
}

/**
 * The events after the bot was invited, or all when that is not among them. Whoever opens a direct chat writes the
 * first question before the bot is in; what was said before the invitation is not for the bot.
 */
export function sinceArrival(events: readonly MatrixEvent[], me: UserId): readonly MatrixEvent[] {
  const invited = events.findLastIndex(event => membershipIn(event, me) === 'invite')
  const arrived = invited >= 0 ? invited : events.findLastIndex(event => isArrival(event, me))
  return events.slice(arrived + 1)
}

/** Whether with this event the bot came into the room. */
export function isArrival(event: MatrixEvent, me: UserId): boolean {
  if (membershipIn(event, me) !== 'join') return false
  return record(event.unsigned?.prev_content).membership !== 'join'
}
