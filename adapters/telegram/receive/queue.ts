/** Queue per chat: updates one after another in each chat, many chats at once, each update once; what cannot wait, before. */

import type { Update } from 'grammy/types'
import { CLOCK, type Clock, within } from '../../shared/clock.ts'
import type { ProcessedUpdates } from './processed-updates.ts'

export interface UpdateQueueOptions {
  /** Called at once, whatever the chat waits for; `handle` follows when it is done. */
  readonly begin?: (update: Update) => Promise<void>
  readonly handle: (update: Update) => Promise<void>
  readonly processed: ProcessedUpdates
  /** Called with what went wrong; the update counts as processed. */
  readonly onError: (error: unknown) => void
  readonly clock?: Clock
}

export class UpdateQueue {
  private readonly options: Required<UpdateQueueOptions>
  /** Updates in progress by id. */
  private readonly open = new Map<number, Promise<void>>()
  /** The last of each chat, which the next one waits for. */
  private readonly chains = new Map<string, Promise<void>>()

  constructor(options: UpdateQueueOptions) {
    this.options = { clock: CLOCK, begin: async () => {}, ...options }
  }

  /** Whether an update is in progress or done. */
  knows({ update_id: id }: Update): boolean {
    return this.open.has(id) || this.options.processed.has(id)
  }

  /** Handles an update, unless it is in progress or done already. Resolves, and never rejects, when it is done. */
  take(update: Update): Promise<void> {
    const { begin, handle, processed, onError } = this.options
    const id = update.update_id
    if (processed.has(id)) return Promise.resolve()
    const known = this.open.get(id)
    if (known !== undefined) return known
    const chain = chainOf(update)
    const before = this.chains.get(chain) ?? Promise.resolve()
    const begun = begin(update)
    // Its error is met when its turn comes.
    begun.catch(() => {})
    const done = before
      .then(() => begun)
      .then(() => handle(update))
      .catch(onError)
      .then(() => processed.add(id))
      .catch(onError)
      .finally(() => {
        this.open.delete(id)
        if (this.chains.get(chain) === done) this.chains.delete(chain)
      })
    this.open.set(id, done)
    this.chains.set(chain, done)
    return done
  }

  /** Whether an update is done after `ms` at the latest. */
  async isDoneInTime(update: Update, ms: number): Promise<boolean> {
    await within(this.take(update), ms, this.options.clock.sleep)
    return this.options.processed.has(update.update_id)
  }

  get size(): number {
    return this.open.size
  }

  /** The lowest id that is in progress, or `next` where that is lower. */
  firstOpen(next: number): number {
    return Math.min(next, ...this.open.keys())
  }

  /** Waits for what is in progress, but no longer than `ms`. */
  async settle(ms: number): Promise<void> {
    if (this.open.size > 0) await within(Promise.all(this.open.values()), ms, this.options.clock.sleep)
  }
}

/** Updates of one chat, or of one person in chats that the bot is not in, are processed one after another. */
function chainOf(update: Update): string {
  const message =
    update.message ?? update.edited_message ?? update.callback_query?.message ?? update.my_chat_member
  const chat = message?.chat?.id
  if (chat !== undefined) return `chat ${chat}`
  const { inline_query, callback_query, guest_message } = update
  return `user ${inline_query?.from?.id ?? callback_query?.from?.id ?? guest_message?.from?.id ?? ''}`
}
