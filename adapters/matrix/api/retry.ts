/** Requests that are made again until the server has taken or refused them. */

import type { Clock } from '../clock.ts'
import { failureOf, StoppedError } from './request-errors.ts'

export interface PatienceOptions {
  readonly clock: Clock
  /** Ends the waiting. */
  readonly signal: AbortSignal
  /** Told of a dead token. True when there is a new one. */
  readonly renew: (error: unknown) => Promise<boolean>
  /** Milliseconds after which a failure is thrown though it may pass. */
  readonly deadlineMs: number
  /** Told of every wait and what it is for. */
  readonly onWait?: (reason: string, ms: number) => void
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 30_000

/** The pause after the `failures`-th failure in a row: double each time, up to half a minute. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS)
}

export class Patience {
  private readonly options: PatienceOptions

  constructor(options: PatienceOptions) {
    this.options = options
  }

  /**
   * What `work` gives in the end. It is done again after 429, failures of the server and lost connections, so it has
   * to be something that does no harm twice. Throws what is refused for good, and `StoppedError` at the end.
   */
  async until<T>(work: () => Promise<T>): Promise<T> {
    const { clock, signal, renew, deadlineMs, onWait = () => {} } = this.options
    const end = clock.now() + deadlineMs
    for (let failures = 1; ; failures++) {
      if (signal.aborted) throw new StoppedError('the bot stops')
      try {
        return await work()
      } catch (error) {
        const failure = failureOf(error)
        if (failure.kind === 'aborted') throw new StoppedError('the bot stops', { cause: error })
        if (failure.kind === 'dead-token' && (await renew(error))) continue
        if (failure.kind !== 'limited' && failure.kind !== 'unavailable') throw error
        const wait = (failure.kind === 'limited' ? failure.waitMs : null) ?? pauseAfter(failures)
        if (clock.now() + wait > end) throw error
        onWait(failure.kind === 'unavailable' ? failure.reason : 'asked too often', wait)
        await clock.sleep(wait, signal)
      }
    }
  }
}
