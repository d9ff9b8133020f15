/** A Matrix homeserver for tests: one process, loopback only, nothing on disk. */

import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Controls, isControl } from './controls.ts'
import { type Json, text } from './event.ts'
import { type Fault, falseAnswer } from './faults.ts'
import { bodyOf, type Incoming, read, send, sendFalse } from './http.ts'
import { Refusal, unrecognized } from './refusal.ts'
import { routes } from './routes/index.ts'
import { match, type RouteResponse } from './routes/route.ts'
import { assertAlive } from './session.ts'
import type { RequestEntry } from './traffic.ts'
import { World } from './world.ts'

const LOOPBACK = '127.0.0.1'
const VERSIONS = ['v1.1', 'v1.4', 'v1.11', 'v1.12']

export interface HomeserverOptions {
  /** 0, which is what stands when left out, takes any free port. */
  readonly port?: number
  readonly serverName?: string
  readonly versions?: readonly string[]
  /** Milliseconds since 1970: the clock that stamps events and tells their age; otherwise this machine's. */
  readonly now?: () => number
}

export async function startHomeserver(options: HomeserverOptions = {}): Promise<Homeserver> {
  const { port = 0, serverName = 'fake.test', versions = VERSIONS, now = Date.now } = options
  const homeserver = new Homeserver(new World(serverName, versions, now))
  await homeserver.up(port)
  return homeserver
}

export class Homeserver extends Controls {
  #server: Server | null = null
  #port = 0
  /** Ends what is still being answered when the server goes down. */
  #running = new AbortController()

  get url(): string {
    return `http://${LOOPBACK}:${this.#port}`
  }

  /** Listens again where it did before, or on `port`. */
  async up(port = this.#port): Promise<void> {
    this.#running = new AbortController()
    this.#server = createServer((request, response) => void this.#handle(request, response))
    // A client that was busy meanwhile would write on a connection that is closed just then.
    this.#server.keepAliveTimeout = 0
    this.#server.listen(port, LOOPBACK)
    await once(this.#server, 'listening')
    this.#port = (this.#server.address() as AddressInfo).port
  }

  /** Breaks all connections and takes no new ones. What it knows stays. */
  async down(): Promise<void> {
    const server = this.#server
    if (server === null) return
    this.#server = null
    this.#running.abort()
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }

  async restart(): Promise<void> {
    await this.down()
    await this.up()
  }

  /** For good: whoever still waits for something is told so. */
  async stop(): Promise<void> {
    await this.down()
    this.world.changes.stop()
  }

  override waitUntil<T>(find: () => T | null | undefined | false, what: string): Promise<T> {
    return super.waitUntil(find, what)
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming = await read(request)
    if (incoming.path.startsWith('/_test/')) return this.#control(incoming, response)
    const fault = this.world.faults.take(incoming.method, incoming.path)
    const entry = this.#note(incoming, fault)
    if (fault !== null) {
      entry.fault = fault.kind
      this.world.changes.tell()
      const answer = falseAnswer(fault)
      if (answer !== null) {
        entry.status = answer.status
        return sendFalse(response, answer)
      }
      if (fault.kind === 'drop') return void request.socket.destroy()
      if (fault.kind === 'hang') return
      if (fault.kind === 'slow') await wait(fault.ms)
    }
    const { status, answer } = await this.#answer(incoming, request, response, entry)
    entry.status = status
    if (fault?.kind === 'dropAfter') request.socket.destroy()
    else send(response, status, answer)
    this.world.changes.tell()
  }

  /** Long polls come again and again: of syncs only the first of a client, and those that go wrong, are kept. */
  #note({ method, path, url }: Incoming, fault: Fault | null): RequestEntry {
    const query = Object.fromEntries(url.searchParams)
    const entry: RequestEntry = { at: Date.now(), method, path, query, body: {}, status: 0 }
    const isPoll = path.endsWith('/sync') && query.since !== undefined
    if (!isPoll || fault !== null) this.world.traffic.requests.push(entry)
    return entry
  }

  async #answer(
    incoming: Incoming,
    request: IncomingMessage,
    response: ServerResponse,
    entry: RequestEntry,
  ): Promise<{ status: number; answer: RouteResponse }> {
    try {
      return { status: 200, answer: await this.#route(incoming, request, response, entry) }
    } catch (error) {
      if (error instanceof Refusal) {
        if (error.body.errcode === 'M_UNRECOGNIZED') this.#noteUnknown(incoming)
        return { status: error.status, answer: error.body }
      }
      const crash = error instanceof Error ? (error.stack ?? error.message) : String(error)
      this.#noteUnknown(incoming, crash)
      return { status: 500, answer: { errcode: 'M_UNKNOWN', error: crash } }
    }
  }

  #noteUnknown({ method, path }: Incoming, crash?: string): void {
    this.world.traffic.unknown.push({ method, path, ...(crash === undefined ? {} : { crash }) })
  }

  async #route(
    incoming: Incoming,
    request: IncomingMessage,
    response: ServerResponse,
    entry: RequestEntry,
  ): Promise<RouteResponse> {
    const { method, url } = incoming
    if (url.pathname === '/.well-known/matrix/client') return { 'm.homeserver': { base_url: this.url } }
    if (url.pathname === '/_matrix/client/versions') {
      return { versions: this.world.versions, unstable_features: {} }
    }
    // `/_matrix/client/v3/…`: any version of the API, and media where they were before.
    const [, root, , , ...parts] = url.pathname.split('/').map(decodeURIComponent)
    if (root !== '_matrix') throw unrecognized()
    const { route, params } = match(routes, method, parts)
    const token = tokenOf(request, url)
    const { user, device } = route.open ? { user: '', device: '' } : assertAlive(this.world, token)
    entry.user = user
    const body = bodyOf(incoming, request.headers['content-type'])
    Object.assign(entry.body, body)
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const signal = AbortSignal.any([gone.signal, this.#running.signal])
    const { world } = this
    const { headers } = request
    const query = url.searchParams
    const { bytes } = incoming
    return route.handle({ world, params, query, headers, body, bytes, user, device, token, signal })
  }

  /** `GET /_test/log` and `POST /_test/call` with `{"fn": name, "args": […]}`. */
  async #control(incoming: Incoming, response: ServerResponse): Promise<void> {
    try {
      send(response, 200, await this.#controlled(incoming))
    } catch (error) {
      send(response, 400, { error: error instanceof Error ? error.message : String(error) })
    }
  }

  async #controlled({ path, bytes }: Incoming): Promise<Json> {
    if (path === '/_test/log') {
      const { requests, unknown, sent } = this.world.traffic
      return { requests, unknown, sent, rooms: [...this.world.rooms.keys()] }
    }
    const { fn, args } = JSON.parse(bytes.toString('utf8')) as Json
    const name = text(fn) ?? ''
    if (!isControl(name)) throw new Error(`homeserver: there is no control "${name}"`)
    const control = this[name] as (...args: unknown[]) => unknown
    const result = await control.apply(this, Array.isArray(args) ? args : [])
    return { result: result ?? null }
  }
}

function tokenOf(request: IncomingMessage, url: URL): string {
  const header = request.headers.authorization?.replace(/^Bearer /, '')
  return header ?? url.searchParams.get('access_token') ?? ''
}
