/**
 * Queue per chat: updates one after another in each chat, many chats at once, each update once; what cannot wait, before.
 * An update whose turn is later goes to the end of its chat then, and is open until it is done.
 */

import type { Update } from 'grammy/types'
import { CLOCK, type Clock, within } from '../../shared/clock.ts'
import type { ProcessedUpdates } from './processed-updates.ts'

export interface UpdateQueueOptions {
  /** Called at once, whatever the chat waits for; `handle` follows when it is done. */
  readonly begin?: (update: Update) => Promise<void>
  /** Gives null when it is done with an update, or the milliseconds after which the update has its turn again. */
  readonly handle: (update: Update) => Promise<number | null>
  readonly processed: ProcessedUpdates
  /** Called with what went wrong; the update counts as processed. */
  readonly onError: (error: unknown, update: Update) => void
  readonly clock?: Clock
}

export class UpdateQueue {
  private readonly options: Required<UpdateQueueOptions>
  /** Updates in progress by id. */
  private readonly open = new Map<number, Promise<void>>()
  /** The last of each chat, which the next one waits for. */
  private readonly chains = new Map<string, Promise<unknown>>()
  /** Updates whose turn is later, by id. */
  private readonly waiting = new Set<number>()
  private readonly stopping = new AbortController()

  constructor(options: UpdateQueueOptions) {
    this.options = { clock: CLOCK, begin: async () => {}, ...options }
  }

  /** Whether an update is in progress or done. */
  knows({ update_id: id }: Update): boolean {
    return this.open.has(id) || this.options.processed.has(id)
  }

  /** Handles an update, unless it is in progress or done already. Resolves, and never rejects, when it is done. */
  take(update: Update): Promise<void> {
    const { begin, processed } = this.options
    const id = update.update_id
    if (processed.has(id)) return Promise.resolve()
    const known = this.open.get(id)
    if (known !== undefined) return known
    const begun = begin(update)
    // Its error is met when its turn comes.
    begun.catch(() => {})
    const done = this.inTurn(update, begun)
    this.open.set(id, done)
    return done
  }

  /** Handles an update when those of its chat before it are handled, as often as it takes. */
  private async inTurn(update: Update, begun: Promise<void>): Promise<void> {
    const { clock, processed, onError } = this.options
    const { signal } = this.stopping
    const id = update.update_id
    for (;;) {
      const waitMs = await this.inChain(update, begun)
      if (waitMs === null) break
      this.waiting.add(id)
      if (waitMs > 0) await clock.sleep(waitMs, signal)
      this.waiting.delete(id)
      // It stays open, so that it comes again at the next start.
      if (signal.aborted) return
    }
    try {
      processed.add(id)
    } catch (error) {
      onError(error, update)
    }
    this.open.delete(id)
  }

  private inChain(update: Update, begun: Promise<void>): Promise<number | null> {
    const { handle, onError } = this.options
    const chain = chainOf(update)
    const handled = (this.chains.get(chain) ?? Promise.resolve())
      .then(() => begun)
      .then(() => handle(update))
      .catch(error => {
        onError(error, update)
        return null
      })
      .finally(() => {
        if (this.chains.get(chain) === handled) this.chains.delete(chain)
      })
    this.chains.set(chain, handled)
    return handled
  }

  /** What waits for its turn is not handled any more; what is in progress goes on. */
  stop(): void {
    this.stopping.abort()
  }

  /** Whether an update is done after `ms` at the latest. */
  async isDoneInTime(update: Update, ms: number): Promise<boolean> {
    await within(this.take(update), ms, this.options.clock.sleep)
    return this.options.processed.has(update.update_id)
  }

  get size(): number {
    return this.open.size
  }

  /** Whether all that is open has its turn later, so that nothing is done soon. */
  get onlyWaits(): boolean {
    return this.open.size === this.waiting.size
  }

  /** The lowest id from `from` on that is open, or `next` where that is lower. */
  firstOpen(next: number, from = 0): number {
    return Math.min(next, ...this.open.keys().filter(id => id >= from))
  }

  /** Waits for what is in progress, but no longer than `ms`. */
  async settle(ms: number): Promise<void> {
    if (this.open.size > 0) await within(Promise.all(this.open.values()), ms, this.options.clock.sleep)
  }
}

/** Updates of one chat, or of one person in chats that the bot is not in, are processed one after another. */
export function chainOf(update: Update): string {
  const { message, edited_message, callback_query: press, my_chat_member, message_reaction } = update
  const placed = message ?? edited_message ?? press?.message ?? my_chat_member ?? message_reaction
  const chat = placed?.chat?.id
  if (chat !== undefined) return `chat ${chat}`
  const { inline_query, guest_message } = update
  return `user ${inline_query?.from?.id ?? press?.from?.id ?? guest_message?.from?.id ?? ''}`
}
