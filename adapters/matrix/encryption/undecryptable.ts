/** Undecryptable events: they wait for their key in memory; on disk only their ids wait. */

import type { MatrixEvent } from '../api/event.ts'
import type { EventId, RoomId } from '../api/ids.ts'

/** Events of one room that are held; more of them than that are of a broken room. */
const LIMIT = 50

export class UndecryptableEvents {
  private readonly rooms = new Map<RoomId, Map<EventId, MatrixEvent>>()

  /** Holds an event. Gives the ids of those that there is no room for any more. */
  add(room: RoomId, event: MatrixEvent): EventId[] {
    const events = this.rooms.get(room) ?? new Map<EventId, MatrixEvent>()
    events.set(event.event_id, event)
    this.rooms.set(room, events)
    const dropped = [...events.keys()].slice(0, Math.max(0, events.size - LIMIT))
    for (const id of dropped) events.delete(id)
    return dropped
  }

  of(room: RoomId): MatrixEvent[] {
    return [...(this.rooms.get(room)?.values() ?? [])]
  }

  delete(room: RoomId, id: EventId): void {
    const events = this.rooms.get(room)
    events?.delete(id)
    if (events?.size === 0) this.rooms.delete(room)
  }

  forget(room: RoomId): void {
    this.rooms.delete(room)
  }

  get names(): RoomId[] {
    return [...this.rooms.keys()]
  }
}
