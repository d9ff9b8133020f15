/** Room cache: one thing known of each room, in memory. Asked for when needed, and set when it changes. */

import type { RoomId } from '../api/ids.ts'

export class RoomCache<T> {
  private readonly values = new Map<RoomId, T>()
  /** How often what is known of a room has changed. */
  private readonly revisions = new Map<RoomId, number>()

  /** What is known, or else what `ask` gives. It is asked again when the thing changed meanwhile. */
  async get(room: RoomId, ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const known = this.values.get(room)
      if (known !== undefined) return known
      const before = this.revision(room)
      const found = await ask()
      if (this.revision(room) !== before) continue
      this.values.set(room, found)
      return found
    }
  }

  /** Changes the thing on the server by `work`. What is set while that is under way is newer. */
  async change(room: RoomId, value: T, work: () => Promise<void>): Promise<void> {
    const before = this.revision(room)
    await work()
    if (this.revision(room) === before) this.set(room, value)
  }

  set(room: RoomId, value: T): void {
    this.forget(room)
    this.values.set(room, value)
  }

  /** It has changed, and nobody says to what. */
  forget(room: RoomId): void {
    this.values.delete(room)
    this.revisions.set(room, this.revision(room) + 1)
  }

  private revision(room: RoomId): number {
    return this.revisions.get(room) ?? 0
  }
}
