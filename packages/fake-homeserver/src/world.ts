/** Everything the server knows: users, rooms, keys, and the one stream in which all of it happens. */

import { Changes } from './changes.ts'
import { DeviceKeys } from './device-keys.ts'
import type { Json, MatrixEvent } from './event.ts'
import { Faults } from './faults.ts'
import { newEventId } from './ids.ts'
import { forbidden, notFound } from './refusal.ts'
import type { Membership, Room } from './room.ts'
import { Traffic } from './traffic.ts'

export interface User {
  readonly id: string
  readonly password: string
  displayname: string | undefined
  avatar_url: string | undefined
}

/** One access token. */
export interface Session {
  readonly user: string
  readonly device: string
  /** Set when the token is dead; `soft` asks the client to log in again with the same device. */
  revoked: { readonly soft: boolean } | null
}

interface AccountData {
  readonly position: number
  readonly user: string
  /** Of one room, or of the account. */
  readonly roomId: string | null
  readonly type: string
  readonly content: Json
}

/** Typing notices and receipts: told once, kept nowhere. */
interface Ephemeral {
  readonly position: number
  readonly roomId: string
  readonly event: { readonly type: string; readonly content: Json }
}

interface Media {
  readonly bytes: Buffer
  readonly type: string
}

/** What an event may have besides sender, type and content. */
export interface EventOptions {
  readonly eventId?: string
  /** Milliseconds; now when left out. */
  readonly at?: number
  readonly stateKey?: string
  readonly redacts?: string
  readonly unsigned?: Json
}

export class World {
  readonly serverName: string
  readonly versions: readonly string[]
  readonly now: () => number
  readonly users = new Map<string, User>()
  readonly sessions = new Map<string, Session>()
  readonly rooms = new Map<string, Room>()
  readonly aliases = new Map<string, string>()
  readonly media = new Map<string, Media>()
  readonly filters = new Map<string, Json>()
  /** Event ids by transaction: what is sent again is not done again. */
  readonly transactions = new Map<string, string>()
  readonly keys = new DeviceKeys(() => this.#next())
  readonly faults = new Faults()
  readonly traffic = new Traffic()
  readonly changes = new Changes()
  /** How far the next sync goes back behind what its client has already. */
  replayBy = 0
  #position = 0
  readonly #accountData: AccountData[] = []
  #ephemeral: Ephemeral[] = []

  constructor(serverName: string, versions: readonly string[], now: () => number) {
    this.serverName = serverName
    this.versions = versions
    this.now = now
  }

  /** Of the last thing that happened. */
  get position(): number {
    return this.#position
  }

  room(id: string): Room {
    const room = this.rooms.get(id)
    if (room === undefined) throw notFound('No such room.')
    return room
  }

  roomOfMember(id: string, user: string): Room {
    const room = this.room(id)
    if (room.membership(user) !== 'join') throw forbidden(`User ${user} not in room ${id}.`)
    return room
  }

  joinedRooms(user: string): string[] {
    return [...this.rooms.values()].filter(room => room.membership(user) === 'join').map(room => room.id)
  }

  /** Puts an event in a room and returns its id. */
  add(roomId: string, sender: string, type: string, content: Json, options: EventOptions = {}): string {
    const { eventId = newEventId(), at = this.now(), stateKey, redacts, unsigned } = options
    const event: MatrixEvent = {
      event_id: eventId,
      type,
      sender,
      origin_server_ts: at,
      room_id: roomId,
      content: structuredClone(content),
      ...(stateKey === undefined ? {} : { state_key: stateKey }),
      ...(redacts === undefined ? {} : { redacts }),
      ...(unsigned === undefined ? {} : { unsigned }),
    }
    this.room(roomId).append(this.#next(), event)
    this.changes.tell()
    return eventId
  }

  setMembership(
    roomId: string,
    user: string,
    membership: Membership,
    sender: string,
    extra: Json = {},
  ): string {
    const displayname = this.users.get(user)?.displayname
    const content = { membership, ...(displayname === undefined ? {} : { displayname }), ...extra }
    return this.add(roomId, sender, 'm.room.member', content, { stateKey: user })
  }

  accountData(user: string, roomId: string | null, type: string): Json | null {
    const found = this.#accountData.find(
      data => data.user === user && data.roomId === roomId && data.type === type,
    )
    return found?.content ?? null
  }

  accountDataSince(user: string, roomId: string | null, from: number): { type: string; content: Json }[] {
    return this.#accountData
      .filter(data => data.user === user && data.roomId === roomId && data.position > from)
      .map(({ type, content }) => ({ type, content }))
  }

  setAccountData(user: string, roomId: string | null, type: string, content: Json): void {
    const at = this.#accountData.findIndex(
      data => data.user === user && data.roomId === roomId && data.type === type,
    )
    if (at >= 0) this.#accountData.splice(at, 1)
    this.#accountData.push({ position: this.#next(), user, roomId, type, content })
    this.changes.tell()
  }

  tellRoom(roomId: string, type: string, content: Json): void {
    this.#ephemeral.push({ position: this.#next(), roomId, event: { type, content } })
    this.changes.tell()
  }

  ephemeralSince(roomId: string, from: number): Ephemeral['event'][] {
    return this.#ephemeral
      .filter(told => told.roomId === roomId && told.position > from)
      .map(({ event }) => event)
  }

  forget(keep: number): void {
    const until = this.#position - keep
    for (const room of this.rooms.values()) room.forget(until)
    this.#ephemeral = this.#ephemeral.filter(({ position }) => position > until)
    for (const key of [...this.transactions.keys()].slice(0, -keep)) this.transactions.delete(key)
    this.traffic.forget()
  }

  #next(): number {
    return ++this.#position
  }
}
