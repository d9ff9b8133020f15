/** Tally: how often each question was answered. */

export interface Counts {
  readonly asked: number
  /** Questions without an answer. */
  readonly lost: number
  /** Questions with more than one. */
  readonly doubled: number
}

export class Tally {
  private readonly answers = new Map<string, number>()

  ask(id: string): void {
    this.answers.set(id, 0)
  }

  /** Counts what answers one of the questions, and nothing else. */
  answer(id: string): void {
    const before = this.answers.get(id)
    if (before !== undefined) this.answers.set(id, before + 1)
  }

  counts(): Counts {
    const all = [...this.answers.values()]
    return {
      asked: all.length,
      lost: all.filter(count => count === 0).length,
      doubled: all.filter(count => count > 1).length,
    }
  }
}
