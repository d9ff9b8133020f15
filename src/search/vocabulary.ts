/** Vocabulary: the keys of all passages with their statistics, and the known words that look like an unknown one. */

import { LONGEST_WORD } from '../czech/fold.ts'
import type { Field } from './keys.ts'
import { RadixTree } from './radix-tree.ts'

/** A stem that a misspelt word may have been meant for. */
const CORRECTABLE = new RegExp(`^\\p{L}{3,${LONGEST_WORD}}$`, 'u')

/** In how many passages keys occur. */
export interface KeyCounts {
  /** How many passages there are. */
  readonly passages: number
  frequency(field: Field, key: string): number
  /** Every key of a field, with the number of passages that have it. */
  frequencies(field: Field): Iterable<readonly [key: string, count: number]>
}

export class Vocabulary {
  private readonly counts: KeyCounts
  /** Stems that count as known though no passage may have them. */
  private readonly others: () => Iterable<string>
  private tree: RadixTree<number> | null = null

  constructor(counts: KeyCounts, others: () => Iterable<string>) {
    this.counts = counts
    this.others = others
  }

  /** In how many passages a key occurs. */
  frequency(field: Field, key: string): number {
    return this.counts.frequency(field, key)
  }

  /** Rarity of something that `count` passages have: about 0 for all of them, 9 for one in ten thousand. */
  rarity(count: number): number {
    return Math.log(1 + (this.counts.passages - count + 0.5) / (count + 0.5))
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
    for (const [key, count] of this.counts.frequencies('text'))
      if (CORRECTABLE.test(key)) tree.set(key, count)
    this.tree = tree
    return tree
  }
}
