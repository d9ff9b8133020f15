/** Calls over HTTP: the token, the parameters, the faults in between, the answer. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { Refusal } from './checks/refusal.ts'
import { callMethod, canonicalName } from './methods/index.ts'
import { Params, readParams } from './params.ts'
import type { Fault } from './state/faults.ts'
import type { Call } from './state/journal.ts'
import type { Server } from './state/server.ts'

interface ApiResponse {
  readonly status: number
  readonly type: string
  readonly body: string
}

const PATH = /^\/bot([^/]+)\/(\w+)$/
const TOKEN = /^\d+:[\w-]+$/
const JSON_TYPE = 'application/json'

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Answers one call. What is slow or hangs ends when `closing` says so. */
export async function answerCall(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  closing: AbortSignal,
): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const [, token = '', name = ''] = PATH.exec(pathname.replace(/%3a/gi, ':')) ?? []
  const method = canonicalName(name)
  const read = readSafely(searchParams, request.headers['content-type'] ?? '', body)
  const params = read instanceof Refusal ? new Params({}) : read
  const call = server.journal.open(method, params.values, uploadsOf(params))
  server.signals.changed()
  const faults = server.faults.take(method, params.text('chat_id'))
  const fault = faults.find(({ kind }) => kind !== 'slow')
  call.fault = fault?.kind ?? faults[0]?.kind ?? null
  const perform = async () => {
    if (!TOKEN.test(token)) throw new Refusal(404, '')
    if (token !== server.settings.token) throw new Refusal(401, '')
    if (read instanceof Refusal) throw read
    const seconds = server.groupLimit.take(method, params.text('chat_id'))
    if (seconds > 0) throw tooMany(seconds)
    return await callMethod(server, method, params, gone.signal)
  }
  // A client that gives up on a slow answer does not undo its call.
  const ms = faults.reduce(
    (sum, { kind, ...rest }) => sum + ('ms' in rest ? rest.ms : 0),
    server.settings.latencyMs,
  )
  if (ms > 0) await delay(ms, undefined, { signal: closing })
  const answer = await meet(fault, call, () => settle(call, perform), gone.signal)
  if (answer === null) response.destroy()
  else response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
  server.journal.close(call, answer?.status ?? 0)
  server.signals.changed()
}

function readSafely(search: URLSearchParams, type: string, body: Buffer): Params | Refusal {
  try {
    return readParams(search, type, body)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function uploadsOf({ files }: Params): Call['files'] {
  return [...files].map(([field, { name, bytes }]) => ({ field, name, size: bytes.length }))
}

/** What the client gets in spite of a fault; null for a connection that ends without an answer. */
async function meet(
  fault: Fault | undefined,
  call: Call,
  perform: () => Promise<ApiResponse>,
  gone: AbortSignal,
): Promise<ApiResponse | null> {
  switch (fault?.kind) {
    case 'flood': {
      return refuse(call, tooMany(fault.retryAfter))
    }
    case 'refuse':
      return refuse(call, new Refusal(fault.code, fault.message, fault.parameters ?? null))
    case 'html':
      return { status: fault.status, type: 'text/html', body: gatewayPage(fault.status) }
    case 'drop-before':
      return null
    case 'drop-after':
      await perform()
      return null
    case 'garbage': {
      const answer = await perform()
      return { ...answer, body: answer.body.slice(0, answer.body.length / 2) }
    }
    case 'hang':
      if (!gone.aborted) await new Promise(resolve => gone.addEventListener('abort', resolve))
      return null
    default:
      return await perform()
  }
}

async function settle(call: Call, perform: () => Promise<unknown>): Promise<ApiResponse> {
  try {
    call.result = await perform()
    return { status: 200, type: JSON_TYPE, body: JSON.stringify({ ok: true, result: call.result }) }
  } catch (error) {
    if (error instanceof Refusal) return refuse(call, error)
    throw error
  }
}

function tooMany(seconds: number): Refusal {
  return new Refusal(429, `Retry after ${seconds}`, { retry_after: seconds })
}

function refuse(call: Call, { code, description, parameters }: Refusal): ApiResponse {
  call.refusal = { code, description }
  const body = { ok: false, error_code: code, description, ...(parameters && { parameters }) }
  return { status: code, type: JSON_TYPE, body: JSON.stringify(body) }
}

function gatewayPage(status: number): string {
  return `<html>\r\n<head><title>${status}</title></head>\r\n<body><h1>${status}</h1></body>\r\n</html>\r\n`
}
