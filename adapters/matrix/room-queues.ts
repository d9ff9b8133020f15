/** Work in lanes: one thing after another in each, many lanes at once. */

export class Lanes {
  private readonly last = new Map<string, Promise<void>>()
  private readonly onError: (error: unknown) => void

  constructor(onError: (error: unknown) => void) {
    this.onError = onError
  }

  /** Does `work` when what was put in this lane before is done. */
  run(lane: string, work: () => Promise<void>): void {
    const before = this.last.get(lane) ?? Promise.resolve()
    const done = before
      .then(work)
      .catch(this.onError)
      .finally(() => {
        if (this.last.get(lane) === done) this.last.delete(lane)
      })
    this.last.set(lane, done)
  }

  /** Resolves when no more than `count` lanes have work in them. */
  async atMost(count: number): Promise<void> {
    while (this.last.size > count) await Promise.race(this.last.values())
  }
}
