/** Token bucket: how much one person or group may ask, with one notice when it is empty. */

import { type Cache, createCache } from '../cache.ts'

export interface TokenBucketOptions {
  /** Questions that may come at once. */
  readonly burst: number
  /** Milliseconds after which one more may come. */
  readonly everyMs: number
  readonly now?: () => number
}

/** `notice` is given once, then `silent` until there is a token again. */
export type Allowance = 'yes' | 'notice' | 'silent'

interface Bucket {
  readonly tokens: number
  readonly at: number
  readonly noticed: boolean
}

/** Buckets held at once. */
const MAX_BUCKETS = 10_000

export class TokenBuckets {
  private readonly buckets: Cache<string, Bucket>
  private readonly options: Required<TokenBucketOptions>

  constructor({ burst, everyMs, now = () => performance.now() }: TokenBucketOptions) {
    this.options = { burst, everyMs, now }
    this.buckets = createCache({ ttlMs: burst * everyMs, max: MAX_BUCKETS, now })
  }

  take(key: string): Allowance {
    const { burst, everyMs, now } = this.options
    const at = now()
    const bucket = this.buckets.get(key) ?? { tokens: burst, at, noticed: false }
    const tokens = Math.min(burst, bucket.tokens + (at - bucket.at) / everyMs)
    const allowed = tokens >= 1
    this.buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at, noticed: !allowed })
    if (allowed) return 'yes'
    return bucket.noticed ? 'silent' : 'notice'
  }
}
