/**
 * Gaps: words that questions without an answer were about. Nothing of a question can be read here, and no word, before
 * five different people have asked about it within a day: until then there are hashes alone, under a salt that is thrown
 * away with everything else after a day.
 */

import { createHmac, randomBytes } from 'node:crypto'
import { createCache } from '../cache.ts'
import { fold, LONGEST_WORD } from '../czech/fold.ts'
import { stems } from '../czech/stem.ts'

/** What a question without an answer was about, and who asked it. */
export interface Unanswered {
  readonly words: readonly string[]
  readonly person: string
}

export interface Gap {
  /** As the fifth of those who asked wrote it, in small letters. */
  readonly word: string
  /** How many different people asked about it, up to a hundred. */
  readonly askers: number
}

const DAY_MS = 24 * 60 * 60_000
/** So many different people make a word known. */
const FEWEST_ASKERS = 5
/** People counted for a word. */
const MOST_ASKERS = 100
/** Words counted of one question. */
const MOST_OF_ONE = 8
/** Words that wait for more people; those asked about least lately go first. */
const MOST_WAITING = 2_000
const MOST_KNOWN = 500
/** Bytes of a hash: enough that no two words or people are taken for each other. */
const HASH_BYTES = 12

/** A word is looked up by its hash; people are hashed with it, so that nobody's words can be put together. */
interface Day {
  readonly salt: Buffer
  /** Hashes of people by the hash of a word. */
  readonly waiting: Map<string, Set<string>>
  readonly known: Map<string, { readonly word: string; readonly askers: Set<string> }>
}

export class Gaps {
  private readonly days

  /** `now`: milliseconds of a clock that never goes back and does not begin at zero. */
  constructor(now?: () => number) {
    this.days = createCache<'today', Day>({ ttlMs: DAY_MS, max: 1, ...(now && { now }) })
  }

  /** Counts the words of a question. */
  add({ words, person }: Unanswered): void {
    const day = this.day()
    const byStem = new Map(words.filter(isWord).map(word => [stems(fold(word)).at(-1) ?? word, word]))
    for (const [stem, word] of [...byStem].slice(0, MOST_OF_ONE)) addWord(day, { stem, word, person })
  }

  /** What five different people or more asked about since the day began, the most asked first. */
  list(): Gap[] {
    const known = this.days.get('today')?.known.values() ?? []
    return [...known]
      .map(({ word, askers }) => ({ word, askers: askers.size }))
      .sort((a, b) => b.askers - a.askers || a.word.localeCompare(b.word, 'cs'))
  }

  /** A day begins with its first question. */
  private day(): Day {
    const today = this.days.get('today')
    if (today !== undefined) return today
    const day: Day = { salt: randomBytes(32), waiting: new Map(), known: new Map() }
    this.days.set('today', day)
    return day
  }
}

function isWord(text: string): boolean {
  return text.length <= LONGEST_WORD && /^[\p{L}\p{N}\p{M}+./-]+$/u.test(text)
}

interface AskedWord {
  readonly stem: string
  readonly word: string
  readonly person: string
}

function addWord({ salt, waiting, known }: Day, { stem, word, person }: AskedWord): void {
  const hash = hashOf(salt, stem)
  const asker = hashOf(salt, `${stem}\n${person}`)
  const gap = known.get(hash)
  if (gap !== undefined) {
    if (gap.askers.size < MOST_ASKERS) gap.askers.add(asker)
    return
  }
  const askers = waiting.get(hash) ?? new Set()
  waiting.delete(hash)
  askers.add(asker)
  if (askers.size < FEWEST_ASKERS) {
    waiting.set(hash, askers)
    for (const oldest of waiting.keys()) {
      if (waiting.size <= MOST_WAITING) break
      waiting.delete(oldest)
    }
    // In small letters it is a new text, which does not hold the question that it was cut from.
  } else if (known.size < MOST_KNOWN) known.set(hash, { word: word.toLowerCase(), askers })
}

function hashOf(salt: Buffer, text: string): string {
  return createHmac('sha256', salt).update(text).digest().subarray(0, HASH_BYTES).toString('base64')
}
