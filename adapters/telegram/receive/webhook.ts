/** Webhook: updates that Telegram brings by itself, known by the secret, taken when they are answered. */

import { timingSafeEqual } from 'node:crypto'
import type { Update } from 'grammy/types'
import type { RequestHandler } from '../../shared/http.ts'
import { DRAIN_MS } from '../../shared/platform.ts'
import type { UpdateQueue } from './queue.ts'

/** Telegram brings an update again that is not taken; by then the answer that still waits may be there. */
const REPLY_WITHIN_MS = 5_000
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/** A receiver of updates. */
export class Webhook {
  private readonly secret: string
  private readonly queue: UpdateQueue
  private stopping = false

  constructor(secret: string, queue: UpdateQueue) {
    this.secret = secret
    this.queue = queue
  }

  /** 200 when an update is answered, so that none is lost; 503 when that has to wait. */
  readonly receive: RequestHandler = async ({ headers, body }) => {
    if (!isSame(headers[SECRET_HEADER], this.secret)) return { status: 401 }
    const update = readUpdate(body)
    if (update === null) return { status: 400 }
    if (this.stopping) return { status: 503 }
    return { status: (await this.queue.isDoneInTime(update, REPLY_WITHIN_MS)) ? 200 : 503 }
  }

  /** Takes no more, and waits for the answers in progress. */
  async stop(): Promise<void> {
    this.stopping = true
    this.queue.stop()
    await this.queue.settle(DRAIN_MS)
  }
}

function readUpdate(body: string): Update | null {
  try {
    const update: unknown = JSON.parse(body)
    return typeof update === 'object' && update !== null && Number.isSafeInteger((update as Update).update_id)
      ? (update as Update)
      : null
  } catch {
    return null
  }
}

function isSame(given: string | string[] | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(String(given ?? '')), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}
