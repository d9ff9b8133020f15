/** Rooms: making them, who is in them, and what somebody in a room can ask. */

import { type Json, record, relationOf, text, texts } from '../event.ts'
import { forbidden, notFound } from '../refusal.ts'
import { createRoom } from '../room-making.ts'
import type { World } from '../world.ts'
import { type Call, type Route, route } from './route.ts'

export const rooms: readonly Route[] = [
  route('POST', 'createRoom', ({ world, user, body }) => {
    const room_id = createRoom(world, {
      creator: user,
      invite: texts(body.invite),
      direct: body.is_direct === true,
      state: initialState(body.initial_state),
      ...(typeof body.name === 'string' ? { name: body.name } : {}),
      ...(typeof body.topic === 'string' ? { topic: body.topic } : {}),
    })
    return { room_id }
  }),
  route('GET', 'joined_rooms', ({ world, user }) => ({ joined_rooms: world.joinedRooms(user) })),
  route('POST', 'join/:room', join),
  route('POST', 'rooms/:room/join', join),
  route('POST', 'rooms/:room/leave', ({ world, user, params }) => {
    world.setMembership(params.room, user, 'leave', user)
    return {}
  }),
  route('POST', 'rooms/:room/forget', () => ({})),
  route('POST', 'rooms/:room/invite', ({ world, user, params, body }) => {
    const room = world.roomOfMember(params.room, user)
    world.setMembership(room.id, text(body.user_id) ?? '', 'invite', user)
    return {}
  }),
  route('POST', 'rooms/:room/kick', ({ world, user, params, body }) => {
    const room = world.roomOfMember(params.room, user)
    const reason = text(body.reason)
    const extra = reason === undefined ? {} : { reason }
    world.setMembership(room.id, text(body.user_id) ?? '', 'leave', user, extra)
    return {}
  }),
  route('GET', 'directory/room/:alias', ({ world, params }) => {
    const room_id = world.aliases.get(params.alias)
    if (room_id === undefined) throw notFound('Room alias not found.')
    return { room_id, servers: [world.serverName] }
  }),

  route('GET', 'rooms/:room/members', ({ world, user, params, query }) => {
    const [wanted, unwanted] = [query.get('membership'), query.get('not_membership')]
    const members = world.roomOfMember(params.room, user).members()
    return {
      chunk: members.filter(
        ({ content }) =>
          (wanted === null || content.membership === wanted) &&
          (unwanted === null || content.membership !== unwanted),
      ),
    }
  }),
  route('GET', 'rooms/:room/joined_members', ({ world, user, params }) => {
    const members = world.roomOfMember(params.room, user).members()
    const joined = members.filter(({ content }) => content.membership === 'join')
    const names = joined.map(({ state_key, content }) => [state_key, { display_name: content.displayname }])
    return { joined: Object.fromEntries(names) }
  }),
  route('GET', 'rooms/:room/event/:event', ({ world, user, params }) => ({
    ...eventOf(world, user, params.room, params.event),
  })),
  route('GET', 'rooms/:room/context/:event', ({ world, user, params }) => ({
    event: eventOf(world, user, params.room, params.event),
    events_before: [],
    events_after: [],
    state: [],
  })),
  route('GET', 'rooms/:room/messages', messages),
  route('GET', 'rooms/:room/relations/:event', relations),
  route('GET', 'rooms/:room/relations/:event/:kind', relations),
  route('GET', 'rooms/:room/relations/:event/:kind/:type', relations),

  route('PUT', 'rooms/:room/typing/:user', ({ world, user, params, body }) => {
    const room = world.roomOfMember(params.room, user)
    world.tellRoom(room.id, 'm.typing', { user_ids: body.typing === true ? [user] : [] })
    return {}
  }),
  route('POST', 'rooms/:room/receipt/:kind/:event', ({ world, user, params, body }) => {
    const room = world.roomOfMember(params.room, user)
    const thread = text(body.thread_id)
    const receipt = { ts: Date.now(), ...(thread === undefined ? {} : { thread_id: thread }) }
    world.tellRoom(room.id, 'm.receipt', { [params.event]: { [params.kind]: { [user]: receipt } } })
    return {}
  }),
  route('POST', 'rooms/:room/read_markers', ({ world, user, params, body }) => {
    const room = world.roomOfMember(params.room, user)
    const event = text(body['m.read'])
    if (event === undefined) return {}
    world.tellRoom(room.id, 'm.receipt', { [event]: { 'm.read': { [user]: { ts: Date.now() } } } })
    return {}
  }),
]

function initialState(given: unknown): { type: string; state_key: string; content: Json }[] {
  return (Array.isArray(given) ? given : []).map(record).map(event => ({
    type: text(event.type) ?? '',
    state_key: text(event.state_key) ?? '',
    content: record(event.content),
  }))
}

/** By id or alias: whoever is invited, or anybody when the room is public. */
function join({ world, user, params }: Call<'room'>): Json {
  const room = world.room(world.aliases.get(params.room) ?? params.room)
  const membership = room.membership(user)
  if (membership === 'join') return { room_id: room.id }
  const isPublic = room.state('m.room.join_rules')?.content.join_rule === 'public'
  if (membership === 'ban' || (membership !== 'invite' && !isPublic)) {
    throw forbidden('You are not invited to this room.')
  }
  world.setMembership(room.id, user, 'join', user)
  return { room_id: room.id }
}

function eventOf(world: World, user: string, room: string, id: string) {
  const event = world.roomOfMember(room, user).find(id)
  if (event === undefined) throw notFound('Event not found.')
  return event
}

/** `p12` and `s12` both stand right after position 12. */
const positionOf = (token: string) => Number(token.slice(1))

function messages({ world, user, params, query }: Call<'room'>): Json {
  const room = world.roomOfMember(params.room, user)
  const isBack = query.get('dir') !== 'f'
  const from = positionOf(query.get('from') ?? `p${isBack ? world.position : 0}`)
  const to = query.get('to')
  const end = to === null ? null : positionOf(to)
  const limit = Number(query.get('limit') ?? 10)
  const between = room.events.filter(({ position }) =>
    isBack
      ? position <= from && (end === null || position > end)
      : position > from && (end === null || position <= end),
  )
  if (isBack) between.reverse()
  const chunk = between.slice(0, limit)
  const last = chunk.at(-1)?.position
  const next = between.length > limit && last !== undefined ? { end: `p${isBack ? last - 1 : last}` } : {}
  return { start: `p${from}`, ...next, chunk: chunk.map(({ event }) => event), state: [] }
}

function relations({ world, user, params }: Call): Json {
  const { room = '', event = '', kind, type } = params
  const chunk = world
    .roomOfMember(room, user)
    .events.map(positioned => positioned.event)
    .filter(candidate => {
      const relation = relationOf(candidate)
      return (
        relation.event_id === event &&
        (kind === undefined || relation.rel_type === kind) &&
        (type === undefined || candidate.type === type)
      )
    })
  return { chunk: chunk.reverse() }
}
