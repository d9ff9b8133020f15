/** Retry: requests are made again until the server has taken or refused them. */

import type { Clock } from '../../shared/clock.ts'
import { classifyError, type ErrorClass, StoppedError } from './request-errors.ts'

export interface RetryOptions {
  readonly clock: Clock
  /** Ends the waiting. */
  readonly signal: AbortSignal
  /** Called at a dead token. True when there is a new one. */
  readonly renew: (error: unknown) => Promise<boolean>
  /** Milliseconds after which a failure is thrown though it may pass. */
  readonly deadlineMs: number
  /** Called before every wait. */
  readonly onWait?: (reason: string, ms: number) => void
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 30_000

/** The pause after the `failures`-th failure in a row: double each time, up to half a minute. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS)
}

/** The wait after the `failures`-th error in a row: what the server asks for, or else that pause. */
export function waitAfter(error: ErrorClass, failures: number): number {
  return (error.kind === 'limited' ? error.waitMs : null) ?? pauseAfter(failures)
}

export class Retry {
  private readonly options: RetryOptions

  constructor(options: RetryOptions) {
    this.options = options
  }

  /**
   * What `work` gives in the end. It is done again after 429, failures of the server and lost connections, so it has
   * to be something that does no harm twice. Throws what is refused for good, what does not pass within `deadlineMs`,
   * and `StoppedError` at the end.
   */
  async run<T>(work: () => Promise<T>, deadlineMs = this.options.deadlineMs): Promise<T> {
    const { clock, signal, renew, onWait = () => {} } = this.options
    const end = clock.now() + deadlineMs
    for (let failures = 1; ; failures++) {
      if (signal.aborted) throw new StoppedError('the bot stops')
      try {
        return await work()
      } catch (error) {
        const classified = classifyError(error)
        if (classified.kind === 'aborted') throw new StoppedError('the bot stops', { cause: error })
        if (classified.kind === 'dead-token' && (await renew(error))) continue
        if (classified.kind !== 'limited' && classified.kind !== 'unavailable') throw error
        const wait = waitAfter(classified, failures)
        if (clock.now() + wait > end) throw error
        onWait(classified.kind === 'unavailable' ? classified.reason : 'asked too often', wait)
        await clock.sleep(wait, signal)
      }
    }
  }
}
