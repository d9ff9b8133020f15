/** Route table: what the server can be asked, and how a request finds its line. */

import type { IncomingHttpHeaders } from 'node:http'
import type { Json } from '../event.ts'
import { unrecognized } from '../refusal.ts'
import type { World } from '../world.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Names after the colons of a pattern: `rooms/:room/send/:type` gives `room` and `type`. */
type ParamOf<Pattern extends string> = Pattern extends `${infer Head}/${infer Rest}`
  ? ParamOf<Head> | ParamOf<Rest>
  : Pattern extends `:${infer Name}`
    ? Name
    : never

/** One request of a client. */
export interface Call<Param extends string = string> {
  readonly world: World
  /** Parts of the path, decoded. */
  readonly params: Readonly<Record<Param, string>>
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Json
  readonly bytes: Buffer
  /** Empty on the few routes that need no token. */
  readonly user: string
  readonly device: string
  readonly token: string
  /** Ends when the client goes away or the server stops. */
  readonly signal: AbortSignal
}

/** Bytes of a kind of their own, where an answer is not JSON. */
export class File {
  readonly bytes: Buffer
  readonly type: string

  constructor(bytes: Buffer, type: string) {
    this.bytes = bytes
    this.type = type
  }
}

export type RouteResponse = Json | readonly object[] | File

export interface Route {
  readonly method: Method
  readonly parts: readonly string[]
  /** Whether it answers without an access token. */
  readonly open: boolean
  readonly handle: (call: Call) => RouteResponse | Promise<RouteResponse>
}

/** A route below `/_matrix/client/vN/`, for users with a token. */
export function route<Pattern extends string>(
  method: Method,
  pattern: Pattern,
  handle: (call: Call<ParamOf<Pattern>>) => RouteResponse | Promise<RouteResponse>,
): Route {
  return { method, parts: pattern.split('/'), open: false, handle: handle as Route['handle'] }
}

/** A route that needs no token. */
export function openRoute<Pattern extends string>(
  method: Method,
  pattern: Pattern,
  handle: (call: Call<ParamOf<Pattern>>) => RouteResponse | Promise<RouteResponse>,
): Route {
  return { ...route(method, pattern, handle), open: true }
}

export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/** The first route that fits; throws 404 M_UNRECOGNIZED when none does. */
export function match(routes: readonly Route[], method: string, parts: readonly string[]): Match {
  for (const found of routes) {
    if (found.method !== method || found.parts.length !== parts.length) continue
    const pairs = found.parts.map((part, i) => [part, parts[i] ?? ''] as const)
    if (!pairs.every(([part, given]) => part.startsWith(':') || part === given)) continue
    const named = pairs.filter(([part]) => part.startsWith(':'))
    return { route: found, params: Object.fromEntries(named.map(([part, given]) => [part.slice(1), given])) }
  }
  throw unrecognized()
}
