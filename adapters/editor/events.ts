/** Events: pages that are open hear when something has changed (server-sent events). */

import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'

/** Milliseconds after which a silent connection says that it is alive. */
const ALIVE_MS = 20_000
/** Pages that may listen at once. */
const MOST_LISTENERS = 32

type Send = (revision: number) => void

export class Events {
  private readonly listeners = new Set<Send>()
  private readonly closing = new AbortController()

  /** Tells all pages that what they show is old. */
  tell(revision: number): void {
    for (const send of this.listeners) send(revision)
  }

  /** A stream that begins with the present revision. */
  stream(c: Context, revision: number): Response {
    if (this.listeners.size >= MOST_LISTENERS || this.closing.signal.aborted) return c.body(null, 503)
    return streamSSE(c, async stream => {
      const ended = Promise.withResolvers<void>()
      const send: Send = now => {
        stream.writeSSE({ event: 'revision', data: String(now) }).catch(() => ended.resolve())
      }
      const timer = setInterval(() => {
        stream.write(': \n\n').catch(() => ended.resolve())
      }, ALIVE_MS)
      stream.onAbort(() => ended.resolve())
      this.closing.signal.addEventListener('abort', () => ended.resolve())
      this.listeners.add(send)
      send(revision)
      await ended.promise
      clearInterval(timer)
      this.listeners.delete(send)
    })
  }

  /** Ends all streams: a server waits for them otherwise. */
  close(): void {
    this.closing.abort()
  }
}
