/** A map that forgets: by age, also when nobody asks it, and the oldest first when it is full. Held in memory only. */

export interface ExpiringOptions {
  readonly ttlMs: number
  readonly limit: number
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}

export class ExpiringMap<K, V> {
  private readonly entries = new Map<K, { readonly value: V; readonly until: number }>()
  private readonly ttlMs: number
  private readonly limit: number
  private readonly now: () => number
  private sweep: NodeJS.Timeout | null = null

  constructor({ ttlMs, limit, now = () => performance.now() }: ExpiringOptions) {
    this.ttlMs = ttlMs
    this.limit = limit
    this.now = now
  }

  get(key: K): V | undefined {
    const entry = this.entries.get(key)
    if (entry === undefined || entry.until > this.now()) return entry?.value
    this.entries.delete(key)
    return undefined
  }

  /** Sets or renews an entry. Entries are kept in the order of their age, so the oldest are at the front. */
  set(key: K, value: V): void {
    this.entries.delete(key)
    this.entries.set(key, { value, until: this.now() + this.ttlMs })
    this.drop()
    this.sweep ??= setTimeout(() => this.sweepOn(), this.ttlMs).unref()
  }

  private sweepOn(): void {
    this.drop()
    this.sweep = this.size === 0 ? null : setTimeout(() => this.sweepOn(), this.ttlMs).unref()
  }

  /** Drops what is too old or too much. */
  private drop(): void {
    const now = this.now()
    for (const [oldest, { until }] of this.entries) {
      if (until > now && this.entries.size <= this.limit) break
      this.entries.delete(oldest)
    }
  }

  delete(key: K): void {
    this.entries.delete(key)
  }

  get size(): number {
    return this.entries.size
  }
}
