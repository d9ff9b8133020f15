/** Candidates in this process: found by words in the index, and by meaning among all of its passages. */

import type { Embedding } from '../meaning/embedder.ts'
import type { PassageVectors } from '../meaning/vectors.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { AllowedPassages } from './allowed-passages.ts'
import type { CandidateSearch, CandidateSource } from './candidate-source.ts'
import type { Evidence } from './candidates.ts'
import type { Found, SearchIndex } from './index.ts'
import { withNearest } from './nearest.ts'
import type { Query } from './query.ts'
import type { Nearness } from './scope.ts'
import type { Compared } from './similarity.ts'
import type { Thesaurus } from './thesaurus.ts'
import type { Tuning } from './tuning.ts'

export interface LocalCandidatesTools {
  readonly index: SearchIndex
  readonly thesaurus: Thesaurus
  readonly gazetteer: Gazetteer
  readonly tuning: Tuning
  /** Vectors of the passages; without them words alone are looked at. */
  readonly vectors?: PassageVectors
}

export class LocalCandidates implements CandidateSource {
  private readonly tools: LocalCandidatesTools
  private readonly allowed: AllowedPassages

  constructor(tools: LocalCandidatesTools) {
    this.tools = tools
    this.allowed = new AllowedPassages(tools)
  }

  search(evidence: readonly Evidence[], vector: Float32Array | null): CandidateSearch {
    const found = this.tools.index.candidates(evidence)
    const compared = vector === null ? null : (this.tools.vectors?.compared(vector) ?? null)
    const within = (query: Query, nearness: Nearness) => this.within(found, compared, query, nearness)
    return {
      // biome-ignore lint/correctness/useYield: nothing here is waited for
      *within(query, nearness): Embedding<Found> {
        return within(query, nearness)
      },
    }
  }

  private within(found: Found, compared: Compared | null, query: Query, nearness: Nearness): Found {
    const allowed = this.allowed.allowedFor(query, nearness)
    const candidates = found.candidates.filter(({ id }) => allowed.has(id))
    if (compared === null) return { ...found, candidates }
    const { index, tuning } = this.tools
    const comparison = { ids: allowed.ids(), compared, limit: tuning.ranking.nearest }
    return withNearest(found, candidates, comparison, index)
  }
}
