/** Chat state: all that is remembered of one chat, by cache and key, as one small value with an expiry for each entry. */

import type { CacheOptions } from '../../src/cache.ts'

/** Entries of one cache in one chat; beyond them the oldest goes first. */
const MAX_ENTRIES = 300

/** By when an entry is gone, in milliseconds by the shared clock, and its value. */
type Entry = readonly [expiresAt: number, value: unknown]

/** As it is written: name of the cache, entries by key. */
type Written = readonly (readonly [name: string, entries: readonly (readonly [key: string, ...Entry])[]])[]

export class ChatState {
  private readonly caches: Map<string, Map<string, Entry>>
  /** Whether anything was set or deleted since it was read. */
  isChanged = false

  /** Of JSON that `toJson` gave, or of a chat that nothing is remembered of. */
  constructor(json: string | null) {
    const written: Written = json === null ? [] : JSON.parse(json)
    this.caches = new Map(
      written.map(([name, entries]) => [
        name,
        new Map(entries.map(([key, expiresAt, value]) => [key, [expiresAt, value]])),
      ]),
    )
  }

  get(name: string, key: string, now: number): unknown {
    const [expiresAt, value] = this.caches.get(name)?.get(key) ?? []
    return expiresAt === undefined || expiresAt <= now ? undefined : value
  }

  set(name: string, key: string, value: unknown, { ttlMs, max, now }: Limits): void {
    const entries = this.caches.get(name) ?? new Map<string, Entry>()
    entries.delete(key)
    entries.set(key, [now + ttlMs, value])
    for (const oldest of entries.keys()) {
      if (entries.size <= Math.min(max, MAX_ENTRIES)) break
      entries.delete(oldest)
    }
    this.caches.set(name, entries)
    this.isChanged = true
  }

  delete(name: string, key: string): void {
    if (this.caches.get(name)?.delete(key) === true) this.isChanged = true
  }

  /** What has not expired, and for how many milliseconds any of it is still needed; null where that is nothing. */
  toJson(now: number): { readonly json: string; readonly ttlMs: number } | null {
    let last = now
    const written: Written = [...this.caches].flatMap(([name, entries]) => {
      const current = [...entries].filter(([, [expiresAt]]) => expiresAt > now)
      for (const [, [expiresAt]] of current) last = Math.max(last, expiresAt)
      return current.length === 0
        ? []
        : [
            [
              name,
              current.map(([key, [expiresAt, value]]) => [key, Math.ceil(expiresAt), value] as const),
            ] as const,
          ]
    })
    return written.length === 0 ? null : { json: JSON.stringify(written), ttlMs: Math.ceil(last - now) }
  }
}

interface Limits extends Omit<CacheOptions, 'now'> {
  readonly now: number
}
