/** What is remembered of a conversation: minutes, in memory, and the question's id but not its author. */

import { type Conversation, NEW_CONVERSATION } from '../src/bot.ts'
import { ExpiringMap } from './expiring.ts'

interface Remembered {
  readonly conversation: Conversation
  /** Id of the message that was answered last, and what was remembered before it. */
  readonly last: string
  readonly before: Conversation
}

/** How long what people asked is remembered. */
export const TTL_MS = 30 * 60_000
const LIMIT = 5_000

export class Conversations {
  private readonly remembered: ExpiringMap<string, Remembered>

  constructor(now?: () => number) {
    this.remembered = new ExpiringMap({ ttlMs: TTL_MS, limit: LIMIT, ...(now && { now }) })
  }

  /** The conversation that a message continues; an edited message continues what stood before it. */
  before(key: string, message: string): Conversation {
    const known = this.remembered.get(key)
    if (known === undefined) return NEW_CONVERSATION
    return known.last === message ? known.before : known.conversation
  }

  /** The conversation as the answer to a message left it, while nothing was said after it; null later. */
  after(key: string, message: string): Conversation | null {
    const known = this.remembered.get(key)
    return known?.last === message ? known.conversation : null
  }

  set(key: string, message: string, conversation: Conversation): void {
    this.remembered.set(key, { conversation, last: message, before: this.before(key, message) })
  }

  forget(key: string): void {
    this.remembered.delete(key)
  }
}
