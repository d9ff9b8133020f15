/** Nearest passages: what was found by words, and beside it what comes nearest in meaning. */

import type { Candidate, Found, SearchIndex } from './index.ts'
import { type Compared, similaritiesAmong } from './similarity.ts'

export interface Comparison {
  /** Numbers of the passages that may answer, in ascending order. */
  readonly ids: Uint32Array
  readonly compared: Compared
  /** How many of the nearest are added, whatever words they have. */
  readonly limit: number
}

/** What was found, only `allowed` of it, with the similarities, and the nearest of all. */
export function withNearest(
  found: Found,
  allowed: readonly Candidate[],
  { ids, compared, limit }: Comparison,
  index: Pick<SearchIndex, 'candidate'>,
): Found {
  const similarities = similaritiesAmong(ids, compared)
  const nearest = new Set(similarities.nearest(limit))
  const known = new Set(allowed.map(({ id }) => id))
  const added = [...nearest].filter(id => !known.has(id)).map(id => index.candidate(id))
  return { ...found, candidates: [...allowed, ...added], nearest, similarityOf: similarities.of }
}
