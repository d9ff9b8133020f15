/** Shown passages: what our messages show, while their asker may go on from them by a reaction. */

import { type Cache, createCache } from '../../../src/cache.ts'
import type { Said } from '../../../src/chat/chat.ts'
import type { AnsweredQuestion } from '../../../src/chat/conversation.ts'
import { MEMORY_MS } from '../../../src/chat/memory.ts'
import type { EventId } from '../api/ids.ts'
import type { Address } from './content.ts'

export interface Shown {
  /** Where the answer went. */
  readonly address: Address
  /** The question whose passage it shows, or null. */
  readonly asked: AnsweredQuestion | null
  /** Code of the passage that it shows, or null. */
  readonly code: string | null
}

/** Messages that are remembered; what older ones show is found again. */
const MAX_MESSAGES = 5_000

/** By the id of a message of ours. */
export type ShownCache = Cache<EventId, Shown>

export function createShownCache(now: () => number): ShownCache {
  return createCache({ ttlMs: MEMORY_MS, max: MAX_MESSAGES, now })
}

export function shownBy(address: Address, { reply, conversation }: Said): Shown {
  const quotes = reply.blocks.filter(block => block.type === 'quote')
  const isFound = quotes.some(({ chosen }) => chosen)
  return { address, asked: isFound ? (conversation?.last ?? null) : null, code: quotes[0]?.code ?? null }
}
