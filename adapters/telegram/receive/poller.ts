/** Long polling: order in each chat, many chats at once, and nothing confirmed before it is answered. */

import { type Api, GrammyError, HttpError } from 'grammy'
import type { Update } from 'grammy/types'
import { CLOCK, type Clock, within } from '../../shared/clock.ts'
import { DRAIN_MS } from '../../shared/platform.ts'
import { REFUSED_PAUSE_MS } from '../api/retry.ts'
import type { UpdateQueue } from './queue.ts'

export interface PollerOptions {
  readonly api: Pick<Api, 'getUpdates'>
  readonly queue: UpdateQueue
  readonly allowedUpdates: readonly Exclude<keyof Update, 'update_id'>[]
  /** Called with what went wrong; polling goes on. */
  readonly onError: (error: unknown) => void
  /** Called with an error that ends the polling. */
  readonly onFatal: (error: GrammyError) => void
  readonly clock?: Clock
}

/** grammY declares the signal of an older library; it takes that of the platform. */
type ApiSignal = NonNullable<Parameters<Api['getUpdates']>[1]>

/** Updates asked for at once, the most that Telegram gives. */
const BATCH = 100
/** Seconds that Telegram holds a request when there is nothing new. */
const HOLD_SECONDS = 30
/** A request that brought nothing so long after the hold is lost, though its connection is open. */
const GIVE_UP_MS = (HOLD_SECONDS + 3) * 1_000
/** While something waits to be answered, Telegram gives it again at once: the pause before it is asked for more. */
const PACE_MS = 100
/** Without anything new or done for so long, a full batch is stuck; at once, where all of it has its turn later. */
const STUCK_MS = 3_000
/** Then so many of the last updates stay open, and the rest is passed over: it is lost if the bot is killed before its turn. */
const KEPT = 80
/** Longest time for telling Telegram what is done, at the end. */
const CONFIRM_MS = 2_000
/** The first pause after an error; each one is twice as long as the one before, up to the longest. */
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
/** There is no such bot. */
const UNKNOWN = 404
/** The token was refused, or somebody else polls with it: for good, when it happens again within a minute. */
const REFUSED = new Set([401, 409])
const AGAIN_MS = 60_000

export class Poller {
  private readonly options: Required<PollerOptions>
  private readonly stopping = new AbortController()
  /** The id after the last update that came. */
  private next = 0
  private failed = false
  /** Errors in a row. */
  private errors = 0
  private refusedAt = Number.NEGATIVE_INFINITY
  private running: Promise<void> | null = null

  constructor(options: PollerOptions) {
    this.options = { clock: CLOCK, ...options }
  }

  start(): void {
    this.running ??= this.run()
  }

  /** Stops asking, waits for answers in progress, and confirms what is done, unless somebody else asks by now. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.options.queue.stop()
    await this.running
    await this.options.queue.settle(DRAIN_MS)
    const offset = this.confirmable()
    if (offset === 0 || this.failed) return
    const { api, onError, clock } = this.options
    await within(api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(onError), CONFIRM_MS, clock.sleep)
  }

  private async run(): Promise<void> {
    const { queue, clock } = this.options
    let offset = 0
    let [before, movedAt] = [0, clock.now()]
    while (!this.stopping.signal.aborted) {
      const updates = await this.ask(offset)
      if (updates === null) return
      const fresh = updates.filter(update => !queue.knows(update))
      for (const update of fresh) queue.take(update)
      const last = updates.at(-1)
      if (last !== undefined) this.next = last.update_id + 1
      await queue.settle(PACE_MS)
      const first = this.confirmable()
      if (fresh.length > 0 || first !== before) movedAt = clock.now()
      before = first
      // A full batch without anything new would come again and again, and nothing after it.
      const isFull = updates.length >= BATCH && fresh.length === 0
      const isStuck = isFull && (queue.onlyWaits || clock.now() - movedAt >= STUCK_MS)
      if (isStuck) offset = queue.firstOpen(this.next, this.next - KEPT)
      else offset = queue.size > 0 ? otherThan(offset, first) : first
    }
  }

  /** The next updates; none after an error that may pass; null at the end. */
  private async ask(offset: number): Promise<Update[] | null> {
    const { api, allowedUpdates, onError, onFatal, clock } = this.options
    const { signal } = this.stopping
    const wanted = { offset, limit: BATCH, timeout: HOLD_SECONDS, allowed_updates: [...allowedUpdates] }
    try {
      const updates = await this.inTime(limited => api.getUpdates(wanted, limited))
      this.errors = 0
      return updates
    } catch (error) {
      if (signal.aborted) return null
      if (error instanceof GrammyError && this.isFinal(error)) {
        this.failed = true
        onFatal(error)
        return null
      }
      onError(error)
      await clock.sleep(this.pauseAfter(error), signal)
      return []
    }
  }

  /** What `request` brings; it is given up when that takes far too long, and at the end. */
  private async inTime<T>(request: (signal: ApiSignal) => Promise<T>): Promise<T> {
    const { signal } = this.stopping
    const [timer, late] = [new AbortController(), new AbortController()]
    const waited = this.options.clock.sleep(GIVE_UP_MS, timer.signal)
    void waited.then(() => timer.signal.aborted || late.abort())
    try {
      return await request(AbortSignal.any([signal, late.signal]) as ApiSignal)
    } catch (error) {
      if (!late.signal.aborted || signal.aborted) throw error
      throw new HttpError('getUpdates timed out', new Error('getUpdates timed out'))
    } finally {
      timer.abort()
    }
  }

  private isFinal({ error_code: code }: GrammyError): boolean {
    if (!REFUSED.has(code)) return code === UNKNOWN
    const before = this.refusedAt
    this.refusedAt = this.options.clock.now()
    return this.refusedAt - before < AGAIN_MS
  }

  private pauseAfter(error: unknown): number {
    const { error_code: code, parameters } = error instanceof GrammyError ? error : {}
    if (parameters?.retry_after !== undefined) return parameters.retry_after * 1000
    if (code !== undefined && REFUSED.has(code)) return REFUSED_PAUSE_MS
    return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(this.errors++, 10), LONGEST_PAUSE_MS)
  }

  /** Where the updates begin that are not answered; only what is before is confirmed, so that a crash loses nothing. */
  private confirmable(): number {
    return this.options.queue.firstOpen(this.next)
  }
}

/**
 * An offset from which the same updates come as from `first`. Telegram answers a request with the offset of the one before,
 * within half a second, with a single update; the update before `first` is confirmed already.
 */
function otherThan(offset: number, first: number): number {
  return first === offset && first > 1 ? first - 1 : first
}
