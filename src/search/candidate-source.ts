/** Source of candidates: where the passages that may answer a question come from: this process, or an index elsewhere. */

import type { Embedding } from '../meaning/embedder.ts'
import type { Evidence } from './candidates.ts'
import type { Found } from './index.ts'
import type { Query } from './query.ts'
import type { Nearness } from './scope.ts'

/** One search, of which each call takes what a question may be answered from, at places of one nearness. */
export interface CandidateSearch {
  within(query: Query, nearness: Nearness): Embedding<Found>
}

export interface CandidateSource {
  /** Passages with any of the evidence, and, with the vector of a question, those nearest to it in meaning. */
  search(evidence: readonly Evidence[], vector: Float32Array | null): CandidateSearch
}

/** Why there are no candidates: the index that has them is away, too slow, or has lost a part of itself. */
export class CandidatesUnavailableError extends Error {
  override readonly name = 'CandidatesUnavailableError'
}
