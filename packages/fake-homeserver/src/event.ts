/** Events as the client-server API has them, and how one points at another. */

export type Json = Record<string, unknown>

export interface MatrixEvent {
  readonly event_id: string
  readonly type: string
  readonly sender: string
  readonly origin_server_ts: number
  readonly room_id: string
  readonly state_key?: string
  readonly redacts?: string
  /** Emptied when the event is redacted. */
  content: Json
  unsigned?: Json
}

/** An event at its place in the server's one stream. */
export interface Positioned {
  readonly position: number
  readonly event: MatrixEvent
}

/** `m.relates_to`, as far as clients use it. */
export interface Relation {
  readonly rel_type?: string
  readonly event_id?: string
  readonly key?: string
  readonly 'm.in_reply_to'?: { readonly event_id: string }
}

export function relationOf({ content }: Pick<MatrixEvent, 'content'>): Relation {
  return record(content['m.relates_to'])
}

/** The event that this one answers, or null. */
export function repliesTo(event: Pick<MatrixEvent, 'content'>): string | null {
  return relationOf(event)['m.in_reply_to']?.event_id ?? null
}

/** An object out of anything a client sent; empty when it is none. */
export function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

/** A text out of anything a client sent, or undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A list of texts out of anything a client sent. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}
