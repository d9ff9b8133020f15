/** Turns of several replicas, by Redis: one update after another in each chat, with what is remembered of that chat. */

import { randomUUID } from 'node:crypto'
import type { Clock } from '../shared/clock.ts'
import { errorDetails, type Log } from '../shared/log.ts'
import type { Turn, Turns } from '../shared/turns.ts'
import { ChatState } from './chat-state.ts'
import type { Connection } from './connection.ts'
import type { Sealer } from './sealer.ts'
import type { SharedCaches } from './shared-caches.ts'

export interface RedisTurnsOptions {
  readonly connection: Pick<Connection, 'run'>
  readonly sealer: Sealer
  readonly caches: SharedCaches
  readonly clock: Pick<Clock, 'sleep'>
  readonly log: Pick<Log, 'warn'>
}

/** How long a replica that is gone holds a chat, in milliseconds; one that lives says so three times in it. */
const TURN_MS = 15_000
/** Between two looks whether a chat is free, in milliseconds. */
const LOOK_MS = 30
/** After which an update is looked at again that another replica has in hand, or that nobody can tell of. */
const AGAIN_MS = 1_000
/** How long it is known that an update is done; Telegram brings one again for a day. */
const DONE_MS = 25 * 60 * 60_000

/** Of the values that caches hold; another one when their shapes are others. */
const FORMAT = 'chat state 1'

/** An update that this replica has in hand. */
interface InHand {
  readonly keys: readonly [turns: string, state: string, done: string]
  readonly id: number
  /** Of its turn, or null while its turn is later. */
  token: string | null
}

export class RedisTurns implements Turns {
  private readonly options: RedisTurnsOptions
  private readonly replica = randomUUID()
  private readonly inHand = new Map<number, InHand>()
  private readonly stopping = new AbortController()
  private readonly timer: NodeJS.Timeout

  constructor(options: RedisTurnsOptions) {
    this.options = options
    this.timer = setInterval(() => this.keep(), TURN_MS / 3).unref()
  }

  async run(turn: Turn, work: () => Promise<number | null>): Promise<number | null> {
    const mine: InHand = { keys: this.keysOf(turn), id: turn.id, token: randomUUID() }
    this.inHand.set(turn.id, mine)
    const taken = await this.take(mine)
    if (!(taken instanceof ChatState)) {
      this.inHand.delete(turn.id)
      return taken
    }
    let waitMs: number | null = null
    try {
      waitMs = await this.options.caches.within(taken, work)
      return waitMs
    } finally {
      await this.end(mine, taken, waitMs === null)
    }
  }

  /** Leaves what waits for its turn to the other replicas. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    this.stopping.abort()
    const { connection } = this.options
    const left = [...this.inHand.values()].map(({ keys: [turns], id }) =>
      connection.run('leave', [turns], [this.replica, id]),
    )
    await Promise.allSettled(left)
  }

  /** The state of the chat once it is the update's turn; null where the update is done, milliseconds where it is to be tried again. */
  private async take({ keys, id, token }: InHand): Promise<ChatState | number | null> {
    const { connection, clock } = this.options
    const { signal } = this.stopping
    while (!signal.aborted) {
      try {
        const [answer, value] = (await connection.run('take', keys, [
          this.replica,
          token ?? '',
          id,
          TURN_MS,
        ])) as [string, string?]
        if (answer === 'done') return null
        if (answer === 'elsewhere') return AGAIN_MS
        if (answer === 'turn') return this.stateOf(keys[1], value ?? '')
      } catch {
        // The connection has told that the server is away.
        return AGAIN_MS
      }
      await clock.sleep(LOOK_MS, signal)
    }
    return AGAIN_MS
  }

  /** What was written by a bot with another token, or in another format, cannot be opened: nothing is remembered then. */
  private stateOf(name: string, sealed: string): ChatState {
    const json = sealed === '' ? null : this.options.sealer.open(sealed, `${name} ${FORMAT}`)
    return new ChatState(json)
  }

  private async end(mine: InHand, state: ChatState, isDone: boolean): Promise<void> {
    const { connection, caches, sealer, log } = this.options
    const { keys, id, token } = mine
    const written = state.isChanged ? state.toJson(caches.now()) : null
    const sealed = written === null ? '' : sealer.seal(written.json, `${keys[1]} ${FORMAT}`)
    mine.token = null
    if (isDone) this.inHand.delete(id)
    try {
      const values = [this.replica, token ?? '', id, TURN_MS, isDone ? 1 : 0]
      const kept = [state.isChanged ? 1 : 0, sealed, Math.max(1, written?.ttlMs ?? 1), DONE_MS]
      const isMine = await connection.run('end', keys, [...values, ...kept])
      if (isMine !== 1) log.warn('redis turn lost', { reason: 'it took longer than the server waits' })
    } catch (error) {
      // It was answered all the same.
      log.warn('redis turn not ended', errorDetails(error))
    }
  }

  private keep(): void {
    for (const { keys, id, token } of this.inHand.values())
      this.options.connection
        .run('keep', [keys[0]], [this.replica, token ?? '-', id, TURN_MS])
        .catch(() => {})
  }

  /** One hash slot for all that belongs to a chat. */
  private keysOf({ chain, id }: Turn): InHand['keys'] {
    const chat = this.options.sealer.name(chain)
    return [`doslova:{${chat}}:turns`, `doslova:{${chat}}:state`, `doslova:{${chat}}:done:${id}`]
  }
}
