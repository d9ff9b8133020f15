/** Clock: the time as adapters use it, so that tests neither wait nor depend on the hour. */

import { setTimeout } from 'node:timers/promises'

/** Resolves after `ms`, or sooner when the signal is given. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

export interface Clock {
  /** Milliseconds that never go back and do not begin at zero: to measure how long something takes. */
  readonly now: () => number
  /** Milliseconds since 1970: to compare with what servers and the disk say. */
  readonly today: () => number
  readonly sleep: Sleep
}

const sleep: Sleep = (ms, signal) =>
  setTimeout(ms, undefined, { signal }).catch(error => {
    if (signal?.aborted !== true) throw error
  })

/** The time of the machine. */
export const CLOCK: Clock = { now: () => performance.now(), today: Date.now, sleep }

/** Waits for `work`, but no longer than `ms`. */
export async function within(work: Promise<unknown>, ms: number, wait: Sleep = sleep): Promise<void> {
  const timer = new AbortController()
  try {
    await Promise.race([work, wait(ms, timer.signal)])
  } finally {
    timer.abort()
  }
}
