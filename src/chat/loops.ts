/**
 * Loops with other bots: turns that follow each answer without a pause and look as if a program wrote them. Three of them
 * are told once, then not answered until there is a pause or a turn that looks like a person's.
 */

import { type Caches, type KeyedCache, localCaches } from '../cache.ts'
import { fold } from '../czech/fold.ts'
import { asksBelowAnswer } from './addressed.ts'
import type { Decision } from './token-bucket.ts'

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
  /** Letters of what was written last. */
  readonly letters: string
  readonly repliedAt: number
  /** From the answer before to what was written last, in milliseconds. */
  readonly delayMs: number
  /** Turns that look as if a program made them, since those that do not. */
  readonly turns: number
  readonly isTold: boolean
}

/** What a turn is like: a strong sign of a program is enough, of weak ones it takes two. */
interface Signs {
  readonly strong: boolean
  readonly weak: number
}

/** Who writes later than this after an answer is no program that answers to it. */
const PAUSE_MS = 3 * 60_000
/** Nobody reads an answer and writes the next question faster, many times in a row. */
const QUICK_MS = 10_000
/** Letters a second that nobody types, and the least of them that tells. */
const TYPED = { perSecond: 8, letters: 80 }
/** A person's message has seldom more letters. */
const LONG = 100
/** Delays as even as a program's. */
const EVEN = { share: 0.05, ms: 500 }
const MAX_TURNS = 3
const MAX_ENTRIES = 5_000

export class Loops {
  private readonly entries: KeyedCache<Entry>
  private readonly now: () => number

  constructor(caches: Caches = localCaches()) {
    this.now = caches.now
    this.entries = caches.open('loops', { ttlMs: PAUSE_MS, max: MAX_ENTRIES })
  }

  /** Whether the answer to a turn is said, or instead, once, that there will be none. */
  take(turn: LoopTurn): Decision {
    const { key, text, askedAt } = turn
    const before = this.entries.get(key)
    const letters = lettersOf(text)
    // What was written before the last answer came does not react to it.
    const isReaction = before !== undefined && askedAt > before.repliedAt
    const delayMs = isReaction ? askedAt - before.repliedAt : 0
    const turns = isReaction ? turnsAfter(turn, letters, delayMs, before) : (before?.turns ?? 0)
    const isOver = turns >= MAX_TURNS
    const isTold = isOver && before?.isTold === true
    // Silence is no answer that somebody could react to.
    const repliedAt = isTold ? before.repliedAt : this.now()
    this.entries.set(key, { letters, repliedAt, delayMs, turns, isTold: isOver })
    return isOver ? (isTold ? 'silent' : 'notice') : 'yes'
  }
}

/** A turn that looks like a person's counts against one that does not; one that is answered against all. */
function turnsAfter(turn: LoopTurn, letters: string, delayMs: number, before: Entry): number {
  const { strong, weak } = signsOf(turn, letters, delayMs, before)
  if (strong || weak >= 2) return before.turns + 1
  return turn.isFound ? 0 : Math.max(0, Math.min(before.turns, MAX_TURNS) - 1)
}

function signsOf({ text, isFound }: LoopTurn, letters: string, delayMs: number, before: Entry): Signs {
  const isSame = letters === before.letters
  const asks = asksBelowAnswer(text, false)
  const isQuick = delayMs <= QUICK_MS
  const isTyped = letters.length >= TYPED.letters && letters.length / (delayMs / 1000) > TYPED.perSecond
  const isEven = Math.abs(delayMs - before.delayMs) <= Math.max(EVEN.ms, EVEN.share * delayMs)
  const weak = [isEven && before.delayMs > 0, !isFound, !asks, letters.length > LONG].filter(Boolean).length
  return { strong: isSame || isTyped || (isQuick && !isFound), weak }
}

/** Letters alone, so that a counter or a time makes no other text of it. */
function lettersOf(text: string): string {
  return fold(text).replace(/[^a-z]+/g, '')
}
