/** Sync loop: what is new, over and over. On disk before it counts as received, and given on to be done. */

import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { eventsOf, type Json, list, type MatrixEvent, record, text } from './api/event.ts'
import type { Homeserver } from './api/homeserver.ts'
import type { RoomId, UserId } from './api/ids.ts'
import { classifyError, GarbageError, isRefused, ServerError } from './api/request-errors.ts'
import { pauseAfter, waitAfter } from './api/retry.ts'
import type { RoomEncryption } from './encryption/room-encryption.ts'
import { isArrival, mayAsk, sinceArrival } from './new-events.ts'
import { mayInvite, readInviter, readTombstone } from './rooms/invitation.ts'
import type { Rooms } from './rooms/rooms.ts'
import { SETTINGS_TYPE } from './rooms/settings.ts'
import { sendingTimes } from './sending-times.ts'
import type { Joining, Store, Task } from './store.ts'

export interface SyncOptions {
  readonly server: Homeserver
  readonly store: Store
  readonly rooms: Rooms
  readonly encryption: RoomEncryption
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: Log
  readonly allowedInviters: readonly string[] | null
  /** Called at a dead token. True when there is a new one. */
  readonly renew: (error: unknown) => Promise<boolean>
  readonly onUpdate: (update: SyncUpdate) => Promise<void>
}

/** What one sync brought. */
export interface SyncUpdate {
  readonly tasks: readonly Task[]
  /** The events of the tasks, as far as they came along. */
  readonly events: ReadonlyMap<string, MatrixEvent>
  /** Keys may have come. */
  readonly hasKeys: boolean
  /** Rooms where the bot may be alone now. */
  readonly emptier: readonly RoomId[]
  /** Rooms that the bot is not in any more. */
  readonly left: readonly RoomId[]
}

interface RoomUpdate {
  readonly tasks: readonly Task[]
  readonly events: readonly MatrixEvent[]
  readonly isEmptier: boolean
}

/** Events of one room that are fetched after a gap; what is older was asked too long ago. */
const GAP_LIMIT = 2_000
/** A sync that ends sooner was not held; so many in a row without anything to do are the bot's own events coming back. */
const HELD_MS = 1_000
const FREE_SYNCS = 5
/** Longest pause between syncs that are not held. */
const LONGEST_PACE_MS = 2_000

export class SyncLoop {
  private readonly options: SyncOptions

  constructor(options: SyncOptions) {
    this.options = options
  }

  /** Goes on until `signal` ends. Throws what cannot pass. `onFirst` is called when the first sync is there. */
  async run(onFirst: () => void): Promise<void> {
    const { signal, log, clock } = this.options
    // The first one is no long poll: a start would take as long on a quiet server.
    for (let failures = 0, empty = 0, waits = false; !signal.aborted; ) {
      try {
        const began = clock.now()
        const isEmpty = !(await this.once(waits))
        // A server or a proxy that does not hold a sync is not asked without a pause.
        empty = waits && isEmpty && clock.now() - began < HELD_MS ? empty + 1 : 0
        waits = true
        if (empty > FREE_SYNCS)
          await clock.sleep(Math.min(pauseAfter(empty - FREE_SYNCS), LONGEST_PACE_MS), signal)
        if (failures > 0) log.info('matrix connected again', { failures })
        failures = 0
        onFirst()
      } catch (error) {
        if (signal.aborted) return
        const wait = await this.recover(error, ++failures)
        await clock.sleep(wait, signal)
      }
    }
  }

  /** One sync, from the request to its tasks on disk. Whether it brought anything to do. */
  private async once(waits: boolean): Promise<boolean> {
    const { server, store, clock, onUpdate } = this.options
    const { since, synced: after } = store
    const answer = await server.sync(since, waits)
    const now = clock.today()
    const next = text(answer.next_batch)
    if (next === null) throw new GarbageError('the answer is not one to a sync')
    await server.encryption?.takeIn(answer)
    const update = await this.read(answer, since, next)
    this.options.log.debug('matrix sync', { tasks: update.tasks.length, hasKeys: update.hasKeys })
    store.receive(next, update.tasks, {
      now,
      sent: sendingTimes([...update.events.values()], { after, now }),
    })
    await onUpdate(update)
    return update.tasks.length > 0 || update.hasKeys
  }

  /** What is to be waited for before the next sync, in milliseconds. Throws what cannot pass. */
  private async recover(error: unknown, failures: number): Promise<number> {
    const { log, store, renew } = this.options
    const classified = classifyError(error)
    switch (classified.kind) {
      case 'dead-token':
        if (await renew(error)) return 0
        throw error
      case 'limited':
        return waitAfter(classified, failures)
      case 'unavailable':
        if (failures === 1) log.warn('matrix connection lost', { reason: classified.reason })
        return waitAfter(classified, failures)
      case 'refused':
        // The server does not know its own sync token any more: begin anew, without answering what is old.
        if (classified.status !== 400 || store.since === null) throw error
        log.warn('matrix sync begins anew', { code: classified.code })
        store.forgetSince()
        return 0
      default:
        throw error
    }
  }

