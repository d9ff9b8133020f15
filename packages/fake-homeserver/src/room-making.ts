/** New rooms, with the state that every room starts with. */

import type { Json } from './event.ts'
import { newRoomId } from './ids.ts'
import { Room } from './room.ts'
import type { World } from './world.ts'

export interface RoomOptions {
  /** User ids throughout. */
  readonly creator: string
  readonly members?: readonly string[]
  readonly invite?: readonly string[]
  /** Marks the invitations as those of a direct chat. */
  readonly direct?: boolean
  readonly encrypted?: boolean
  readonly name?: string
  readonly topic?: string
  readonly alias?: string
  readonly version?: string
  readonly roomId?: string
  readonly powerLevels?: Json
  /** Any other state. */
  readonly state?: readonly { readonly type: string; readonly state_key?: string; readonly content: Json }[]
}

/** Makes a room and returns its id. */
export function createRoom(world: World, options: RoomOptions): string {
  const { creator, version = '10', members = [], invite = [], state = [] } = options
  const id = options.roomId ?? newRoomId(version, world.serverName)
  world.rooms.set(id, new Room(id))
  const set = (type: string, content: Json, stateKey = '') =>
    world.add(id, creator, type, content, { stateKey })
  set('m.room.create', { creator, room_version: version })
  world.setMembership(id, creator, 'join', creator)
  set('m.room.power_levels', options.powerLevels ?? defaultPowerLevels(creator))
  set('m.room.join_rules', { join_rule: 'invite' })
  set('m.room.history_visibility', { history_visibility: 'shared' })
  if (options.name !== undefined) set('m.room.name', { name: options.name })
  if (options.topic !== undefined) set('m.room.topic', { topic: options.topic })
  if (options.encrypted) set('m.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' })
  if (options.alias !== undefined) {
    world.aliases.set(options.alias, id)
    set('m.room.canonical_alias', { alias: options.alias })
  }
  for (const event of state) set(event.type, event.content, event.state_key)
  for (const user of members) world.setMembership(id, user, 'join', user)
  const extra = options.direct ? { is_direct: true } : {}
  for (const user of invite) world.setMembership(id, user, 'invite', creator, extra)
  return id
}

function defaultPowerLevels(creator: string): Json {
  return { users: { [creator]: 100 }, users_default: 0, events_default: 0, state_default: 50 }
}
