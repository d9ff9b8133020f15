/** HTTP server: what a service manager asks, what platforms bring, and pages for people at this machine. */

import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { TrieRouter } from 'hono/router/trie-router'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isLocal, type PeerBindings } from './http-peer.ts'

export interface HttpRequest {
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
  /** Whether a program on this machine asks, and not for somebody else. */
  readonly isLocal: boolean
}

export interface HttpReply {
  readonly status: number
  readonly body?: string
}

export type RequestHandler = (request: HttpRequest) => Promise<HttpReply> | HttpReply

/** Routes of the library, and who asks. */
export type HttpApp = Hono<{ Bindings: PeerBindings }>

/** Bytes of a request that are read; Telegram's updates have a few thousand. */
const MAX_BODY = 1 << 20
/** Milliseconds for the head of a request, for all of it, and between two of them. */
const TIMES = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 }

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }

/** Called with an error of the handler of a path; whoever asked gets 500 and nothing of it. */
export type OnHandlerError = (path: string, error: unknown) => void

const limited = bodyLimit({ maxSize: MAX_BODY, onError: c => bare(c, 413) })

/** Routes that no library has seen yet. A path is the same with and without slashes at its end; HEAD is GET without the body. */
function createHttpApp(onError: OnHandlerError): HttpApp {
  // This router takes routes while it is asked for others.
  const app: HttpApp = new Hono({ router: new TrieRouter(), getPath: pathOf })
  app.notFound(c => bare(c, 404))
  app.onError((error, c) => {
    // What the library itself refuses is no fault of ours.
    if (error instanceof HTTPException) return bare(c, error.status)
    onError(c.req.path, error)
    return bare(c, 500)
  })
  return app
}

export class HttpServer {
  /** Asked by tests without a socket; parts with many paths are mounted on it. */
  readonly app: HttpApp
  private readonly handlers = new Map<string, RequestHandler>()
  private readonly server: Server
  /** Connections without a request; browsers open some for what they may ask later. */
  private readonly waiting = new Set<Socket>()

  constructor(onError: OnHandlerError) {
    this.app = createHttpApp(onError)
    this.app.use(async (c, next) => {
      await next()
      // At the end, a connection that was held for more requests would be waited for.
      if (!this.server.listening) c.header('connection', 'close')
    })
    this.server = createAdaptorServer({ fetch: this.app.fetch, serverOptions: TIMES }) as Server
    this.server.on('connection', socket => {
      this.waiting.add(socket)
      socket.once('close', () => this.waiting.delete(socket))
    })
    this.server.on('request', ({ socket }, response) => {
      this.waiting.delete(socket)
      response.once('close', () => {
        if (!this.server.listening) socket.destroySoon()
        else if (!socket.destroyed) this.waiting.add(socket)
      })
    })
  }

  /** The handler of a path; another one takes its place at once. */
  route(method: 'GET' | 'POST', path: string, handler: RequestHandler): void {
    const key = `${method} ${trimmed(path)}`
    const isKnown = this.handlers.has(key)
    this.handlers.set(key, handler)
    if (!isKnown)
      this.app.on(method, trimmed(path), limited, c => answer(c, this.handlers.get(key) as RequestHandler))
  }

  /** Listens at an address of this machine and gives the port. Rejects when it is taken, or the address is not ours. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, host, () => resolve((this.server.address() as AddressInfo).port))
    })
  }

  /** Resolves when all that is being answered is answered. */
  close(): Promise<void> {
    return new Promise(resolve => {
      this.server.close(() => resolve())
      for (const socket of this.waiting) socket.destroy()
    })
  }
}

async function answer(c: Context<{ Bindings: PeerBindings }>, handler: RequestHandler): Promise<Response> {
  const body = await c.req.text().catch(() => null)
  // It broke off; nobody reads the answer.
  if (body === null) return bare(c, 400)
  const reply = await handler({ headers: c.req.header(), body, isLocal: isLocal(c) })
  return bare(c, reply.status, reply.body)
}

function bare(c: Context, status: number, body = ''): Response {
  return c.body(body, status as ContentfulStatusCode, TEXT)
}

/** The path that was asked for, as it was written: a whole address, as proxies are asked for, is none of ours. */
function pathOf({ url }: Request, { env }: { env?: PeerBindings | undefined } = {}): string {
  const written = env?.incoming?.url ?? url.slice(new URL(url).origin.length)
  return trimmed(written.split(/[?#]/, 1)[0] ?? '')
}

/** A path without slashes at its end. */
function trimmed(path: string): string {
  let end = path.length
  while (end > 1 && path[end - 1] === '/') end--
  return path.slice(0, end)
}
