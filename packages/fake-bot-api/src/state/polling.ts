/** `getUpdates`: long polls, of which the older gives way to the newer. */

import type { Update } from '@grammyjs/types'
import { Refusal } from '../checks/refusal.ts'
import type { UpdateQueue } from './updates.ts'

const OTHER_POLL = 'Terminated by other getUpdates request; make sure that only one bot instance is running'
const WEBHOOK_SET = 'Terminated by setWebhook request'

/** Of the time in which a poll counts as repeated, the part in which it gets one update only. */
const SINGLE_SHARE = 1 / 6

interface Waiting {
  readonly offset: number
  readonly limit: number
  readonly end: (outcome: Update[] | Refusal) => void
}

export class Polling {
  private readonly queue: UpdateQueue
  private readonly repeatedMs: number
  private waiting: Waiting | null = null
  private previous = { offset: 0, at: Number.NEGATIVE_INFINITY }
  private waking = false

  constructor(queue: UpdateQueue, repeatedMs: number) {
    this.queue = queue
    this.repeatedMs = repeatedMs
  }

  /** Updates from `offset` on, at once or within `timeoutMs`. A poll that is asked again at once waits a little. */
  async get(offset: number, limit: number, timeoutMs: number, signal: AbortSignal): Promise<Update[]> {
    const since = performance.now() - this.previous.at
    const repeated = offset === this.previous.offset && since < this.repeatedMs
    this.previous = { offset, at: performance.now() }
    const single = repeated && since < this.repeatedMs * SINGLE_SHARE
    const updates = this.queue.take(offset, single ? 1 : limit)
    const waitMs = repeated ? Math.max(timeoutMs, this.repeatedMs) : timeoutMs
    if (updates.length > 0 || waitMs === 0) return updates
    this.end(new Refusal(409, OTHER_POLL))
    return await this.wait(offset, single ? 1 : limit, waitMs, signal)
  }

  private wait(offset: number, limit: number, waitMs: number, signal: AbortSignal): Promise<Update[]> {
    return new Promise((resolve, reject) => {
      const stop = () => waiting.end([])
      const timer = setTimeout(stop, waitMs)
      const waiting: Waiting = {
        offset,
        limit,
        end: outcome => {
          clearTimeout(timer)
          signal.removeEventListener('abort', stop)
          if (this.waiting === waiting) this.waiting = null
          if (outcome instanceof Refusal) reject(outcome)
          else resolve(outcome)
        },
      }
      signal.addEventListener('abort', stop)
      this.waiting = waiting
      if (signal.aborted) stop()
    })
  }

  /** Answers the poll that waits, with everything that is pushed in one go. */
  wake(): void {
    if (this.waiting === null || this.waking) return
    this.waking = true
    setImmediate(() => {
      this.waking = false
      if (this.waiting === null) return
      const updates = this.queue.take(this.waiting.offset, this.waiting.limit)
      if (updates.length > 0) this.end(updates)
    })
  }

  /** A webhook takes over. */
  giveWay(): void {
    this.end(new Refusal(409, WEBHOOK_SET))
  }

  private end(outcome: Update[] | Refusal): void {
    this.waiting?.end(outcome)
  }
}
