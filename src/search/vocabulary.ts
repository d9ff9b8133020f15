/** Vocabulary: the keys of all passages with their statistics, and the known words that look like an unknown one. */

import { LONGEST_WORD } from '../czech/fold.ts'
import { byField, FIELDS, type Field, type Keys } from './keys.ts'
import { RadixTree } from './minisearch.ts'

/** How many passages have a key, by field. */
export type Frequencies = Readonly<Record<Field, readonly (readonly [string, number])[]>>

/** A stem that a misspelt word may have been meant for. */
const CORRECTABLE = new RegExp(`^\\p{L}{3,${LONGEST_WORD}}$`, 'u')

export class Vocabulary {
  private readonly passages: number
  /** Stems that count as known though no passage may have them. */
  private readonly others: () => Iterable<string>
  private readonly frequencies: Readonly<Record<Field, Map<string, number>>>
  private tree: RadixTree<number> | null = null

  /** Of `passages` passages, whose keys are added one by one or were saved. */
  constructor(passages: number, others: () => Iterable<string>, saved?: Frequencies) {
    this.passages = passages
    this.others = others
    this.frequencies = byField(field => new Map(saved?.[field]))
  }

  /** Counts the keys of one passage. */
  add(keys: Keys): void {
    for (const field of FIELDS) {
      const counts = this.frequencies[field]
      for (const key of new Set(keys[field])) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }

  save(): Frequencies {
    return byField(field => [...this.frequencies[field]])
  }

  /** In how many passages a key occurs. */
  frequency(field: Field, key: string): number {
    return this.frequencies[field].get(key) ?? 0
  }

  /** Rarity of something that `count` passages have: about 0 for all of them, 9 for one in ten thousand. */
  rarity(count: number): number {
    return Math.log(1 + (this.passages - count + 0.5) / (count + 0.5))
  }

  /** Whether the passages or the thesaurus have a stem. */
  knows(stem: string): boolean {
    return this.stems().has(stem)
  }

  /** Known stems within `edits` of a stem, nearest first; two swapped letters are two edits. */
  similarStems(stem: string, edits: number): { stem: string; distance: number }[] {
    return [...this.stems().fuzzyGet(stem, edits)]
      .map(([other, [count, distance]]) => ({ stem: other, distance, count }))
      .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.stem < b.stem ? -1 : 1))
  }

  /** Known stems that begin like one of `stems`: the longest common beginning of `letters` or more and `share` of the word. */
  stemsAlike(stems: readonly string[], letters: number, share: number): string[] {
    for (const stem of stems) {
      for (let length = stem.length - 1; length >= letters; length--) {
        const alike = [...this.stems().atPrefix(stem.slice(0, length)).keys()].filter(
          other => length / Math.max(other.length, stem.length) >= share,
        )
        if (alike.length > 0) return alike.sort()
      }
    }
    return []
  }

  /** Every stem with the number of passages that have it; made when the first misspelt word comes. */
  private stems(): RadixTree<number> {
    if (this.tree !== null) return this.tree
    const tree = new RadixTree<number>()
    for (const stem of this.others()) tree.set(stem, 0)
    for (const [key, count] of this.frequencies.text) if (CORRECTABLE.test(key)) tree.set(key, count)
    this.tree = tree
    return tree
  }
}
