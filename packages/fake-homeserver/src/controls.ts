/** What a test can do to the server: everything in it can also be called over HTTP, so it takes and gives plain data. */

import { type Json, type MatrixEvent, repliesTo } from './event.ts'
import type { Fault } from './faults.ts'
import { userIdOf } from './ids.ts'
import type { Membership } from './room.ts'
import { createRoom, type RoomOptions } from './room-making.ts'
import type { RequestEntry, RequestFilter, SentEvent, SentFilter, Unknown } from './traffic.ts'
import type { EventOptions, World } from './world.ts'

export interface UserOptions {
  readonly accessToken?: string
  readonly deviceId?: string
  readonly displayname?: string
  readonly password?: string
}

/** A user with one device that is logged in. */
export interface Account {
  readonly userId: string
  readonly accessToken: string
  readonly deviceId: string
}

export class Controls {
  protected readonly world: World

  constructor(world: World) {
    this.world = world
  }

  addUser(localpart: string, options: UserOptions = {}): Account {
    const {
      accessToken = `token-${localpart}`,
      deviceId = `DEVICE${localpart.toUpperCase()}`,
      displayname = localpart,
      password = `password-${localpart}`,
    } = options
    const userId = userIdOf(localpart, this.world.serverName)
    this.world.users.set(userId, { id: userId, password, displayname, avatar_url: undefined })
    this.world.sessions.set(accessToken, { user: userId, device: deviceId, revoked: null })
    return { userId, accessToken, deviceId }
  }

  createRoom(options: RoomOptions): string {
    return createRoom(this.world, options)
  }

  /** Membership. Each returns the id of its event. */
  invite(roomId: string, sender: string, user: string, direct = false): string {
    return this.world.setMembership(roomId, user, 'invite', sender, direct ? { is_direct: true } : {})
  }

  join(roomId: string, user: string): string {
    return this.world.setMembership(roomId, user, 'join', user)
  }

  leave(roomId: string, user: string): string {
    return this.world.setMembership(roomId, user, 'leave', user)
  }

  kick(roomId: string, by: string, user: string, reason?: string): string {
    return this.world.setMembership(roomId, user, 'leave', by, reason === undefined ? {} : { reason })
  }

  ban(roomId: string, by: string, user: string): string {
    return this.world.setMembership(roomId, user, 'ban', by)
  }

  membership(roomId: string, user: string): Membership | null {
    return this.world.room(roomId).membership(user) ?? null
  }

  /** Any event, as if a client had sent it. Returns its id, as all that follow do. */
  event(roomId: string, sender: string, type: string, content: Json, options: EventOptions = {}): string {
    return this.world.add(roomId, sender, type, content, options)
  }

  /** `extra` adds to the content or replaces parts of it. */
  message(
    roomId: string,
    sender: string,
    body: string,
    extra: Json = {},
    options: EventOptions = {},
  ): string {
    return this.event(roomId, sender, 'm.room.message', { msgtype: 'm.text', body, ...extra }, options)
  }

  reply(roomId: string, sender: string, to: string, body: string, extra: Json = {}): string {
    const relation = { 'm.in_reply_to': { event_id: to } }
    return this.message(roomId, sender, body, { 'm.relates_to': relation, ...extra })
  }

  thread(roomId: string, sender: string, root: string, body: string, extra: Json = {}): string {
    const relation = {
      rel_type: 'm.thread',
      event_id: root,
      is_falling_back: true,
      'm.in_reply_to': { event_id: root },
    }
    return this.message(roomId, sender, body, { 'm.relates_to': relation, ...extra })
  }

  edit(roomId: string, sender: string, target: string, body: string, extra: Json = {}): string {
    return this.message(roomId, sender, `* ${body}`, {
      'm.new_content': { msgtype: 'm.text', body, ...extra },
      'm.relates_to': { rel_type: 'm.replace', event_id: target },
    })
  }

  redact(roomId: string, sender: string, target: string, reason?: string): string {
    const content = { redacts: target, ...(reason === undefined ? {} : { reason }) }
    return this.event(roomId, sender, 'm.room.redaction', content, { redacts: target })
  }

  react(roomId: string, sender: string, target: string, key: string): string {
    const relation = { rel_type: 'm.annotation', event_id: target, key }
    return this.event(roomId, sender, 'm.reaction', { 'm.relates_to': relation })
  }

  /** Ends a room in favour of a new one, whose id it returns. */
  upgrade(roomId: string, by: string, options: Partial<RoomOptions> = {}): string {
    const replacement = this.createRoom({ creator: by, version: '12', ...options })
    const content = { body: 'This room has been replaced', replacement_room: replacement }
    this.event(roomId, by, 'm.room.tombstone', content, { stateKey: '' })
    return replacement
  }

