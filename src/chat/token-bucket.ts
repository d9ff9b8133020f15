/** Token bucket: how much one person or group may ask, with one notice when it is empty, and some that wait for the next tokens. */

import { type Caches, type KeyedCache, localCaches } from '../cache.ts'

export interface TokenBucketOptions {
  /** Questions that may come at once. */
  readonly burst: number
  /** Milliseconds after which one more may come. */
  readonly everyMs: number
  /** Milliseconds until it may be said again that there is none left; 0 where each token given makes a new notice. */
  readonly noticeEveryMs?: number
  /** How many may wait for tokens to come. */
  readonly waiting?: number
}

/** `notice` is given once, then `silent` until there is a token again, or longer. */
export type Decision = 'yes' | 'notice' | 'silent'

/** A token, or a turn: `waitMs` until then, null where enough wait already. */
export interface Turn {
  readonly waitMs: number | null
  /** Nobody was told yet that there is none left. */
  readonly isNew: boolean
}

interface Bucket {
  /** Below zero where some wait for theirs. */
  readonly tokens: number
  readonly at: number
  /** When it was last said that there is none left, or null. */
  readonly noticedAt: number | null
}

/** Buckets held at once. */
const MAX_BUCKETS = 10_000

export class TokenBuckets {
  private readonly buckets: KeyedCache<Bucket>
  private readonly options: Required<TokenBucketOptions>
  private readonly now: () => number

  /** `name`: of the cache that holds them. */
  constructor(
    name: string,
    { burst, everyMs, noticeEveryMs = 0, waiting = 0 }: TokenBucketOptions,
    caches: Caches = localCaches(),
  ) {
    this.options = { burst, everyMs, noticeEveryMs, waiting }
    this.now = caches.now
    const ttlMs = Math.max((burst + waiting) * everyMs, noticeEveryMs)
    this.buckets = caches.open(name, { ttlMs, max: MAX_BUCKETS })
  }

  /** Takes a token for something asked `askedAt`, by the same clock: now, or earlier while the bot was away. */
  take(key: string, askedAt = this.now()): Decision {
    const { waitMs, isNew } = this.reserve(key, askedAt, 1)
    return waitMs === 0 ? 'yes' : isNew ? 'notice' : 'silent'
  }

  /** The same, where some may wait: a token that will come is theirs already. */
  takeOrWait(key: string, askedAt = this.now()): Turn {
    return this.reserve(key, askedAt, 1 - this.options.waiting)
  }

  /** Takes a token where there are `least`. */
  private reserve(key: string, askedAt: number, least: number): Turn {
    const { burst, everyMs, noticeEveryMs } = this.options
    const bucket = this.buckets.get(key) ?? { tokens: burst, at: askedAt, noticedAt: null }
    const at = Math.max(bucket.at, askedAt)
    const tokens = Math.min(burst, bucket.tokens + (at - bucket.at) / everyMs)
    const isTaken = tokens >= least
    const waitMs = isTaken ? Math.max(0, at + (1 - tokens) * everyMs - this.now()) : null
    const left = isTaken ? tokens - 1 : tokens
    if (tokens >= 1 || waitMs === 0) {
      const noticedAt = noticeEveryMs > 0 || tokens < 1 ? bucket.noticedAt : null
      this.buckets.set(key, { tokens: left, at, noticedAt })
      return { waitMs: 0, isNew: false }
    }
    const isTold = bucket.noticedAt !== null && (noticeEveryMs === 0 || at - bucket.noticedAt < noticeEveryMs)
    this.buckets.set(key, { tokens: left, at, noticedAt: isTold ? bucket.noticedAt : at })
    return { waitMs, isNew: !isTold }
  }
}
