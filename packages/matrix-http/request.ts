/** One HTTP request as matrix-bot-sdk describes it. */

import { Buffer } from 'node:buffer'
import { requestError } from './error.ts'

type QueryValue = string | number | boolean | null | undefined

/** The options of `request` that matrix-bot-sdk sets; it sets others too, which change nothing here. */
export interface RequestOptions {
  readonly uri: string
  readonly method?: string
  /** An array becomes the same name several times; null and undefined are left out. */
  readonly qs?: Readonly<Record<string, QueryValue | readonly QueryValue[]>> | null
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  /** null asks for the bytes of the answer instead of its text. */
  readonly encoding?: null | undefined
  /** Milliseconds for the whole request. */
  readonly timeout?: number | null
}

export interface Response {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** Either an error and nothing else, or no error, the answer and its body. Any status is an answer. */
type Callback = (error: Error | null, response?: Response, body?: string | Buffer) => void

export type Request = (options: RequestOptions, callback: Callback) => void

/** What matrix-bot-sdk waits for ordinary requests. */
const DEFAULT_TIMEOUT = 60_000

/**
 * A request function for `setRequestFn` of matrix-bot-sdk. `signal` ends all requests made with it, at once: without
 * that, a bot that stops would wait for its last sync for most of a minute.
 */
export function createRequest({ signal }: { readonly signal?: AbortSignal } = {}): Request {
  return (options, callback) => {
    // Outside of the promise: what a callback throws is the bot's own error, and no failed request.
    fetched(options, signal).then(
      response => setImmediate(callback, null, response, response.body),
      error => setImmediate(callback, error),
    )
  }
}

async function fetched(options: RequestOptions, signal: AbortSignal | undefined): Promise<Response> {
  const { uri, method = 'GET', qs, headers = {}, body, encoding, timeout } = options
  const url = withQuery(uri, qs ?? {})
  const limit = limited(signal, timeout ?? DEFAULT_TIMEOUT)
  try {
    const answer = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      // As `request` did: only what changes nothing is asked again elsewhere.
      redirect: method === 'GET' ? 'follow' : 'manual',
      signal: limit.signal,
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    return {
      statusCode: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: encoding === null ? bytes : bytes.toString('utf8'),
    }
  } catch (error) {
    throw requestError(method, url, error)
  } finally {
    limit.release()
  }
}

/**
 * A signal that follows `signal` and ends after `ms`, until it is released. `AbortSignal.timeout` would keep what
 * hangs on it for its whole time: a minute of requests.
 */
function limited(
  signal: AbortSignal | undefined,
  ms: number,
): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController()
  const follow = () => controller.abort(signal?.reason)
  const timer = setTimeout(() => controller.abort(new DOMException('timed out', 'TimeoutError')), ms)
  if (signal?.aborted === true) follow()
  signal?.addEventListener('abort', follow, { once: true })
  const release = () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', follow)
  }
  return { signal: controller.signal, release }
}

function withQuery(uri: string, query: NonNullable<RequestOptions['qs']>): URL {
  const url = new URL(uri)
  for (const [name, given] of Object.entries(query)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (value !== undefined && value !== null) url.searchParams.append(name, String(value))
    }
  }
  return url
}
