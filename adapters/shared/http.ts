/** A small HTTP server: what a service manager asks, and what platforms bring. */

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HttpRequest {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Whether a program on this machine asks, and not for somebody else. */
  readonly isLocal: boolean
}

export interface HttpReply {
  readonly status: number
  readonly body?: string
}

export type RequestHandler = (request: HttpRequest) => Promise<HttpReply> | HttpReply

/** Bytes of a request that are read; Telegram's updates have a few thousand. */
const MAX_BODY = 1 << 20

/** Called with an error of the handler of a path; whoever asked gets 500 and nothing of it. */
export type OnHandlerError = (path: string, error: unknown) => void

/** Routes by method and path. A path is the same with and without a slash at its end; HEAD is GET without the body. */
export class HttpServer {
  private readonly routes = new Map<string, RequestHandler>()
  private readonly server: Server

  constructor(onError: OnHandlerError) {
    this.server = createServer(async (request, response) => {
      const path = trimmed((request.url ?? '').split('?')[0] ?? '')
      const method = request.method === 'HEAD' ? 'GET' : request.method
      const handler = this.routes.get(`${method} ${path}`)
      const body = handler === undefined ? '' : await bodyOf(request)
      const { headers } = request
      const asked = body === null ? null : { headers, body, isLocal: isLocal(request) }
      const reply = await replyOf(handler, asked, error => onError(path, error))
      // At the end, a connection that was held for more requests would be waited for.
      if (!this.server.listening) response.setHeader('connection', 'close')
      response.writeHead(reply.status, { 'content-type': 'text/plain; charset=utf-8' }).end(reply.body ?? '')
    })
  }

  route(method: 'GET' | 'POST', path: string, handler: RequestHandler): void {
    this.routes.set(`${method} ${trimmed(path)}`, handler)
  }

  /** Listens at an address of this machine and gives the port. Rejects when it is taken, or the address is not ours. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, host, () => resolve((this.server.address() as AddressInfo).port))
    })
  }

  close(): Promise<void> {
    return new Promise(resolve => {
      this.server.close(() => resolve())
      this.server.closeIdleConnections()
    })
  }
}

/** A path without slashes at its end. */
function trimmed(path: string): string {
  let end = path.length
  while (end > 1 && path[end - 1] === '/') end--
  return path.slice(0, end)
}

const LOOPBACK = /^(?:(?:::ffff:)?127\.|::1$)/
/** What proxies say of those they ask for. */
const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']
/** An address or `localhost`: a page in a browser of this machine asks under a name of its own. */
const HOST = /^(?:localhost|[\d.]+|\[[\da-f:.]+\])(?::\d+)?$/i

function isLocal({ socket, headers }: IncomingMessage): boolean {
  const { remoteAddress, localAddress } = socket
  const isOwn =
    remoteAddress !== undefined && (LOOPBACK.test(remoteAddress) || remoteAddress === localAddress)
  return isOwn && FORWARDING.every(name => headers[name] === undefined) && HOST.test(headers.host ?? '')
}

async function replyOf(
  handler: RequestHandler | undefined,
  request: HttpRequest | null,
  onError: (error: unknown) => void,
): Promise<HttpReply> {
  if (handler === undefined) return { status: 404 }
  if (request === null) return { status: 413 }
  try {
    return await handler(request)
  } catch (error) {
    onError(error)
    return { status: 500 }
  }
}

/** The whole body, or null when it is too long or breaks off. What is too long is read to its end and thrown away. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request) {
      length += chunk.length
      if (length <= MAX_BODY) chunks.push(chunk)
    }
  } catch {
    return null
  }
  return length > MAX_BODY ? null : Buffer.concat(chunks).toString('utf8')
}
