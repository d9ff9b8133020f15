/** Long polling: order in each chat, many chats at once, and nothing confirmed before it is answered. */

import { type Api, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { HandledUpdates } from './handled.ts'

export interface PollerOptions {
  readonly api: Pick<Api, 'getUpdates'>
  readonly handle: (update: Update) => Promise<void>
  readonly handled: HandledUpdates
  readonly allowedUpdates: readonly Exclude<keyof Update, 'update_id'>[]
  /** Told what went wrong; polling goes on. */
  readonly onError: (error: unknown) => void
  /** Told of an error that ends the polling. */
  readonly onFatal: (error: GrammyError) => void
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
const PAUSE_AFTER_ERROR_MS = 1_000
/** The token was refused, or somebody else polls with it. */
const FATAL = new Set([401, 404, 409])

export class Poller {
  private readonly options: PollerOptions
  private readonly stopping = new AbortController()
  /** Updates in progress by id. */
  private readonly open = new Map<number, Promise<void>>()
  /** The last of each chat, which the next one waits for. */
  private readonly chains = new Map<string, Promise<void>>()
  private offset = 0
  private running: Promise<void> | null = null

  constructor(options: PollerOptions) {
    this.options = options
  }

  start(): void {
    this.running ??= this.run()
  }

  /** Stops asking, waits for answers in progress, and confirms what is done. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
    await settled(this.open.values(), DRAIN_MS)
    this.offset = this.confirmable(this.offset)
    if (this.offset === 0) return
    const confirm = { offset: this.offset, limit: 1, timeout: 0 }
    await this.options.api.getUpdates(confirm).catch(this.options.onError)
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const updates = await this.ask()
      if (updates === null) return
      const fresh = updates.filter(({ update_id: id }) => !this.open.has(id) && !this.options.handled.has(id))
      for (const update of fresh) this.take(update)
      if (this.open.size > 0) await this.pause(settled(this.open.values(), WAIT_MS))
      const last = updates.at(-1)
      if (last !== undefined) this.offset = this.nextOffset(last.update_id + 1, fresh.length)
    }
  }

  /** The next updates; none after an error that may pass; null at the end. */
  private async ask(): Promise<Update[] | null> {
    const { api, allowedUpdates, onError, onFatal } = this.options
    const { signal } = this.stopping
    const wanted = { offset: this.offset, limit: BATCH, timeout: HOLD_SECONDS }
    try {
      return await api.getUpdates({ ...wanted, allowed_updates: [...allowedUpdates] }, signal as ApiSignal)
    } catch (error) {
      if (signal.aborted) return null
      if (error instanceof GrammyError && FATAL.has(error.error_code)) {
        onFatal(error)
        return null
      }
      onError(error)
      const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined
      await this.pause(delay(seconds === undefined ? PAUSE_AFTER_ERROR_MS : seconds * 1000))
      return []
    }
  }

  private take(update: Update): void {
    const id = update.update_id
    const key = chainOf(update)
    const before = this.chains.get(key) ?? Promise.resolve()
    const done = before
      .then(() => this.options.handle(update))
      .catch(this.options.onError)
      .finally(() => {
        this.options.handled.add(id)
        this.open.delete(id)
        if (this.chains.get(key) === done) this.chains.delete(key)
      })
    this.open.set(id, done)
    this.chains.set(key, done)
  }

  /**
   * Only what is answered is confirmed, so that a crash loses nothing. When a whole batch waits for slow chats, the
   * rest goes before it.
   */
  private nextOffset(next: number, fresh: number): number {
    return this.open.size >= BATCH && fresh === 0 ? next : this.confirmable(next)
  }

  private confirmable(next: number): number {
    return Math.min(next, ...this.open.keys())
  }

  /** Waits, but not beyond the end. */
  private async pause(waiting: Promise<void>): Promise<void> {
    const { signal } = this.stopping
    if (signal.aborted) return
    const aborted = Promise.withResolvers<void>()
    const wake = () => aborted.resolve()
    signal.addEventListener('abort', wake, { once: true })
    await Promise.race([waiting, aborted.promise])
    signal.removeEventListener('abort', wake)
  }
}

/** Updates of one chat, or of one person in inline mode, are handled one after another. */
function chainOf(update: Update): string {
  const message =
    update.message ?? update.edited_message ?? update.callback_query?.message ?? update.my_chat_member
  if (message !== undefined) return `chat ${message.chat.id}`
  return `user ${update.inline_query?.from.id ?? update.callback_query?.from.id ?? ''}`
}

/** Waits for all of `waiting`, or for `ms`. */
async function settled(waiting: Iterable<Promise<void>>, ms: number): Promise<void> {
  const timer = Promise.withResolvers<void>()
  const timeout = setTimeout(timer.resolve, ms)
  await Promise.race([Promise.all(waiting), timer.promise])
  clearTimeout(timeout)
}

function delay(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
