/** One room: its events in order, and the state they leave. */

import type { MatrixEvent, Positioned } from './event.ts'

export type Membership = 'join' | 'invite' | 'leave' | 'ban'

export class Room {
  readonly id: string
  events: Positioned[] = []
  /** Users who are members and yet get 403 when they send. */
  readonly denied = new Set<string>()
  /** How many events the next sync keeps of what is new in this room, and skips the rest; null for all. */
  gapKeep: number | null = null
  readonly #state = new Map<string, MatrixEvent>()

  constructor(id: string) {
    this.id = id
  }

  /** Puts an event at the end. A state event says in its `unsigned` what it replaces. */
  append(position: number, event: MatrixEvent): void {
    if (event.state_key !== undefined) {
      const key = stateKey(event.type, event.state_key)
      const before = this.#state.get(key)
      if (before !== undefined) {
        const replaced = { prev_content: before.content, replaces_state: before.event_id }
        event.unsigned = { ...event.unsigned, ...replaced }
      }
      this.#state.set(key, event)
    }
    this.events.push({ position, event })
    if (event.type === 'm.room.redaction') this.#redact(event)
  }

  /** Only state is known of what happened up to `position`. */
  forget(until: number): void {
    this.events = this.events.filter(
      ({ position, event }) => position > until || event.state_key !== undefined,
    )
  }

  state(type: string, key = ''): MatrixEvent | undefined {
    return this.#state.get(stateKey(type, key))
  }

  allState(): MatrixEvent[] {
    return [...this.#state.values()]
  }

  find(eventId: string | undefined): MatrixEvent | undefined {
    return this.events.find(({ event }) => event.event_id === eventId)?.event
  }

  members(): MatrixEvent[] {
    return this.allState().filter(event => event.type === 'm.room.member')
  }

  membership(user: string): Membership | undefined {
    return this.state('m.room.member', user)?.content.membership as Membership | undefined
  }

  joined(): string[] {
    return this.members()
      .filter(event => event.content.membership === 'join')
      .map(event => event.state_key ?? '')
  }

  /** State events that stand after `from` and before `to`, the last of each kind. */
  stateBetween(from: number, to: number): MatrixEvent[] {
    const found = new Map<string, MatrixEvent>()
    for (const { position, event } of this.events) {
      if (position <= from || position >= to || event.state_key === undefined) continue
      found.set(stateKey(event.type, event.state_key), event)
    }
    return [...found.values()]
  }

  #redact(redaction: MatrixEvent): void {
    const target = this.find(redaction.redacts ?? (redaction.content.redacts as string | undefined))
    if (target === undefined) return
    target.content = {}
    target.unsigned = { ...target.unsigned, redacted_because: redaction }
  }
}

function stateKey(type: string, key: string): string {
  return `${type}\0${key}`
}
