/** What a soak does on a platform: a bot as a process, a server of the tests in this one, and what can go wrong between them. */

import type { BotProcess } from '../bench/bot-process.ts'
import type { Tally } from './tally.ts'

export interface SoakPlatform {
  readonly name: string
  readonly bot: BotProcess
  readonly metricsUrl: string
  /** What the bot warned of in its log, and how often. */
  readonly warnings: ReadonlyMap<string, number>
  readonly tally: Tally
  /** What goes wrong on the way to this server, each in a round of its own. */
  readonly faults: readonly SoakFault[]
  /** Answers that only say that it gave up, or that somebody is to slow down. */
  readonly excuses: () => number
  /** The next person asks. */
  ask(question: string): void
  /** Resolves when so many questions of this round are answered. */
  answered(count: number): Promise<void>
  /** Resolves when the bot has nothing to do any more, or nothing has happened for very long. Ends the round. */
  settle(): Promise<void>
  close(): Promise<void>
}

export interface SoakFault {
  /** As it is asked for on the command line. */
  readonly name: string
  /** In words, for the table. */
  readonly what: string
  /** Before the questions of a round are asked. */
  before?(): void
  /** When a quarter of them is answered. */
  during?(): Promise<void> | void
}
