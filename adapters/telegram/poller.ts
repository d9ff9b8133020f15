/** Long polling: order in each chat, many chats at once, and nothing confirmed before it is answered. */

import { type Api, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import { type Sleep, sleep, within } from '../waiting.ts'
import type { Inbox } from './inbox.ts'

export interface PollerOptions {
  readonly api: Pick<Api, 'getUpdates'>
  readonly inbox: Inbox
  readonly allowedUpdates: readonly Exclude<keyof Update, 'update_id'>[]
  /** Told what went wrong; polling goes on. */
  readonly onError: (error: unknown) => void
  /** Told of an error that ends the polling. */
  readonly onFatal: (error: GrammyError) => void
  readonly sleep?: Sleep
}

/** grammY declares the signal of an older library; it takes that of the platform. */
type ApiSignal = NonNullable<Parameters<Api['getUpdates']>[1]>

/** Updates asked for at once, the most that Telegram gives. */
const BATCH = 100
/** Seconds that Telegram holds a request when there is nothing new. */
const HOLD_SECONDS = 30
/** Longest time that one slow chat keeps new messages of the others waiting. */
const WAIT_MS = 1_000
/** Longest time for answers in progress at the end. */
const DRAIN_MS = 10_000
/** Longest time for telling Telegram what is done, at the end. */
const CONFIRM_MS = 2_000
const PAUSE_AFTER_ERROR_MS = 1_000
/** The token was refused, or somebody else polls with it. */
const FATAL = new Set([401, 404, 409])

export class Poller {
  private readonly options: Required<PollerOptions>
  private readonly stopping = new AbortController()
  /** The id after the last update that came. */
  private next = 0
  private failed = false
  private running: Promise<void> | null = null

  constructor(options: PollerOptions) {
    this.options = { sleep, ...options }
  }

  start(): void {
    this.running ??= this.run()
  }

  /** Stops asking, waits for answers in progress, and confirms what is done, unless somebody else asks by now. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
    await this.options.inbox.settle(DRAIN_MS)
    const offset = this.confirmable()
    if (offset === 0 || this.failed) return
    const { api, onError, sleep } = this.options
    await within(api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(onError), CONFIRM_MS, sleep)
  }

  private async run(): Promise<void> {
    const { inbox } = this.options
    let offset = 0
    while (!this.stopping.signal.aborted) {
      const updates = await this.ask(offset)
      if (updates === null) return
      const fresh = updates.filter(update => !inbox.knows(update))
      for (const update of fresh) inbox.take(update)
      const last = updates.at(-1)
      if (last !== undefined) this.next = last.update_id + 1
      await inbox.settle(WAIT_MS)
      // A full batch without anything new would come again and again, and nothing after it: the rest goes first.
      offset = updates.length >= BATCH && fresh.length === 0 ? this.next : this.confirmable()
    }
  }

  /** The next updates; none after an error that may pass; null at the end. */
  private async ask(offset: number): Promise<Update[] | null> {
    const { api, allowedUpdates, onError, onFatal, sleep } = this.options
    const { signal } = this.stopping
    const wanted = { offset, limit: BATCH, timeout: HOLD_SECONDS }
    try {
      return await api.getUpdates({ ...wanted, allowed_updates: [...allowedUpdates] }, signal as ApiSignal)
    } catch (error) {
      if (signal.aborted) return null
      if (error instanceof GrammyError && FATAL.has(error.error_code)) {
        this.failed = true
        onFatal(error)
        return null
      }
      onError(error)
      const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined
      await sleep(seconds === undefined ? PAUSE_AFTER_ERROR_MS : seconds * 1000, signal)
      return []
    }
  }

  /** Where the updates begin that are not answered; only what is before is confirmed, so that a crash loses nothing. */
  private confirmable(): number {
    return this.options.inbox.firstOpen(this.next)
  }
}
