/**
 * Idle connections: a server closes one that nothing was sent on for a while, and what is sent on it at that moment is
 * lost, which cannot be told from a reply that was lost. So one that was idle for long is not used again. Node closes such
 * connections by a timer, which comes too late where the processor is wanted by others; here the clock is asked.
 */

import type { Agent } from 'node:http'
import type { Duplex } from 'node:stream'

/** Servers keep them for five seconds and more. */
const IDLE_MS = 2_000

export class IdleConnections {
  private readonly now: () => number
  private readonly watched = new WeakSet<Agent>()
  /** When each was last used. */
  private readonly used = new WeakMap<Duplex, number>()

  constructor(now: () => number = () => performance.now()) {
    this.now = now
  }

  /** Closes what was idle for long among the connections that `agent` keeps, before it sends something. */
  close(agent: Agent): void {
    if (!this.watched.has(agent)) {
      this.watched.add(agent)
      agent.on('free', (socket: Duplex) => this.used.set(socket, this.now()))
    }
    for (const sockets of Object.values(agent.freeSockets))
      for (const socket of [...(sockets ?? [])])
        if (this.now() - (this.used.get(socket) ?? 0) > IDLE_MS) socket.destroy()
  }
}
