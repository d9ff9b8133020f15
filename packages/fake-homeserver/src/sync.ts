/** The answer to `/sync`: what is new for one device since it asked last. */

import { type Json, type MatrixEvent, type Positioned, record, texts } from './event.ts'
import type { Room } from './room.ts'
import type { World } from './world.ts'

/** What somebody who is invited gets to see of a room. */
const SEEN_BY_INVITED = [
  'm.room.create',
  'm.room.name',
  'm.room.avatar',
  'm.room.topic',
  'm.room.join_rules',
  'm.room.canonical_alias',
  'm.room.encryption',
]

/** How many events of a room a sync holds unless the client's filter says otherwise. */
const TIMELINE_LIMIT = 10

export interface Asking {
  readonly user: string
  readonly device: string
  /** Position up to which the client knows everything, null on its first sync. */
  readonly since: number | null
  readonly filter: Json
}

export interface SyncAnswer {
  /** Whether there is anything to tell: if not, the client is kept waiting. */
  readonly isNews: boolean
  readonly body: Json
}

/** Where one answer starts, and whether its client starts there too. */
interface Window {
  readonly from: number
  readonly isFirst: boolean
}

export function syncAnswer(world: World, asking: Asking): SyncAnswer {
  const { user, device, since, filter } = asking
  const isReplay = since !== null && world.replayBy > 0
  const from = since === null ? -1 : Math.max(0, since - world.replayBy)
  if (since !== null) world.replayBy = 0
  const window = { from, isFirst: since === null }
  const limit = Number(record(record(filter.room).timeline).limit ?? TIMELINE_LIMIT)
  const rooms = { join: {} as Json, invite: {} as Json, leave: {} as Json }
  let isNews = isReplay
  for (const room of world.rooms.values()) {
    const found = roomSection(world, room, asking, window, limit)
    if (found === null) continue
    rooms[found.section][room.id] = found.body
    isNews = true
  }
  const messages = world.keys.messagesFor(user, device, since ?? 0)
  const account = world.accountDataSince(user, null, from)
  const changed = since === null ? [] : world.keys.changedSince(from)
  return {
    isNews: isNews || messages.length > 0 || account.length > 0 || changed.length > 0,
    body: {
      next_batch: `s${world.position}`,
      rooms,
      to_device: { events: messages },
      account_data: { events: account },
      presence: { events: [] },
      device_lists: { changed, left: [] },
      device_one_time_keys_count: world.keys.oneTimeKeyCounts(user, device),
      device_unused_fallback_key_types: world.keys.unusedFallbackKinds(user, device),
    },
  }
}

interface Section {
  readonly section: 'join' | 'invite' | 'leave'
  readonly body: Json
}

/** What one room has to tell, or null for nothing. */
function roomSection(
  world: World,
  room: Room,
  asking: Asking,
  window: Window,
  limit: number,
): Section | null {
  const member = room.state('m.room.member', asking.user)
  if (member === undefined) return null
  const memberAt = room.events.findLast(({ event }) => event === member)?.position ?? 0
  const isNew = window.isFirst || memberAt > window.from
  switch (room.membership(asking.user)) {
    case 'join':
      return joined(world, room, asking, window, limit, isNew && !wasJoined(member))
    case 'invite':
      return isNew ? { section: 'invite', body: invitation(room, member) } : null
    default:
      return isNew && !window.isFirst ? left(world, room, asking, window, memberAt) : null
  }
}

function wasJoined(member: MatrixEvent): boolean {
  return record(member.unsigned?.prev_content).membership === 'join'
}

function joined(
  world: World,
  room: Room,
  { user, device, filter }: Asking,
  { from, isFirst }: Window,
  limit: number,
  justJoined: boolean,
): Section | null {
  const fresh = room.events.filter(({ position }) => position > from)
  const keep = fresh.length > 0 ? (room.gapKeep ?? limit) : limit
  if (fresh.length > 0) room.gapKeep = null
  const all = isFirst || justJoined ? room.events : fresh
  const limited = all.length > keep
  const timeline = limited ? all.slice(-keep) : all
  const ephemeral = isFirst || !wantsEphemeral(filter) ? [] : world.ephemeralSince(room.id, from)
  const account = world.accountDataSince(user, room.id, from)
  if (timeline.length + ephemeral.length + account.length === 0) return null
  const first = timeline[0]?.position ?? world.position + 1
  const state =
    isFirst || justJoined || limited ? room.stateBetween(isFirst || justJoined ? -1 : from, first) : []
  return {
    section: 'join',
    body: {
      timeline: { events: shown(world, timeline, device), limited, prev_batch: `p${first - 1}` },
      state: { events: state },
      ephemeral: { events: ephemeral },
      account_data: { events: account },
      unread_notifications: {},
      summary: { 'm.joined_member_count': room.joined().length },
    },
  }
}

/** Of what a filter may leave out, everything at once is understood. */
function wantsEphemeral(filter: Json): boolean {
  return !texts(record(record(filter.room).ephemeral).not_types).includes('*')
}

function invitation(room: Room, member: MatrixEvent): Json {
  const inviter = room.state('m.room.member', member.sender)
  const seen = room.allState().filter(event => SEEN_BY_INVITED.includes(event.type))
  const events = [...seen, ...(inviter === undefined ? [] : [inviter]), member]
  return {
    invite_state: {
      events: events.map(({ type, state_key, content, sender }) => ({ type, state_key, content, sender })),
    },
  }
}

/** Up to where the user left, was kicked or banned, and nothing after it. */
function left(world: World, room: Room, { device }: Asking, { from }: Window, leftAt: number): Section {
  const events = room.events.filter(({ position }) => position > from && position <= leftAt)
  return {
    section: 'leave',
    body: {
      timeline: { events: shown(world, events, device), limited: false, prev_batch: `p${from}` },
      state: { events: [] },
      account_data: { events: [] },
    },
  }
}

/** Events as one device gets them: of this server's people their age, and for its own ones the transaction id. */
function shown(world: World, events: readonly Positioned[], device: string): Json[] {
  return events.map(({ event }) => {
    const { room_id, ...rest } = event
    const transaction = world.traffic.transactionOf(event, device)
    return {
      ...structuredClone(rest),
      unsigned: {
        ...event.unsigned,
        ...(event.sender.endsWith(`:${world.serverName}`) && { age: world.now() - event.origin_server_ts }),
        ...(transaction === undefined ? {} : { transaction_id: transaction }),
      },
    }
  })
}
