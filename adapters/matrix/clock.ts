/** Time as the adapter uses it, so that tests do not wait. */

import { type Sleep, sleep } from '../shared/clock.ts'

export interface Clock {
  /** Milliseconds since 1970, to compare with what events and the disk say. */
  now(): number
  readonly sleep: Sleep
}

export const CLOCK: Clock = { now: Date.now, sleep }
