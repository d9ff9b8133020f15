/**
 * Loops with other bots: turns that follow each answer within seconds and are no question that the texts answer, or
 * that say again what was said. Three in a row are told once, then not answered until there is a pause.
 */

import { type Cache, createCache } from '../cache.ts'

export interface LoopTurn {
  /** Key of the conversation. */
  readonly key: string
  readonly text: string
  /** When it was written, in milliseconds by the clock of `now`. */
  readonly askedAt: number
  /** Whether passages answer it. */
  readonly isFound: boolean
}

interface Entry {
  readonly text: string
  readonly repliedAt: number
  /** Turns in a row that look as if a program made them. */
  readonly turns: number
  readonly isTold: boolean
}

/** Nobody reads an answer and writes the next question faster, many times in a row. */
const QUICK_MS = 10_000
const MAX_TURNS = 3
const MAX_ENTRIES = 5_000

export class Loops {
  private readonly entries: Cache<string, Entry>
  private readonly now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.now = now
    this.entries = createCache({ ttlMs: QUICK_MS, max: MAX_ENTRIES, now })
  }

  /** Whether the answer to a turn is said, or instead, once, that there will be none. */
  take({ key, text, askedAt, isFound }: LoopTurn): 'yes' | 'notice' | 'silent' {
    const before = this.entries.get(key)
    // What was written before the last answer came does not react to it.
    const isReaction = before !== undefined && askedAt > before.repliedAt
    const isAutomatic = isReaction && (!isFound || text === before.text)
    const turns = isAutomatic ? before.turns + 1 : isReaction ? 0 : (before?.turns ?? 0)
    const isOver = turns >= MAX_TURNS
    const isTold = isOver && before?.isTold === true
    this.entries.set(key, { text, repliedAt: this.now(), turns, isTold: isOver })
    return isOver ? (isTold ? 'silent' : 'notice') : 'yes'
  }
}
