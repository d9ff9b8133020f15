/** Requests and answers as they go over the wire. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Json, record } from './event.ts'
import type { FalseAnswer } from './faults.ts'
import { Refusal } from './refusal.ts'
import { File, type RouteResponse } from './routes/route.ts'

export interface Incoming {
  readonly method: string
  readonly url: URL
  readonly path: string
  readonly bytes: Buffer
}

export async function read(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url ?? '/', 'http://homeserver')
  return {
    method: request.method ?? 'GET',
    url,
    path: decodeURIComponent(url.pathname),
    bytes: Buffer.concat(chunks),
  }
}

/** The body of a request that says it is JSON, and nothing for all others. */
export function bodyOf({ bytes }: Incoming, type: string | undefined): Json {
  if (bytes.length === 0 || !type?.includes('json')) return {}
  try {
    return record(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new Refusal(400, 'M_NOT_JSON', 'Content not JSON.')
  }
}

export function sendFalse(response: ServerResponse, answer: FalseAnswer): void {
  write(response, answer.status, answer.type, Buffer.from(answer.body), answer.headers)
}

export function send(response: ServerResponse, status: number, answer: RouteResponse): void {
  if (answer instanceof File) write(response, status, answer.type, answer.bytes)
  else write(response, status, 'application/json', Buffer.from(JSON.stringify(answer)))
}

/** A client that has gone away is no error. */
function write(response: ServerResponse, status: number, type: string, body: Buffer, headers = {}): void {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': type, 'content-length': body.length, ...headers })
  response.end(body)
}
