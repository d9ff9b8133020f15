/** Fetch: requests to the Bot API over connections that stay open, with as little around them as there can be. */

import { type IncomingMessage, request as requestHttp } from 'node:http'
import type { Agent } from 'node:https'
import { request as requestHttps } from 'node:https'
import type { Readable } from 'node:stream'
import type { ApiClientOptions } from 'grammy'
import { IdleConnections } from './idle-connections.ts'

type Fetch = NonNullable<ApiClientOptions['fetch']>

/** What grammY gives to a fetch. */
interface Request {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON, or a form with files. */
  readonly body: string | Readable
  readonly agent: Agent
  readonly signal: AbortSignal
}

/** An answer that is no JSON, such as the page of a gateway. */
class NoJsonError extends Error {
  readonly type = 'invalid-json'
}

/** Told the `Date` of an answer when its head has come. */
type OnDate = (date: string | undefined) => void

/** `fetch` of grammY's client; `now` gives milliseconds. Rejects with the error of the connection, or when the signal is given. */
export function createFetch(onDate: OnDate = () => {}, now?: () => number): Fetch {
  const idle = new IdleConnections(now)
  return ((url: string, request: Request) => {
    idle.close(request.agent)
    return send(url, request, onDate).then(text => ({ json: async () => parse(text) }))
  }) as unknown as Fetch
}

function send(
  url: string,
  { method, headers, body, agent, signal }: Request,
  onDate: OnDate,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const start = url.startsWith('https:') ? requestHttps : requestHttp
    const outgoing = start(url, { method, headers: headersOf(headers, body), agent }, answer => {
      onDate(answer.headers.date)
      read(answer).then(resolve, fail)
    })
    const abort = () => fail(new Error('The request was aborted.'))
    function fail(error: Error): void {
      signal.removeEventListener('abort', abort)
      outgoing.destroy()
      reject(error)
    }
    outgoing.on('error', fail)
    outgoing.on('close', () => signal.removeEventListener('abort', abort))
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort)
    if (typeof body === 'string') outgoing.end(body)
    else body.on('error', fail).pipe(outgoing)
  })
}

/** The length of what is known whole; a form comes in pieces. */
function headersOf(headers: Request['headers'], body: Request['body']) {
  return typeof body === 'string' ? { ...headers, 'content-length': Buffer.byteLength(body) } : headers
}

/** All of an answer; rejects when it ends before its end. */
function read(answer: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    answer.on('data', part => parts.push(part))
    answer.on('end', () => resolve(Buffer.concat(parts).toString('utf8')))
    answer.on('error', reject)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NoJsonError('The server did not answer with JSON.')
  }
}
