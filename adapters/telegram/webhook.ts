/** Updates that Telegram brings by itself: told from others by the secret, answered when they are handled. */

import { timingSafeEqual } from 'node:crypto'
import type { Update } from 'grammy/types'
import type { Handler } from '../http.ts'
import { type Sleep, sleep, within } from '../waiting.ts'
import type { HandledUpdates } from './handled.ts'

export interface WebhookOptions {
  readonly secret: string
  readonly handle: (update: Update) => Promise<void>
  readonly handled: HandledUpdates
  readonly onError: (error: unknown) => void
  readonly sleep?: Sleep
}

/** Telegram repeats an update that is not taken in time; one that waits this long is finished after the reply. */
const REPLY_WITHIN_MS = 5_000
/** Longest time for answers in progress at the end. */
const DRAIN_MS = 10_000
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/** A receiver of updates. The same update is handled once, however often and however close together it comes. */
export class Webhook {
  private readonly options: Required<WebhookOptions>
  private readonly open = new Map<number, Promise<void>>()
  private stopping = false

  constructor(options: WebhookOptions) {
    this.options = { sleep, ...options }
  }

  readonly receive: Handler = async ({ headers, body }) => {
    if (!isSame(headers[SECRET_HEADER], this.options.secret)) return { status: 401 }
    const update = readUpdate(body)
    if (update === null) return { status: 400 }
    if (this.stopping) return { status: 503 }
    await within(this.take(update), REPLY_WITHIN_MS, this.options.sleep)
    return { status: 200 }
  }

  /** Takes no more, and waits for the answers in progress. */
  async stop(): Promise<void> {
    this.stopping = true
    await within(Promise.all(this.open.values()), DRAIN_MS, this.options.sleep)
  }

  private take(update: Update): Promise<void> {
    const { handled, handle, onError } = this.options
    const id = update.update_id
    if (handled.has(id)) return Promise.resolve()
    const known = this.open.get(id)
    if (known !== undefined) return known
    const done = handle(update)
      .catch(onError)
      .then(() => handled.add(id))
      .catch(onError)
      .finally(() => this.open.delete(id))
    this.open.set(id, done)
    return done
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
