/** Said once: whether a sentence says the same as one that was already met, by its words and numbers. */

import { likenessOf, wordsIn } from './likeness.ts'

/** Words that two sentences share from which on they say the same, and sentences that one is held against. */
const ALIKE = 0.8
const MOST_COMPARED = 8

export class SaidOnce {
  private readonly met = new Map<string, ReadonlySet<string>[]>()

  /** Whether nothing like `sentence` was met about the same; it is from now on. */
  isNew(sentence: string, about: string): boolean {
    const key = [about, ...(sentence.match(/\d+/g) ?? [])].join('\n')
    const others = this.met.get(key) ?? []
    const own = wordsIn(sentence)
    if (others.some(other => likenessOf(other, own) >= ALIKE)) return false
    if (others.length < MOST_COMPARED) this.met.set(key, [...others, own])
    return true
  }
}
