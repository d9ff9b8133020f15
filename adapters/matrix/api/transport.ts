/** HTTP transport: requests to the homeserver with the bot's token, and an object or an error that says what went wrong. */

import { CLOCK, type Clock } from '../../shared/clock.ts'
import { ConcurrencyLimit } from '../../shared/concurrency-limit.ts'
import type { Json } from './event.ts'
import { requestError } from './request-error.ts'
import { classifyError, GarbageError, ServerError } from './request-errors.ts'
import { retryAfter } from './retry-after.ts'

export interface TransportOptions {
  readonly url: string
  /** Ends long polls. */
  readonly stopping: AbortSignal
  /** Ends all requests. */
  readonly closing: AbortSignal
  readonly clock?: Pick<Clock, 'today'>
  /** Told the `Date` of each answer. */
  readonly onDate?: (date: string | null) => void
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface RequestOptions {
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>
  readonly body?: object
  /** Sent as it is, in place of a body. */
  readonly file?: { readonly bytes: Uint8Array; readonly mediaType: string }
  /** Milliseconds for the whole request. */
  readonly timeoutMs?: number
  /** Waits at the server until there is something new. */
  readonly isLongPoll?: boolean
  /** Needs no login. */
  readonly isOpen?: boolean
}

const TIMEOUT_MS = 60_000
/** Requests on their way at once, each a connection; a poll that waits has one of its own. A thousand rooms may have asked while the bot was down. */
const MAX_REQUESTS = 50

export class Transport {
  /** Empty before the login. */
  token = ''
  private readonly url: string
  private readonly stopping: AbortSignal
  private readonly closing: AbortSignal
  private readonly clock: Pick<Clock, 'today'>
  private readonly onDate: (date: string | null) => void
  private readonly limit = new ConcurrencyLimit(MAX_REQUESTS)

  constructor({ url, stopping, closing, clock = CLOCK, onDate = () => {} }: TransportOptions) {
    this.url = url.replace(/(?<!\/)\/+$/, '')
    this.stopping = stopping
    this.closing = closing
    this.clock = clock
    this.onDate = onDate
  }

  async request(method: Method, path: string, options: RequestOptions = {}): Promise<Json> {
    return options.isLongPoll === true
      ? this.send(method, path, options)
      : this.limit.run(() => this.send(method, path, options))
  }

  private async send(method: Method, path: string, options: RequestOptions): Promise<Json> {
    const { query = {}, isOpen = false } = options
    const { token } = this
    const request: RequestInit = {
      method,
      headers: {
        accept: 'application/json',
        ...(!isOpen && token !== '' && { authorization: `Bearer ${token}` }),
        ...headersOf(options),
      },
      ...bodyOf(options),
      // Only what changes nothing is asked again elsewhere.
      redirect: method === 'GET' ? 'follow' : 'manual',
    }
    try {
      return await this.fetch(withQuery(`${this.url}${path}`, query), request, options)
    } catch (error) {
      // Somebody else has logged in again already: it is worth another try.
      if (token !== this.token && classifyError(error).kind === 'dead-token')
        throw new GarbageError('the login was renewed meanwhile', { cause: error })
      throw error
    }
  }

  private async fetch(
    url: URL,
    request: RequestInit,
    { timeoutMs = TIMEOUT_MS, isLongPoll = false }: RequestOptions,
  ): Promise<Json> {
    const limit = limited(isLongPoll ? this.stopping : this.closing, timeoutMs)
    try {
      const response = await fetch(url, { ...request, signal: limit.signal })
      this.onDate(response.headers.get('date'))
      return answerOf(response, await response.text(), this.clock.today())
    } catch (error) {
      throw error instanceof ServerError || error instanceof GarbageError
        ? error
        : requestError(request.method ?? 'GET', url, error)
    } finally {
      limit.release()
    }
  }
}

function headersOf({ body, file }: RequestOptions): Record<string, string> {
  if (file !== undefined) return { 'content-type': file.mediaType }
  return body === undefined ? {} : { 'content-type': 'application/json' }
}

function bodyOf({ body, file }: RequestOptions): Pick<RequestInit, 'body'> {
  if (file !== undefined) return { body: new Uint8Array(file.bytes) }
  return body === undefined ? {} : { body: JSON.stringify(body) }
}

/**
 * A signal that follows `signal` and ends after `ms`, until it is released. `AbortSignal.timeout` would hold what
 * hangs on it for its whole time: a minute of requests.
 */
function limited(signal: AbortSignal, ms: number) {
  const controller = new AbortController()
  const follow = () => controller.abort(signal.reason)
  const timer = setTimeout(() => controller.abort(new DOMException('timed out', 'TimeoutError')), ms)
  if (signal.aborted) follow()
  signal.addEventListener('abort', follow, { once: true })
  const release = () => {
    clearTimeout(timer)
    signal.removeEventListener('abort', follow)
  }
  return { signal: controller.signal, release }
}

/** An array becomes the same name several times; what matrix-bot-sdk leaves undefined is left out. */
function withQuery(address: string, query: NonNullable<RequestOptions['query']>): URL {
  const url = new URL(address)
  for (const [name, given] of Object.entries(query))
    for (const value of [given ?? []].flat()) url.searchParams.append(name, String(value))
  return url
}

function answerOf({ status, headers }: Response, body: string, now: number): Json {
  const answer = parsed(body)
  if (status < 200 || status > 299)
    throw new ServerError(status, answer, retryAfter(answer, headers.get('retry-after'), now))
  if (answer === null) throw new GarbageError('the answer is not one of a Matrix server')
  return answer
}

/** The object that a text holds, or null. */
function parsed(body: string): Json | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
  } catch {
    return null
  }
}
