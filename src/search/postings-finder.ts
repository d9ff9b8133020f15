/** Finder in memory: passages by their postings, scored by BM25+ over all fields. */

import { keyRarity, keyScore } from './bm25.ts'
import type { CandidateFinder, Evidence, FoundPassage } from './candidates.ts'
import type { Field } from './keys.ts'
import type { Postings } from './postings.ts'

interface Growing {
  readonly id: number
  readonly keys: Record<string, Field[]>
  score: number
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
    for (const [key, ones] of Map.groupBy(evidence, one => one.key)) {
      for (const [id, { fields, score }] of this.scores(ones)) {
        const known = found.get(id) ?? { id, keys: {}, score: 0, met: 0 }
        known.keys[key] = fields
        known.score += score
        known.met++
        found.set(id, known)
      }
    }
    return [...found.values()]
      .map(({ id, keys, score, met }) => ({ id, keys, score: score * met }))
      .sort((a, b) => b.score - a.score)
  }

  /** Scores of the passages that have one key, with the fields they have it in. */
  private scores(evidence: readonly Evidence[]): Map<number, { readonly fields: Field[]; score: number }> {
    const { postings } = this
    const scores = new Map<number, { readonly fields: Field[]; score: number }>()
    for (const { key, field, weight } of evidence) {
      const { ids, counts } = postings.list(field, key)
      const [lengths, mean] = [postings.lengthsOf(field), postings.meanOf(field)]
      const rarity = keyRarity(postings.passages, ids.length)
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at] as number
        const count = counts[at] as number
        const known = scores.get(id) ?? { fields: [], score: 0 }
        known.fields.push(field)
        known.score += weight * rarity * keyScore(count, lengths[id] as number, mean)
        scores.set(id, known)
      }
    }
    return scores
  }
}