  setTyping(roomId: string, users: readonly string[]): void {
    this.world.tellRoom(roomId, 'm.typing', { user_ids: [...users] })
  }

  /** Several messages at once, so that one sync brings them all. Returns their ids. */
  burst(roomId: string, sender: string, bodies: readonly string[]): string[] {
    return bodies.map(body => this.message(roomId, sender, body))
  }

  /** The next sync with news of this room holds only its last `keep` events, as limited: the client missed the others. */
  gap(roomId: string, keep = 1): void {
    this.world.room(roomId).gapKeep = keep
  }

  /** The next sync starts again `positions` before what its client has already. */
  replay(positions: number): void {
    this.world.replayBy = positions
    this.world.changes.tell()
  }

  /** What is stored at an `mxc://` address, in base64; null when nothing is. */
  media(address: string): { readonly type: string; readonly base64: string } | null {
    const stored = this.world.media.get(address.slice(address.lastIndexOf('/') + 1))
    return stored === undefined ? null : { type: stored.type, base64: stored.bytes.toString('base64') }
  }

  /** Whether this member gets 403 for whatever it sends to the room. */
  deny(roomId: string, user: string, isDenied = true): void {
    const { denied } = this.world.room(roomId)
    if (isDenied) denied.add(user)
    else denied.delete(user)
  }

  /** Makes a token dead. A soft logout asks the client to log in again as the same device. */
  revoke(accessToken: string, soft = false): void {
    const session = this.world.sessions.get(accessToken)
    if (session !== undefined) session.revoked = { soft }
    this.world.changes.tell()
  }

  unrevoke(accessToken: string): void {
    const session = this.world.sessions.get(accessToken)
    if (session !== undefined) session.revoked = null
  }

  fault(fault: Fault): void {
    this.world.faults.add(fault)
  }

  clearFaults(): void {
    this.world.faults.clear()
  }

  /** What clients sent over HTTP, in order, without what tests put in. */
  sent(filter: SentFilter = {}): MatrixEvent[] {
    return this.world.traffic.sentEvents(filter)
  }

  /** Requests of clients in order; of syncs only the first ones and those struck by a fault. */
  requests(filter: RequestFilter = {}): RequestEntry[] {
    return this.world.traffic.requestsLike(filter)
  }

  /** What clients asked for that this server does not know. A test that ends well leaves it empty. */
  unknown(): readonly Unknown[] {
    return this.world.traffic.unknown
  }

  /** The first such event as soon as a client has sent it. */
  waitSent(filter: SentFilter = {}): Promise<MatrixEvent> {
    return this.waitUntil(() => this.sent(filter)[0], `a sent event like ${JSON.stringify(filter)}`)
  }

  /** For runs that take hours: what happened more than `keep` positions ago is known no more, and nothing that was sent. */
  forget(keep: number): void {
    this.world.forget(keep)
  }

  /** As soon as clients have answered so many events. */
  async waitAnswers(count: number): Promise<void> {
    const { sent } = this.world.traffic
    const answered = new Set<string>()
    let looked = 0
    const isReached = () => {
      for (; looked < sent.length; looked++) {
        const answers = repliesTo((sent[looked] as SentEvent).event)
        if (answers !== null) answered.add(answers)
      }
      return answered.size >= count
    }
    await this.waitUntil(isReached, `${count} answers`)
  }

  /** The first such request as soon as it is answered, struck by a fault, or left hanging by one. */
  waitRequest(filter: RequestFilter): Promise<RequestEntry> {
    const isOver = ({ status, fault }: RequestEntry) => status > 0 || fault !== undefined
    const what = `a request like ${JSON.stringify(filter)}`
    return this.waitUntil(() => this.requests(filter).find(isOver), what)
  }

  async waitMembership(roomId: string, user: string, membership: Membership): Promise<void> {
    const isReached = () => this.membership(roomId, user) === membership
    await this.waitUntil(isReached, `${user} to be "${membership}" in ${roomId}`)
  }

  /** What `find` gives, as soon as anything on the server makes it give something. */
  protected waitUntil<T>(find: () => T | null | undefined | false, what: string): Promise<T> {
    return this.world.changes.until(find, what)
  }
}

/** Names of what can be called over HTTP. */
export type ControlName = keyof Controls

const NOT_FOR_HTTP = ['constructor', 'waitUntil']

export function isControl(name: string): name is ControlName {
  return Object.getOwnPropertyNames(Controls.prototype).includes(name) && !NOT_FOR_HTTP.includes(name)
}
