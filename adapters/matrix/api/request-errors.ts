/** Errors of requests, in the few classes that are treated differently. Pure. */

import { record, text } from './event.ts'

export type ErrorClass =
  /** Asked too often; wait this long where the server says so. */
  | { readonly kind: 'limited'; readonly waitMs: number | null }
  /** Lost connection, the server's own failure, or an answer that is none. It may pass. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The access token is dead; a soft logout asks to log in again as the same device. */
  | { readonly kind: 'dead-token'; readonly isSoft: boolean }
  /** The server does not want this, and will not want it later. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  /** Ended by us. */
  | { readonly kind: 'aborted' }
  /** Nothing about a request: a bug. */
  | { readonly kind: 'other' }

/** An answer of the server that is no success. Fields are named as matrix-bot-sdk names them. */
export class ServerError extends Error {
  readonly statusCode: number
  readonly errcode: string
  readonly body: unknown
  readonly retryAfterMs: number | null

  constructor(statusCode: number, body: unknown, retryAfterMs: number | null) {
    const errcode = text(record(body).errcode) ?? ''
    super(`the server answered ${statusCode} ${errcode}`.trim())
    this.name = 'ServerError'
    this.statusCode = statusCode
    this.errcode = errcode
    this.body = body
    this.retryAfterMs = retryAfterMs
  }
}

/** Something between us and the server answered instead of it. */
export class GarbageError extends Error {
  override readonly name = 'GarbageError'
}

/** The bot stops; what was under way goes on at the next start. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

const DEAD = new Set(['M_UNKNOWN_TOKEN', 'M_MISSING_TOKEN'])
/** Refusals that end when somebody has done something about the account: the question is kept until then. */
const PASSING = new Set(['M_RESOURCE_LIMIT_EXCEEDED', 'M_CONSENT_NOT_GIVEN'])
const TIMEOUT = 408
const TOO_LARGE = 413

export function classifyError(error: unknown): ErrorClass {
  if (error instanceof StoppedError) return { kind: 'aborted' }
  if (error instanceof GarbageError) return unavailable('not a Matrix server')
  if (error instanceof ServerError) return classifyAnswer(error)
  const { name, code } = record(error)
  if (name !== 'RequestError' || typeof code !== 'string') return { kind: 'other' }
  return code === 'ABORT_ERR' ? { kind: 'aborted' } : unavailable(code)
}

/** Whether there is no such thing, said by the Matrix server itself and not by something before it. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ServerError && error.statusCode === 404 && error.errcode === 'M_NOT_FOUND'
}

/** Whether the server refuses it for good. */
export function isRefused(error: unknown): boolean {
  return classifyError(error).kind === 'refused'
}

function classifyAnswer({ statusCode, errcode, body, retryAfterMs }: ServerError): ErrorClass {
  if (DEAD.has(errcode)) return { kind: 'dead-token', isSoft: record(body).soft_logout === true }
  if (statusCode === 429 || errcode === 'M_LIMIT_EXCEEDED') return { kind: 'limited', waitMs: retryAfterMs }
  // Said by a proxy as well, without a code: the same bytes will be too many the next time.
  if (statusCode === TOO_LARGE) return { kind: 'refused', status: statusCode, code: 'M_TOO_LARGE' }
  if (PASSING.has(errcode)) return unavailable(`${statusCode} ${errcode}`)
  if (statusCode >= 500 || statusCode === TIMEOUT) return unavailable(`${statusCode} ${errcode}`.trim())
  // A proxy in the way, before the server is up behind it.
  if (errcode === '') return unavailable(String(statusCode))
  return { kind: 'refused', status: statusCode, code: errcode }
}

function unavailable(reason: string): ErrorClass {
  return { kind: 'unavailable', reason }
}
