/** Turns: who of several processes handles an update, and when: one after another in each chat, each update by one of them. */

export interface Turn {
  /** Updates with the same chain come one after another. */
  readonly chain: string
  readonly id: number
}

export interface Turns {
  /**
   * Runs `work` when it is the update's turn, and gives what it gives: null when the update is done, or the milliseconds
   * after which it has its turn again. Null without `work` where another process has done the update; milliseconds where
   * another one has it in hand, or nobody can tell. Rejects as `work` does, and the update is done then.
   */
  run(turn: Turn, work: () => Promise<number | null>): Promise<number | null>
}
