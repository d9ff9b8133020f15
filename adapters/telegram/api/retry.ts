/** Retry: calls to Telegram that are worth repeating, exactly when it says so, and never a message that may have arrived. */

import { type ApiCallFn, HttpError, type RawApi, type Transformer } from 'grammy'
import type { Clock } from '../../shared/clock.ts'
import { connectionProblem } from './errors.ts'

export interface RetryOptions {
  readonly clock: Clock
  /** Longest time spent on one call, in milliseconds. */
  readonly deadlineMs: number
  /** The same for a message that Telegram tells to wait: nothing else can be said in its chat before it either. */
  readonly floodMs?: number
  /** Called before every wait, so that nobody wonders. */
  readonly onWait?: (wait: Wait) => void
}

export interface Wait {
  readonly method: string
  readonly ms: number
  /** A code of Telegram, or why there was no connection. */
  readonly reason: string
}

/** Calls that people wait for. */
const MESSAGE = /^(?:send|edit)/
/** Calls that change nothing when they come twice. */
const REPEATABLE = /^(?:get|set|edit|delete|answer)/
/** The connection was never made, so nothing was sent. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000
/** A token that is refused once may be so by mistake. */
export const REFUSED_PAUSE_MS = 3_000
/** Not to be repeated. */
const NEVER = Number.POSITIVE_INFINITY

type Outcome = Awaited<ReturnType<ApiCallFn<RawApi>>>

/**
 * Repeats after 429 when the wait that Telegram asks for is over; after its own failures (5xx); and after lost
 * connections where a repetition does no harm. A message whose reply was lost is not sent again. A refused token (401) is
 * tried once more.
 */
export function createRetry(options: RetryOptions): Transformer {
  const { clock, deadlineMs, floodMs = deadlineMs, onWait = () => {} } = options
  return async (previous, method, payload, signal) => {
    if (method === 'getUpdates') return previous(method, payload, signal)
    const start = clock.now()
    const isLast = (wait: number, longestMs = deadlineMs) =>
      clock.now() + wait > start + longestMs || signal?.aborted === true
    let isRefused = false
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      let wait: number
      let reason: string
      try {
        const outcome = await previous(method, payload, signal)
        reason = outcome.ok ? '' : String(outcome.error_code)
        wait = reason === '401' && !isRefused ? REFUSED_PAUSE_MS : waitAfter(outcome, pause)
        isRefused ||= reason === '401'
        const isFlood = reason === '429' && MESSAGE.test(method)
        if (isLast(wait, isFlood ? floodMs : deadlineMs)) return outcome
      } catch (error) {
        reason = error instanceof HttpError ? connectionProblem(error) : ''
        wait = waitAfterError(error, method, pause)
        if (isLast(wait)) throw error
      }
      onWait({ method, ms: wait, reason })
      await clock.sleep(wait, signal as AbortSignal | undefined)
    }
  }
}

function waitAfter(outcome: Outcome, pause: number): number {
  if (outcome.ok) return NEVER
  if (outcome.error_code === 429) return (outcome.parameters?.retry_after ?? 1) * 1000
  return outcome.error_code >= 500 ? pause : NEVER
}

function waitAfterError(error: unknown, method: string, pause: number): number {
  if (!(error instanceof HttpError)) return NEVER
  return REPEATABLE.test(method) || NOT_CONNECTED.has(connectionProblem(error)) ? pause : NEVER
}
