/** Finder in memory: passages by their postings, scored by BM25+ over all fields. */

import { keyRarity, keyScore } from './bm25.ts'
import type { CandidateFinder, Evidence, FoundPassage } from './candidates.ts'
import type { Field } from './keys.ts'
import type { Postings } from './postings.ts'

interface Growing {
  readonly id: number
  readonly keys: Record<string, Field[]>
  /** Of the keys before the last one, */
  score: number
  /** and of that in the fields looked at so far. */
  scoreOfLast: number
  last: string | null
  /** How many different keys it has. */
  met: number
}

export class PostingsFinder implements CandidateFinder {
  private readonly postings: Postings

  constructor(postings: Postings) {
    this.postings = postings
  }

  candidates(evidence: readonly Evidence[]): FoundPassage[] {
    const found = new Map<number, Growing>()
    for (const ones of Map.groupBy(evidence, one => one.key).values())
      for (const one of ones) this.add(one, found)
    const all = [...found.values()]
    for (const one of all) one.score = (one.score + one.scoreOfLast) * one.met
    return all.sort((a, b) => b.score - a.score)
  }

  /** Adds the passages that have a key in a field; evidence of the same key comes one after another. */
  private add({ key, field, weight }: Evidence, found: Map<number, Growing>): void {
    const { postings } = this
    const { ids, counts } = postings.list(field, key)
    const [lengths, mean] = [postings.lengthsOf(field), postings.meanOf(field)]
    const rarity = keyRarity(postings.passages, ids.length)
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] as number
      const count = counts[at] as number
      const one = growing(found, id)
      if (one.last === key) one.keys[key]?.push(field)
      else begin(one, key, field)
      one.scoreOfLast += weight * rarity * keyScore(count, lengths[id] as number, mean)
    }
  }
}

function growing(found: Map<number, Growing>, id: number): Growing {
  const known = found.get(id)
  if (known !== undefined) return known
  const one: Growing = { id, keys: {}, score: 0, scoreOfLast: 0, last: null, met: 0 }
  found.set(id, one)
  return one
}

function begin(one: Growing, key: string, field: Field): void {
  one.score += one.scoreOfLast
  one.scoreOfLast = 0
  one.last = key
  one.met++
  one.keys[key] = [field]
}
