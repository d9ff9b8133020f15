/** Token bucket: how much one person or group may ask, with one notice when it is empty. */

import { type Cache, createCache } from '../cache.ts'

export interface TokenBucketOptions {
  /** Questions that may come at once. */
  readonly burst: number
  /** Milliseconds after which one more may come. */
  readonly everyMs: number
  /** Milliseconds until it may be said again that there is none left; 0 where each token given makes a new notice. */
  readonly noticeEveryMs?: number
  readonly now?: () => number
}

/** `notice` is given once, then `silent` until there is a token again, or longer. */
export type Allowance = 'yes' | 'notice' | 'silent'

interface Bucket {
  readonly tokens: number
  readonly at: number
  /** When it was last said that there is none left, or null. */
  readonly noticedAt: number | null
}

/** Buckets held at once. */
const MAX_BUCKETS = 10_000

export class TokenBuckets {
  private readonly buckets: Cache<string, Bucket>
  private readonly options: Required<TokenBucketOptions>

  constructor({ burst, everyMs, noticeEveryMs = 0, now = () => performance.now() }: TokenBucketOptions) {
    this.options = { burst, everyMs, noticeEveryMs, now }
    this.buckets = createCache({ ttlMs: Math.max(burst * everyMs, noticeEveryMs), max: MAX_BUCKETS, now })
  }

  /** Takes a token for something asked `askedAt`, by the same clock: now, or earlier while the bot was away. */
  take(key: string, askedAt = this.options.now()): Allowance {
    const { burst, everyMs, noticeEveryMs } = this.options
    const bucket = this.buckets.get(key) ?? { tokens: burst, at: askedAt, noticedAt: null }
    const at = Math.max(bucket.at, askedAt)
    const tokens = Math.min(burst, bucket.tokens + (at - bucket.at) / everyMs)
    if (tokens >= 1) {
      const noticedAt = noticeEveryMs > 0 ? bucket.noticedAt : null
      this.buckets.set(key, { tokens: tokens - 1, at, noticedAt })
      return 'yes'
    }
    const isTold = bucket.noticedAt !== null && (noticeEveryMs === 0 || at - bucket.noticedAt < noticeEveryMs)
    this.buckets.set(key, { tokens, at, noticedAt: isTold ? bucket.noticedAt : at })
    return isTold ? 'silent' : 'notice'
  }
}
