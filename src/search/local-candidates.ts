/** Candidates in this process: found by words in the index, and by meaning among all of its passages. */

import type { Embedding } from '../meaning/embedder.ts'
import type { PassageVectors } from '../meaning/vectors.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { CandidateSearch, CandidateSource } from './candidate-source.ts'
import type { Evidence } from './candidates.ts'
import type { Found, SearchIndex } from './index.ts'
import { withNearest } from './nearest.ts'
import type { Query } from './query.ts'
import { type Nearness, scopeFilter } from './scope.ts'
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

type Filter = ReturnType<typeof scopeFilter>

export class LocalCandidates implements CandidateSource {
  private readonly tools: LocalCandidatesTools
  private unlimited: readonly number[] | null = null

  constructor(tools: LocalCandidatesTools) {
    this.tools = tools
  }

  search(evidence: readonly Evidence[], vector: Float32Array | null): CandidateSearch {
    const found = this.tools.index.candidates(evidence)
    const compared = vector === null ? null : (this.tools.vectors?.compared(vector) ?? null)
    const allowed = (query: Query, nearness: Nearness) => this.allowed(found, compared, query, nearness)
    return {
      // biome-ignore lint/correctness/useYield: nothing here is waited for
      *within(query, nearness): Embedding<Found> {
        return allowed(query, nearness)
      },
    }
  }

  private allowed(found: Found, compared: Compared | null, query: Query, nearness: Nearness): Found {
    const isAllowed = scopeFilter(query, nearness, this.tools)
    const candidates = found.candidates.filter(isAllowed)
    if (compared === null) return { ...found, candidates }
    const { index, tuning } = this.tools
    const ids = isLimited(query) ? this.allowedIds(isAllowed) : this.answerable(isAllowed)
    return withNearest(found, candidates, { ids, compared, limit: tuning.ranking.nearest }, index)
  }

  /** The passages that answer questions without any limit, found once. */
  private answerable(isAllowed: Filter): readonly number[] {
    this.unlimited ??= this.allowedIds(isAllowed)
    return this.unlimited
  }

  /** Numbers of the passages that are allowed, in ascending order. */
  private allowedIds(isAllowed: Filter): readonly number[] {
    return this.tools.index.passages.flatMap((passage, id) => (isAllowed({ passage }) ? [id] : []))
  }
}

/** Whether a question is about some places or years only. */
function isLimited({ scope, except, period, named }: Query): boolean {
  return scope.length > 0 || except.length > 0 || period !== null || named.length > 0
}
