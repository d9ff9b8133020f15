/** The first, quick look at candidates: how much of a question each has, by its index keys alone. */

import type { Candidate, Found, SearchIndex } from './index.ts'
import type { Query } from './query.ts'
import { aimsOf, type Unit } from './query-term.ts'
import type { Tuning } from './tuning.ts'

export interface Rough {
  readonly candidate: Candidate
  /** Strength by unit of the query. */
  readonly met: readonly number[]
  /** Share of the question that is met, from 0 to about 1. */
  readonly base: number
}

/** The candidates that have most of a question, best first, at most `ranking.reranked`. */
export function shortlist(
  query: Query,
  found: Found,
  index: SearchIndex,
  ranking: Tuning['ranking'],
): Rough[] {
  const total = totalWeight(query.units)
  if (total === 0) return []
  const look = createLook(query.units, total, ranking.both)
  if (found.skipped.length === 0) return best(found.candidates, look, ranking.reranked)
  const complete = index.completer(found.skipped)
  const completed = best(found.candidates, look, ranking.completed).map(({ candidate }) =>
    complete(candidate),
  )
  return best(completed, look, ranking.reranked)
}

export function totalWeight(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.weight, 0)
}

export function weighted(units: readonly Unit[], met: readonly number[]): number {
  return units.reduce((sum, unit, at) => sum + unit.weight * (met[at] ?? 0), 0)
}

/** Best strength of each unit in the text, with a part of the one in the headings. */
function createLook(units: readonly Unit[], total: number, both: number): (candidate: Candidate) => Rough {
  const aims = aimsOf(units)
  return candidate => {
    const text = new Array<number>(units.length).fill(0)
    const head = new Array<number>(units.length).fill(0)
    for (const key in candidate.match) {
      for (const field of candidate.match[key] ?? []) {
        const place = field === 'head' || field === 'headConcepts' ? head : text
        for (const { unit, strength } of aims[field].get(key) ?? [])
          place[unit] = Math.max(place[unit] ?? 0, strength)
      }
    }
    const met = text.map((strength, at) => {
      const other = head[at] ?? 0
      return Math.max(strength, other) + both * Math.min(strength, other)
    })
    return { candidate, met, base: weighted(units, met) / total }
  }
}

/** The `limit` candidates with the highest base; equal ones by their BM25 score. */
function best(
  candidates: readonly Candidate[],
  look: (candidate: Candidate) => Rough,
  limit: number,
): Rough[] {
  const rough = candidates.map(look)
  const bases = Float64Array.from(rough, ({ base }) => base).sort()
  const floor = bases[Math.max(0, bases.length - limit)] ?? 0
  return rough
    .filter(({ base }) => base >= floor)
    .sort((a, b) => b.base - a.base || b.candidate.score - a.candidate.score)
    .slice(0, limit)
}
