/** Counted reactions: those for or against an answer, known by their ids until they are withdrawn. */

import { type Cache, createCache } from '../../src/cache.ts'
import type { Chat } from '../../src/chat/chat.ts'
import type { EventId } from './api/ids.ts'

/** How long it counts that a reaction is withdrawn; what was withdrawn does not say what it was. */
const WITHDRAWN = { ttlMs: 60 * 60_000, max: 5_000 }

export class CountedReactions {
  private readonly chat: Pick<Chat, 'react'>
  /** Signs by the ids of the reactions. */
  private readonly signs: Cache<EventId, string>

  constructor(chat: Pick<Chat, 'react'>, now: () => number) {
    this.chat = chat
    this.signs = createCache({ ...WITHDRAWN, now })
  }

  give(id: EventId, sign: string): void {
    this.signs.set(id, sign)
    this.chat.react([], [sign])
  }

  /** Of an event that was no reaction to an answer, or long ago, nothing. */
  withdraw(id: EventId): void {
    const sign = this.signs.get(id)
    if (sign === undefined) return
    this.signs.delete(id)
    this.chat.react([sign], [])
  }
}
