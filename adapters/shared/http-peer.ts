/** Peer: whether who asks over HTTP is a program on this machine, or somebody elsewhere. */

import type { Context } from 'hono'

/** What the socket of a request tells; a request without one comes from nowhere. */
export interface PeerBindings {
  readonly incoming?: {
    /** As it was asked for. */
    readonly url?: string | undefined
    readonly socket: {
      readonly remoteAddress?: string | undefined
      readonly localAddress?: string | undefined
    }
  }
}

const LOOPBACK = /^(?:(?:::ffff:)?127\.|::1$)/
/** What proxies say of those they ask for. */
const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']
/** An address or `localhost`: a page in a browser of this machine asks under a name of its own. */
const HOST = /^(?:localhost|[\d.]+|\[[\da-f:.]+\])(?::\d+)?$/i

/** Whether a program on this machine asks, under an address of it, and not for somebody else. */
export function isLocal({ env, req }: Context<{ Bindings: PeerBindings }>): boolean {
  const { remoteAddress, localAddress } = env?.incoming?.socket ?? {}
  const isOwn =
    remoteAddress !== undefined && (LOOPBACK.test(remoteAddress) || remoteAddress === localAddress)
  return (
    isOwn && FORWARDING.every(name => req.header(name) === undefined) && HOST.test(req.header('host') ?? '')
  )
}
