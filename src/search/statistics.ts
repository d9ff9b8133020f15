/** Statistics of an index: what is known of all its passages without reading any of them. */

import type { Copy, Passage } from '../model.ts'
import { copiesOf } from '../passages/sources.ts'
import type { Evidence } from './candidates.ts'
import { byField, conceptKeys, conceptOf, headOf, type Keys, wordKeys } from './keys.ts'
import type { Thesaurus } from './thesaurus.ts'
import { type KeyCounts, Vocabulary } from './vocabulary.ts'

/** Place and year that some passages stand at. */
export type Standing = Pick<Copy, 'place' | 'year' | 'leftover'>

/** Each place and year where passages stand, once, in the order of the first ones. */
export function standingsOf(passages: Iterable<Passage>): Standing[] {
  const known = new Map<string, Standing>()
  for (const passage of passages) {
    for (const { place, year, leftover } of copiesOf(passage)) {
      const name = `${place ?? ''}\n${year ?? ''}\n${leftover ?? ''}`
      if (!known.has(name)) known.set(name, { place, year, leftover })
    }
  }
  return [...known.values()]
}

export interface StatisticsOptions {
  readonly counts: KeyCounts
  /** Mean length of a passage, in words. */
  readonly meanLength: number
  readonly standings: readonly Standing[]
  /** Whether a passage in Czech or Slovak has a word with that stem. */
  readonly isCzech: (stem: string) => boolean
  readonly thesaurus: Thesaurus
}

/** Most postings read for one question: some ten milliseconds, however many passages there are. */
const MAX_POSTINGS = 12_000

export class IndexStatistics {
  readonly vocabulary: Vocabulary
  /** How many passages there are. */
  readonly size: number
  readonly meanLength: number
  readonly standings: readonly Standing[]
  private readonly isCzech: (stem: string) => boolean
  private readonly thesaurus: Thesaurus

  constructor({ counts, meanLength, standings, isCzech, thesaurus }: StatisticsOptions) {
    this.thesaurus = thesaurus
    this.meanLength = meanLength
    this.standings = standings
    this.isCzech = isCzech
    this.size = counts.passages
    this.vocabulary = new Vocabulary(counts, () => thesaurus.stems())
  }

  /** Whether a passage in Czech or Slovak has a word with one of these stems. */
  isInCzech(stems: readonly string[]): boolean {
    return stems.some(this.isCzech)
  }

  /** A function that says which of skipped evidence a candidate has, by its numbers, read from its own words. */
  completer(
    skipped: readonly Evidence[],
  ): (candidate: { readonly id: number; readonly passage: Passage }) => number[] {
    const wanted = byField(field => new Set(skipped.filter(one => one.field === field).map(({ key }) => key)))
    const concepts = this.thesaurus.matcher([...wanted.concepts, ...wanted.headConcepts].map(conceptOf))
    const { analyzer } = this.thesaurus
    return ({ passage }) => {
      const text = analyzer.tokensOf(passage.text)
      const head = analyzer.tokensOf(headOf(passage))
      const keys: Keys = {
        text: wordKeys(text),
        head: wordKeys(head),
        concepts: conceptKeys(concepts(text)),
        headConcepts: conceptKeys(concepts(head)),
      }
      const had = byField(field => new Set(keys[field]))
      return [...skipped.keys()].filter(number => {
        const { field, key } = skipped[number] as Evidence
        return had[field].has(key)
      })
    }
  }

  /**
   * Evidence that passages are looked for by, and what is skipped: what too many of them have, the least telling first. It
   * orders candidates, but finds none that the rest would not find.
   */
  withinBudget(evidence: readonly Evidence[]): { used: Evidence[]; skipped: Evidence[] } {
    const used: Evidence[] = []
    const skipped: Evidence[] = []
    let postings = 0
    for (const one of [...evidence].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))) {
      const count = this.vocabulary.frequency(one.field, one.key)
      if (count === 0) continue
      if (used.length > 0 && postings + count > MAX_POSTINGS) skipped.push(one)
      else {
        postings += count
        used.push(one)
      }
    }
    return { used, skipped }
  }
}
