/** Calls to Telegram that are worth repeating: exactly when it says so, and never a message that may have arrived. */

import { type ApiCallFn, HttpError, type RawApi, type Transformer } from 'grammy'

export interface RetryOptions {
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Longest time spent on one call, in milliseconds. */
  readonly deadlineMs: number
  readonly now?: () => number
}

/** Calls that change nothing when they come twice. */
const REPEATABLE = /^(?:get|set|edit|delete|answer|sendChatAction$)/
/** The connection was never made, so nothing was sent. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

type Outcome = Awaited<ReturnType<ApiCallFn<RawApi>>>

/**
 * Repeats after 429 when the wait that Telegram asks for is over; after its own failures (5xx); and after lost
 * connections where a repetition does no harm. A message whose reply was lost is not sent again.
 */
export function createRetry({ sleep, deadlineMs, now = () => performance.now() }: RetryOptions): Transformer {
  return async (previous, method, payload, signal) => {
    if (method === 'getUpdates') return previous(method, payload, signal)
    const end = now() + deadlineMs
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      let failure: unknown
      let outcome: Outcome | null = null
      try {
        outcome = (await previous(method, payload, signal)) as Outcome
      } catch (error) {
        failure = error
      }
      const wait = outcome === null ? waitAfterError(failure, method, pause) : waitAfter(outcome, pause)
      if (wait === null || now() + wait > end || signal?.aborted === true) {
        if (outcome === null) throw failure
        return outcome as Awaited<ReturnType<typeof previous<typeof method>>>
      }
      await sleep(wait, signal as AbortSignal | undefined)
    }
  }
}

function waitAfter(outcome: Outcome, pause: number): number | null {
  if (outcome.ok) return null
  if (outcome.error_code === 429) return (outcome.parameters?.retry_after ?? 1) * 1000
  return outcome.error_code >= 500 ? pause : null
}

function waitAfterError(error: unknown, method: string, pause: number): number | null {
  if (!(error instanceof HttpError)) return null
  return REPEATABLE.test(method) || NOT_CONNECTED.has(codeOf(error.error)) ? pause : null
}

/** Code of the system's error below what was thrown. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
