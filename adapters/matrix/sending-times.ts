/** Sending times: when events were sent, by the clock of this machine. Pure. */

import { type MatrixEvent, serverOf } from './api/event.ts'
import type { EventId } from './api/ids.ts'

/** What is known of the sync that brought the events. Milliseconds since 1970 by the clock of this machine. */
export interface SyncTimes {
  /** When the sync before it was there; null when there was none. */
  readonly after: number | null
  /** When this one was there. */
  readonly now: number
}

/**
 * When each of the new events of one sync was sent. The homeserver tells the age of those of its own people. Of others
 * it may know only what their server's clock said, and no two clocks agree: what is new cannot have come before the
 * last sync, nor be still to come, so by as much as a server's events are outside of that, its clock is wrong.
 */
export function sendingTimes(
  events: readonly MatrixEvent[],
  { after, now }: SyncTimes,
): ReadonlyMap<EventId, number> {
  const from = after ?? Number.NEGATIVE_INFINITY
  const shifts = new Map<string, number>()
  const ageless = events.filter(event => ageOf(event) === null)
  for (const { sender, origin_server_ts: stamp } of ageless) {
    const shift = within(stamp, from, now) - stamp
    const known = shifts.get(serverOf(sender)) ?? 0
    shifts.set(serverOf(sender), Math.abs(shift) > Math.abs(known) ? shift : known)
  }
  return new Map(
    events.map(event => {
      const age = ageOf(event)
      const shifted = event.origin_server_ts + (shifts.get(serverOf(event.sender)) ?? 0)
      return [event.event_id, age === null ? within(shifted, from, now) : now - age]
    }),
  )
}

/** Milliseconds since it was sent, where the homeserver tells. */
function ageOf({ unsigned }: MatrixEvent): number | null {
  const age = unsigned?.age
  return typeof age === 'number' && Number.isFinite(age) ? Math.max(0, age) : null
}

function within(time: number, from: number, to: number): number {
  return Math.max(from, Math.min(time, to))
}
