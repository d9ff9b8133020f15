/** Memory of conversations: minutes, never on disk, and the message's id but not its author. */

import { type Caches, type KeyedCache, localCaches } from '../cache.ts'
import { type Conversation, NEW_CONVERSATION } from './conversation.ts'

interface Entry {
  readonly conversation: Conversation
  /** Id of the message that was answered last, and what was remembered before it. */
  readonly message: string
  readonly before: Conversation
}

/** How long what people asked is remembered. */
export const MEMORY_MS = 30 * 60_000
const MAX_CONVERSATIONS = 5_000

export class Memory {
  private readonly entries: KeyedCache<Entry>

  constructor(caches: Caches = localCaches()) {
    this.entries = caches.open('conversations', { ttlMs: MEMORY_MS, max: MAX_CONVERSATIONS })
  }

  /** The conversation that a message continues; an edited message continues what stood before it. */
  before(key: string, message: string): Conversation {
    const entry = this.entries.get(key)
    if (entry === undefined) return NEW_CONVERSATION
    return entry.message === message ? entry.before : entry.conversation
  }

  /** The conversation as the answer to a message left it, while nothing was said after it; null later. */
  after(key: string, message: string): Conversation | null {
    const entry = this.entries.get(key)
    return entry?.message === message ? entry.conversation : null
  }

  /** Whether anything was said in the conversation of late. */
  knows(key: string): boolean {
    return this.entries.get(key) !== undefined
  }

  set(key: string, message: string, conversation: Conversation): void {
    this.entries.set(key, { conversation, message, before: this.before(key, message) })
  }

  forget(key: string): void {
    this.entries.delete(key)
  }
}
