/** Events that clients send, and the state of a room. */

import { type Json, type MatrixEvent, record } from '../event.ts'
import { newEventId } from '../ids.ts'
import { forbidden, notFound, Refusal } from '../refusal.ts'
import type { EventOptions } from '../world.ts'
import { type Call, type Route, route } from './route.ts'

/** The specification's limit of an event, less what the server itself adds. */
const MAX_BYTES = 65_000

export const sending: readonly Route[] = [
  route('PUT', 'rooms/:room/send/:type/:transaction', call =>
    send(call, call.params.type, call.body, call.params.transaction),
  ),
  route('PUT', 'rooms/:room/redact/:event/:transaction', call => {
    const redacts = call.params.event
    return send(call, 'm.room.redaction', { ...call.body, redacts }, call.params.transaction, { redacts })
  }),
  route('PUT', 'rooms/:room/state/:type', call =>
    send(call, call.params.type, call.body, undefined, { stateKey: '' }),
  ),
  route('PUT', 'rooms/:room/state/:type/:key', call =>
    send(call, call.params.type, call.body, undefined, { stateKey: call.params.key }),
  ),
  route('GET', 'rooms/:room/state', ({ world, user, params }) =>
    world.roomOfMember(params.room, user).allState(),
  ),
  route('GET', 'rooms/:room/state/:type', call => state(call, call.params.type, '')),
  route('GET', 'rooms/:room/state/:type/:key', call => state(call, call.params.type, call.params.key)),
]

/** A transaction that was done already gives the same event again. */
function send(
  { world, user, device, params }: Call<'room'>,
  type: string,
  content: Json,
  transaction: string | undefined,
  options: EventOptions = {},
): Json {
  const room = world.roomOfMember(params.room, user)
  const key = [user, device, room.id, type, transaction].join('\0')
  const done = transaction === undefined ? undefined : world.transactions.get(key)
  if (done !== undefined) return { event_id: done }
  if (room.denied.has(user)) throw forbidden("You don't have permission to post to the room")
  if (Buffer.byteLength(JSON.stringify(content)) > MAX_BYTES) {
    throw new Refusal(413, 'M_TOO_LARGE', 'event too large')
  }
  const eventId = newEventId()
  const at = world.now()
  const { redacts } = options
  const event: MatrixEvent = {
    event_id: eventId,
    type,
    sender: user,
    origin_server_ts: at,
    room_id: room.id,
    content: structuredClone(content),
    ...(redacts === undefined ? {} : { redacts }),
  }
  world.traffic.addSent({ roomId: room.id, device, transaction, at, event })
  if (transaction !== undefined) world.transactions.set(key, eventId)
  world.add(room.id, user, type, content, { ...options, eventId, at })
  return { event_id: eventId }
}

function state({ world, user, params, query }: Call<'room'>, type: string, key: string): Json {
  const event = world.roomOfMember(params.room, user).state(type, key)
  if (event === undefined) throw notFound('Event not found.')
  return query.get('format') === 'event' ? record(event) : event.content
}
