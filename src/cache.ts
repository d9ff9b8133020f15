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

/** What a cache does for those who do not care where it is held. */
export interface KeyedCache<V extends NonNullable<unknown>> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
}

/** Where caches are held: in this process, or where several processes find them. */
export interface Caches {
  /** Milliseconds of the clock by which entries age; never goes back and does not begin at zero. */
  readonly now: () => number
  /** A cache under a name of its own, for values of plain JSON. */
  readonly open: <V extends NonNullable<unknown>>(
    name: string,
    limits: Omit<CacheOptions, 'now'>,
  ) => KeyedCache<V>
}

/** Caches of this process. */
export function localCaches(now: () => number = () => performance.now()): Caches {
  return { now, open: (_, limits) => createCache({ ...limits, now }) }
}

export function createCache<K extends string, V extends NonNullable<unknown>>({
  ttlMs,
  max,
  now = () => performance.now(),
}: CacheOptions): Cache<K, V> {
  // A limit given as `max` takes the memory of a full cache at once.
  const limit = { maxSize: max, sizeCalculation: () => 1 }
  return new LRUCache({ ...limit, ttl: ttlMs, ttlAutopurge: true, ttlResolution: 0, perf: { now } })
}
