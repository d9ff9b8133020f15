/** Concurrency limit: so many things at once, the others in the order in which they came. */

export class ConcurrencyLimit {
  private free: number
  private readonly waiting: (() => void)[] = []

  constructor(most: number) {
    this.free = most
  }

  /** Does the work when it is its turn; settles as the work does. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free--
    else await new Promise<void>(resolve => this.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      // Whoever waits takes the place over.
      if (next === undefined) this.free++
      else next()
    }
  }
}
