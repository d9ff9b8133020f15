/** Stations that a question passes: queues with servers, and a rate limit. All times are seconds. */

/** Servers that take what comes in order, each one thing at a time. */
export class Servers {
  private readonly freeAt: number[]

  constructor(count: number) {
    this.freeAt = new Array<number>(count).fill(0)
  }

  /** What arrives at `at` and needs `work` is done at the second that is given back. Calls come in order of `at`. */
  done(at: number, work: number): number {
    let first = 0
    for (let server = 1; server < this.freeAt.length; server++)
      if ((this.freeAt[server] ?? 0) < (this.freeAt[first] ?? 0)) first = server
    const end = Math.max(at, this.freeAt[first] ?? 0) + work
    this.freeAt[first] = end
    return end
  }
}

/** Rate limit of a platform: so many messages a second, a second's worth of them at once (GCRA). */
export class RateLimit {
  private readonly rate: number
  private due = 0

  constructor(rate: number) {
    this.rate = rate
  }

  /** What is ready at `at` is sent at the second that is given back. Calls come in order of `at`. */
  sent(at: number): number {
    const start = Math.max(at, this.due - 1)
    this.due = Math.max(at, this.due) + 1 / this.rate
    return start
  }
}
