/** What clients did over HTTP: for tests to look at, and to tell them when a client asked for something unknown. */

import { type Json, type MatrixEvent, repliesTo } from './event.ts'
import type { FaultKind } from './faults.ts'

export interface RequestEntry {
  readonly at: number
  readonly method: string
  /** Decoded. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: Json
  user?: string
  /** 0 until it is answered. */
  status: number
  /** What was done to it instead of, or besides, answering it. */
  fault?: FaultKind
}

export interface SentEvent {
  readonly roomId: string
  readonly device: string
  readonly transaction: string | undefined
  readonly at: number
  /** As it was sent: a later redaction does not empty it. */
  readonly event: MatrixEvent
}

/** Which of the sent events; what is left out does not matter. */
export interface SentFilter {
  readonly roomId?: string
  readonly sender?: string
  readonly type?: string
  /** Id of the event it answers. */
  readonly inReplyTo?: string
  readonly body?: string
}

/** Which of the requests; what is left out does not matter. */
export interface RequestFilter {
  readonly method?: string
  /** A part of the path. */
  readonly path?: string
  readonly user?: string
}

/** A request that the server does not know, or that made it fail. */
export interface Unknown {
  readonly method: string
  readonly path: string
  readonly crash?: string
}

export class Traffic {
  readonly requests: RequestEntry[] = []
  readonly sent: SentEvent[] = []
  readonly unknown: Unknown[] = []
  readonly #sentById = new Map<string, SentEvent>()

  addSent(sent: SentEvent): void {
    this.sent.push(sent)
    this.#sentById.set(sent.event.event_id, sent)
  }

  forget(): void {
    this.requests.length = 0
    this.sent.length = 0
    this.#sentById.clear()
  }

  sentEvents(filter: SentFilter): MatrixEvent[] {
    return this.sent.filter(sent => isSent(sent, filter)).map(({ event }) => event)
  }

  requestsLike({ method, path, user }: RequestFilter): RequestEntry[] {
    return this.requests.filter(
      request =>
        (method === undefined || request.method === method) &&
        (path === undefined || request.path.includes(path)) &&
        (user === undefined || request.user === user),
    )
  }

  /** Events are told to the device that sent them with the transaction id it used. */
  transactionOf(event: MatrixEvent, device: string): string | undefined {
    const sent = this.#sentById.get(event.event_id)
    return sent?.device === device ? sent.transaction : undefined
  }
}

function isSent({ roomId, event }: SentEvent, filter: SentFilter): boolean {
  return (
    (filter.roomId === undefined || filter.roomId === roomId) &&
    (filter.sender === undefined || filter.sender === event.sender) &&
    (filter.type === undefined || filter.type === event.type) &&
    (filter.inReplyTo === undefined || filter.inReplyTo === repliesTo(event)) &&
    (filter.body === undefined || filter.body === event.content.body)
  )
}
