/** Waiting: for some time, or for work that may take too long. */

import { setTimeout } from 'node:timers/promises'

/** Resolves after `ms`, or sooner when the signal is given. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

export const sleep: Sleep = (ms, signal) =>
  setTimeout(ms, undefined, { signal }).catch(error => {
    if (signal?.aborted !== true) throw error
  })

/** Waits for `work`, but no longer than `ms`. */
export async function within(work: Promise<unknown>, ms: number, wait: Sleep = sleep): Promise<void> {
  const timer = new AbortController()
  try {
    await Promise.race([work, wait(ms, timer.signal)])
  } finally {
    timer.abort()
  }
}
