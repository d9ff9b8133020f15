/** Events for tests, as a homeserver gives them. */

import type { Json, MatrixEvent } from '../../../adapters/matrix/api/event.ts'

export const ME = '@doslova:fake.test'
export const JANA = '@jana:fake.test'
export const ROOM = '!pokoj:fake.test'

let last = 0

/** An event of Jana; `more` replaces parts of it. */
export function event(type: string, content: Json, more: Partial<MatrixEvent> = {}): MatrixEvent {
  last++
  return { event_id: `$e${last}`, type, sender: JANA, origin_server_ts: last, content, ...more }
}

export function message(body: string, content: Json = {}, more: Partial<MatrixEvent> = {}): MatrixEvent {
  return event('m.room.message', { msgtype: 'm.text', body, ...content }, more)
}

/** Somebody comes, goes or is invited. */
export function member(user: string, membership: string, before?: string): MatrixEvent {
  const unsigned = before === undefined ? {} : { unsigned: { prev_content: { membership: before } } }
  return event('m.room.member', { membership }, { state_key: user, ...unsigned })
}

export const replyTo = (id: string) => ({ 'm.relates_to': { 'm.in_reply_to': { event_id: id } } })
