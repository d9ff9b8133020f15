/** Tasks: what the syncs brought to do. In order in each room, in many rooms at once, and stored until it is done. */

import type { Clock } from '../shared/clock.ts'
import { isGone, isUnfinished } from './api/errors.ts'
import type { MatrixEvent } from './api/event.ts'
import type { Encryption } from './api/homeserver.ts'
import type { EventId, RoomId } from './api/ids.ts'
import type { RoomEncryption } from './encryption/room-encryption.ts'
import { UndecryptableEvents } from './encryption/undecryptable.ts'
import type { Handler } from './handler.ts'
import type { Memberships } from './memberships.ts'
import { RoomQueues } from './room-queues.ts'
import type { Store, Task } from './store.ts'
import type { SyncUpdate } from './sync.ts'

export interface TasksOptions {
  readonly store: Store
  readonly handler: Handler
  readonly memberships: Memberships
  readonly encryption: Encryption | null
  readonly roomEncryption: RoomEncryption
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** How long a key may come after its message before the bot says that it cannot read. */
const KEY_WAIT_MS = 20_000
/** Rooms with work at once; more of them keep the next sync waiting. */
const MAX_ROOMS = 200

export class Tasks {
  private readonly options: TasksOptions
  private readonly queues: RoomQueues
  private readonly undecryptable = new UndecryptableEvents()

  constructor(options: TasksOptions) {
    this.options = options
    this.queues = new RoomQueues(options.onError)
  }

  /** Goes on with what the last run left. */
  resume(): void {
    for (const task of this.options.store.waiting()) this.start(task, null)
  }

  /** Begins what a sync brought. Resolves at once, or when there is room for more. */
  async take({ tasks, events, hasKeys, emptier, left }: SyncUpdate): Promise<void> {
    const { memberships } = this.options
    for (const room of left) {
      this.undecryptable.forget(room)
      memberships.forget(room)
    }
    if (hasKeys)
      for (const room of this.undecryptable.names) this.queues.run(room, () => this.decryptAgain(room))
    for (const task of tasks) this.start(task, events.get(task.id) ?? null)
    for (const room of emptier) this.queues.run(room, () => memberships.leaveWhenAlone(room))
    await this.queues.atMost(MAX_ROOMS)
  }

  /** Resolves when nothing is in progress. */
  finished(): Promise<void> {
    return this.queues.atMost(0)
  }

  private start(task: Task, event: MatrixEvent | null): void {
    const { store, memberships } = this.options
    this.queues.run(task.room, async () => {
      if (!store.isWaiting(task.id)) return
      await this.finishing(task.id, async () => {
        if (task.kind === 'join') await memberships.join(task)
        else if (task.kind === 'leave') await memberships.leave(task.room)
        else return this.handle(task.room, task.id, event)
        return true
      })
    })
  }

  /**
   * Does `work`, after which the task is done, unless it says that it is not, or the bot stops meanwhile. An error
   * ends a task too: it would be there again the next time.
   */
  private async finishing(id: string, work: () => Promise<boolean>): Promise<void> {
    try {
      if (!(await work())) return
    } catch (error) {
      if (isUnfinished(error)) return
      if (!isGone(error)) this.options.onError(error)
    }
    this.options.store.finish(id)
  }

  /** Handles an event; false when it has to wait for its key, or for its turn. */
  private async handle(room: RoomId, id: EventId, given: MatrixEvent | null): Promise<boolean> {
    const { handler, encryption, store } = this.options
    const event = given ?? (await handler.fetch(room, id))
    const isEncrypted = event?.type === 'm.room.encrypted'
    const clear = isEncrypted ? await this.decrypt(room, event) : event
    if (event !== null && clear !== null) return this.isDone(room, event, await handler.handle(room, clear))
    if (event === null || encryption === null) return true
    const isFirst = this.undecryptable.of(room).length === 0
    for (const dropped of this.undecryptable.add(room, event)) store.finish(dropped)
    if (isFirst) this.explainLater(room)
    return false
  }

  /** Whether an event is done; one whose turn is after `waitMs` goes to the end of the room's queue then. */
  private isDone(room: RoomId, event: MatrixEvent, waitMs: number | null): boolean {
    const { clock, signal } = this.options
    if (waitMs === null) return true
    const begin = () => signal.aborted || this.start({ kind: 'event', id: event.event_id, room }, event)
    if (waitMs === 0) begin()
    else clock.sleep(waitMs, signal).then(begin)
    return false
  }

  /** Tries again what had no key. */
  private async decryptAgain(room: RoomId): Promise<void> {
    const { handler } = this.options
    for (const event of this.undecryptable.of(room)) {
      const clear = await this.decrypt(room, event)
      if (clear === null) continue
      this.undecryptable.delete(room, event.event_id)
      await this.finishing(event.event_id, async () =>
        this.isDone(room, event, await handler.handle(room, clear)),
      )
    }
  }

  /** The event in the clear, or null. Who sends keys for a room takes it for an encrypted one. */
  private async decrypt(room: RoomId, event: MatrixEvent): Promise<MatrixEvent | null> {
    const { encryption, roomEncryption } = this.options
    const clear = (await encryption?.decrypt(room, event)) ?? null
    if (clear !== null) roomEncryption.note(room)
    return clear
  }

  private explainLater(room: RoomId): void {
    const { clock, signal, handler } = this.options
    const explain = async () => {
      await this.decryptAgain(room)
      const event = this.undecryptable.of(room).at(-1)
      if (event !== undefined) await handler.explainUndecryptable(room, event)
    }
    clock.sleep(KEY_WAIT_MS, signal).then(() => {
      if (!signal.aborted) this.queues.run(room, explain)
    })
  }
}
