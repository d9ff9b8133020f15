/** How sure it is that the best passage answers at all: the difference between an answer and silence. */

import type { Query } from './query.ts'
import type { Ranked } from './rank.ts'
import { totalWeight } from './shortlist.ts'
import type { Tuning } from './tuning.ts'

/**
 * Probability from 0 to 1, by a logistic model fitted to questions with and without an answer. It asks how much of
 * the question the best passage meets, how much of the concepts it names, and what is the most that is missing.
 */
export function confidence(query: Query, ranked: readonly Ranked[], weights: Tuning['confidence']): number {
  const best = ranked[0]
  if (best === undefined) return 0
  const total = totalWeight(query.units)
  const met = (at: number) => Math.min(1, best.met[at] ?? 0)
  let named = 0
  let namedMet = 0
  let missed = 0
  for (const [at, unit] of query.units.entries()) {
    missed = Math.max(missed, (unit.weight * (1 - met(at))) / total)
    if (unit.concepts.length === 0) continue
    named += unit.weight
    namedMet += unit.weight * met(at)
  }
  const features = {
    coverage: Math.min(1.2, best.coverage),
    concepts: named === 0 ? 0.5 : namedMet / named,
    missed,
    units: Math.log(Math.max(1, query.units.length)),
  }
  let sum = weights.bias
  for (const [name, value] of Object.entries(features)) sum += value * weights[name as keyof typeof features]
  return 1 / (1 + Math.exp(-sum))
}
