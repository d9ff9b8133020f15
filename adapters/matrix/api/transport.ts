/** Requests to the homeserver with the bot's token: an object, or an error that says what went wrong. */

import { createRequest, type Request, type Response } from '@doslova/matrix-http'
import type { Json } from './event.ts'
import { failureOf, GarbageError, ServerError } from './request-errors.ts'
import { retryAfter } from './retry-after.ts'

export interface TransportOptions {
  readonly url: string
  /** Ends requests that only wait for news. */
  readonly stopping: AbortSignal
  /** Ends all requests. */
  readonly closing: AbortSignal
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface Details {
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>
  readonly body?: object
  readonly timeoutMs?: number
  /** A long poll. */
  readonly waitsForNews?: boolean
  /** Needs no login. */
  readonly isOpen?: boolean
}

const TIMEOUT_MS = 60_000

export class Transport {
  /** Empty before the login. */
  token = ''
  private readonly url: string
  private readonly polls: Request
  private readonly others: Request

  constructor({ url, stopping, closing }: TransportOptions) {
    this.url = url.replace(/(?<!\/)\/+$/, '')
    this.polls = createRequest({ signal: stopping })
    this.others = createRequest({ signal: closing })
  }

  async request(method: Method, path: string, details: Details = {}): Promise<Json> {
    const { query, body, timeoutMs = TIMEOUT_MS, waitsForNews = false, isOpen = false } = details
    const { token } = this
    const ask = waitsForNews ? this.polls : this.others
    const options = {
      uri: `${this.url}${path}`,
      method,
      timeout: timeoutMs,
      headers: {
        accept: 'application/json',
        ...(!isOpen && token !== '' && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(query !== undefined && { qs: query }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    const response = await new Promise<Response>((resolve, reject) => {
      ask(options, (error, answer) => (answer === undefined ? reject(error) : resolve(answer)))
    })
    try {
      return answerOf(response)
    } catch (error) {
      // Somebody else has logged in again already: it is worth another try.
      if (token !== this.token && failureOf(error).kind === 'dead-token')
        throw new GarbageError('the login was renewed meanwhile', { cause: error })
      throw error
    }
  }
}

function answerOf({ statusCode, headers, body }: Response): Json {
  const answer = parsed(String(body))
  if (statusCode < 200 || statusCode > 299)
    throw new ServerError(statusCode, answer, retryAfter(answer, headers['retry-after'], Date.now()))
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
