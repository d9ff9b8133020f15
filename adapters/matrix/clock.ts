/** Time as the adapter uses it, so that tests do not wait. */

import { setTimeout as wait } from 'node:timers/promises'
import { StoppedError } from './failure.ts'

export interface Clock {
  /** Milliseconds since 1970, to compare with what events and the disk say. */
  now(): number
  /** Waits; throws `StoppedError` as soon as `signal` ends. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export const CLOCK: Clock = {
  now: Date.now,
  async sleep(ms, signal) {
    try {
      await wait(ms, undefined, { signal })
    } catch (error) {
      if (signal.aborted) throw new StoppedError('the bot stops', { cause: error })
      throw error
    }
  },
}