  private async read(answer: Json, since: string | null, next: string): Promise<SyncUpdate> {
    const sections = record(answer.rooms)
    const tasks: Task[] = []
    const events = new Map<string, MatrixEvent>()
    const emptier: RoomId[] = []
    for (const [room, section] of roomsOf(record(sections.join))) {
      const update = await this.readRoom(room, record(section), since)
      tasks.push(...update.tasks)
      for (const event of update.events) events.set(event.event_id, event)
      if (update.isEmptier) emptier.push(room)
    }
    const upgrades = tasks.filter(task => task.kind === 'join')
    tasks.push(...this.readInvitations(record(sections.invite), next, upgrades))
    const hasKeys = list(record(answer.to_device).events).length > 0
    return { tasks, events, hasKeys, emptier, left: roomsOf(record(sections.leave)).map(([room]) => room) }
  }

  /** A room that one of ours was upgraded to may be joined whoever invites. */
  private readInvitations(sections: Json, next: string, upgrades: readonly Joining[]): Task[] {
    const { server, store, allowedInviters, log } = this.options
    return roomsOf(sections).flatMap(([room, section]): Task[] => {
      const inviter = readInviter(section, server.userId)
      if (inviter === null) return []
      // Not the same as an earlier invitation, which may be in the works still.
      const id = `${room} ${next}`
      const upgrade = upgrades.find(task => task.room === room) ?? store.upgradeTo(room)
      if (upgrade !== null) return [{ ...upgrade, id }]
      if (mayInvite(inviter, allowedInviters)) return [{ kind: 'join', id, room, via: null, from: null }]
      log.info('matrix invitation refused', { reason: 'MATRIX_ALLOWED_INVITERS' })
      return [{ kind: 'leave', id, room }]
    })
  }

  private async readRoom(room: RoomId, section: Json, since: string | null): Promise<RoomUpdate> {
    const timeline = record(section.timeline)
    const changes = [...eventsOf(record(section.state).events), ...eventsOf(timeline.events)]
    const joined = joinedIn(section)
    this.noteRoom(room, section, changes)
    const events = since === null ? [] : await this.newEvents(room, timeline, since)
    const questions = events.map((event): Task => ({ kind: 'event', id: event.event_id, room }))
    const hasLost = changes.some(event => isLoss(event, this.options.server.userId))
    return {
      tasks: [...upgradeOf(room, changes), ...questions],
      events,
      isEmptier: (since === null || hasLost) && (joined === null || joined <= 1),
    }
  }

  /** Takes note of what has changed about a room: its encryption, its members, its settings. */
  private noteRoom(room: RoomId, section: Json, changes: readonly MatrixEvent[]): void {
    const { rooms, encryption } = this.options
    if (changes.some(event => event.type === 'm.room.encryption' && event.state_key === ''))
      encryption.note(room)
    if (changes.some(({ type }) => type === 'm.room.member')) rooms.noteMembers(room, joinedIn(section))
    for (const data of list(record(section.account_data).events).map(record))
      if (data.type === SETTINGS_TYPE) rooms.noteSettings(room, record(data.content))
  }

  /** The events of a room that may ask something and did not come before, with those that the sync left out. */
  private async newEvents(room: RoomId, timeline: Json, since: string): Promise<MatrixEvent[]> {
    const { server, store } = this.options
    const { userId } = server
    const recent = eventsOf(timeline.events)
    const isWhole = timeline.limited !== true || recent.some(event => isArrival(event, userId))
    const from = text(timeline.prev_batch)
    const older = isWhole || from === null ? [] : await this.fill(room, from, since)
    return sinceArrival([...older, ...recent], userId).filter(
      event => mayAsk(event, userId) && !store.hasSeen(event.event_id),
    )
  }

  /** What a sync left out of a room, oldest first. */
  private async fill(room: RoomId, from: string, since: string): Promise<MatrixEvent[]> {
    const { server, store, log } = this.options
    const found: MatrixEvent[] = []
    try {
      for (let at: string | null = from; at !== null && found.length < GAP_LIMIT; ) {
        const page = await server.messagesBefore(room, at, since)
        const known = page.events.findIndex(event => store.hasSeen(event.event_id))
        found.push(...(known < 0 ? page.events : page.events.slice(0, known)))
        at = known < 0 && page.events.length > 0 ? page.next : null
      }
    } catch (error) {
      if (!isRefused(error)) throw error
      log.warn('matrix gap not filled', { status: error instanceof ServerError ? error.statusCode : 0 })
    }
    return found.reverse()
  }
}

function roomsOf(sections: Json): [RoomId, unknown][] {
  return Object.entries(sections) as [RoomId, unknown][]
}

/** How many are in a room, the bot among them, where the server tells. */
function joinedIn(section: Json): number | null {
  const { 'm.joined_member_count': count } = record(section.summary)
  return typeof count === 'number' ? count : null
}

/** Whether with this event somebody else left, or was not let in. */
function isLoss({ type, state_key, content }: MatrixEvent, me: UserId): boolean {
  return type === 'm.room.member' && state_key !== me && content.membership !== 'join'
}

/** The task to follow an upgrade of a room, where it has one. */
function upgradeOf(room: RoomId, changes: readonly MatrixEvent[]): Task[] {
  const end = readTombstone(changes)
  return end === null
    ? []
    : [{ kind: 'join', id: `${end.next} ${room}`, room: end.next, via: end.via, from: room }]
}
