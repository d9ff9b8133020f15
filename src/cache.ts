/** Cache with a time to live (TTL): held in memory only, and forgotten by itself, also when nobody asks for it. */

import { LRUCache } from 'lru-cache'

export interface CacheOptions {
  /** Milliseconds after which an entry that was not set again is gone. */
  readonly ttlMs: number
  /** Entries held at once; beyond them the least recently used goes first. */
  readonly max: number
  /** Milliseconds of a clock that never goes back and does not begin at zero. */
  readonly now?: () => number
}

export type Cache<K extends string, V extends NonNullable<unknown>> = LRUCache<K, V>

export function createCache<K extends string, V extends NonNullable<unknown>>({
  ttlMs,
  max,
  now = () => performance.now(),
}: CacheOptions): Cache<K, V> {
  // A limit given as `max` takes the memory of a full cache at once.
  const limit = { maxSize: max, sizeCalculation: () => 1 }
  return new LRUCache({ ...limit, ttl: ttlMs, ttlAutopurge: true, ttlResolution: 0, perf: { now } })
}
