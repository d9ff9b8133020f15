/** Queue per room: one thing after another in each room, many rooms at once. */

import type { RoomId } from './api/ids.ts'

export class RoomQueues {
  private readonly last = new Map<RoomId, Promise<void>>()
  private readonly onError: (error: unknown) => void

  constructor(onError: (error: unknown) => void) {
    this.onError = onError
  }

  /** Does `work` when what was queued for this room before is done. */
  run(room: RoomId, work: () => Promise<void>): void {
    const before = this.last.get(room) ?? Promise.resolve()
    const done = before
      .then(work)
      .catch(this.onError)
      .finally(() => {
        if (this.last.get(room) === done) this.last.delete(room)
      })
    this.last.set(room, done)
  }

  /** Resolves when no more than `count` rooms have work. */
  async atMost(count: number): Promise<void> {
    while (this.last.size > count) await Promise.race(this.last.values())
  }
}
