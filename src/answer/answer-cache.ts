/** Answer cache: what was read and found, for the next one who asks the same. */

import { type Cache, createCache } from '../cache.ts'
import type { Query } from '../search/query.ts'
import type { Subject } from './subject.ts'

/** Answer cache of one index, with nothing about who asked. */
export interface AnswerCache {
  readonly queries: Cache<string, Query>
  readonly subjects: Cache<string, Subject>
}

/** Many people ask the same; answers are kept no longer than conversations, and no more of them than memory allows. */
export const ANSWER_CACHE = { ttlMs: 10 * 60_000, max: 1_000 }
/** Longer questions are hardly asked twice, and each takes a lot of memory. UTF-16 units of the key. */
const CACHED_LETTERS = 400

export function createAnswerCache(): AnswerCache {
  return { queries: createCache(ANSWER_CACHE), subjects: createCache(ANSWER_CACHE) }
}

/** What is cached under a key, or else what `find` gives, cached from now on. */
export function cached<T extends object>(cache: Cache<string, T> | undefined, key: string, find: () => T): T {
  const known = cache?.get(key)
  if (known !== undefined) return known
  const found = find()
  keep(cache, key, found)
  return found
}

/** Caches under a key, unless that is too long. */
export function keep<T extends object>(cache: Cache<string, T> | undefined, key: string, found: T): void {
  if (key.length <= CACHED_LETTERS) cache?.set(key, found)
}
