/** Events as a homeserver gives them: anything may be missing, and nothing is believed. Pure. */

import type { EventId, UserId } from './ids.ts'

export type Json = Readonly<Record<string, unknown>>

export interface MatrixEvent {
  readonly event_id: EventId
  readonly type: string
  readonly sender: UserId
  /** Milliseconds, by the clock of the sender's server. */
  readonly origin_server_ts: number
  readonly content: Json
  readonly state_key?: string
  readonly redacts?: string
  readonly unsigned?: Json
}

/** What an event refers to; null where it does not. */
export interface Relations {
  /** The first message of the thread that it stands in. */
  readonly thread: EventId | null
  /** The message that a person replied to; what stands there for old clients only is none. */
  readonly replyTo: EventId | null
  /** The message that it puts another text into. */
  readonly replaces: EventId | null
  /** The message that it is a reaction to. */
  readonly reactsTo: EventId | null
}

/** A value as an object, empty when it is none. */
export function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Those of `values` that are events. */
export function eventsOf(values: unknown): MatrixEvent[] {
  return list(values).filter(isEvent)
}

export function isEvent(value: unknown): value is MatrixEvent {
  const { event_id, type, sender, origin_server_ts, content, state_key } = record(value)
  return (
    [event_id, type, sender].every(part => typeof part === 'string') &&
    typeof origin_server_ts === 'number' &&
    typeof content === 'object' &&
    content !== null &&
    (state_key === undefined || typeof state_key === 'string')
  )
}

export function relationsOf(content: Json): Relations {
  const relation = record(content['m.relates_to'])
  const target = text(relation.event_id) as EventId | null
  const of = (type: string) => (relation.rel_type === type ? target : null)
  const replyTo = text(record(relation['m.in_reply_to']).event_id) as EventId | null
  return {
    thread: of('m.thread'),
    replyTo: relation.rel_type === 'm.thread' && relation.is_falling_back === true ? null : replyTo,
    replaces: of('m.replace'),
    reactsTo: of('m.annotation'),
  }
}

/** The event that a redaction empties. Where it stands depends on the version of the room. */
export function redactedBy({ content, redacts }: MatrixEvent): EventId | null {
  return (text(content.redacts) ?? text(redacts)) as EventId | null
}

/** Membership that an event gives to `user`, or null when it is not about that. */
export function membershipIn(event: MatrixEvent, user: UserId): string | null {
  return event.type === 'm.room.member' && event.state_key === user ? text(event.content.membership) : null
}

/** The name of the server of a user id. */
export function serverOf(user: string): string {
  return user.slice(user.indexOf(':') + 1)
}
