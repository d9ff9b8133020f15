/** Retry-After: how long a server that is asked too often wants to be left alone. Pure. */

import { type Json, record } from './event.ts'

/**
 * The wait in milliseconds, or null when nothing says it: as older servers put it into the answer, or as the header has
 * it, in seconds or as a date.
 */
export function retryAfter(answer: Json | null, header: string | null, now: number): number | null {
  const { retry_after_ms: wait } = record(answer)
  if (typeof wait === 'number' && wait >= 0) return wait
  if (header === null) return null
  if (/^\d+$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
