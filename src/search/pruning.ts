/** Pruning of candidates, the first stage: how much of a question each has, by its index keys alone. */

import type { Candidate, Found } from './index.ts'
import type { Query } from './query.ts'
import { type Posting, postingsOf, type QueryTerm } from './query-term.ts'
import type { IndexStatistics } from './statistics.ts'
import type { Tuning } from './tuning.ts'

/** A candidate with the score of the first stage. */
export interface Scored {
  readonly candidate: Candidate
  /** Strength by term of the query. */
  readonly strengths: readonly number[]
  /** Share of the question that is matched, from 0 to about 1. */
  readonly termCoverage: number
}

/** The candidates that have most of a question, best first, at most `ranking.reranked`; then the nearest in meaning. */
export function prune(
  query: Query,
  found: Found,
  index: Pick<IndexStatistics, 'completer'>,
  ranking: Tuning['ranking'],
): Scored[] {
  const { candidates, nearest, skipped } = found
  const total = totalWeight(query.terms)
  if (total === 0) return []
  const score = scorer(query.terms, total, ranking.both)
  const complete = skipped.length === 0 ? null : index.completer(skipped)
  const top =
    complete === null
      ? topOf(candidates, score, ranking.reranked)
      : topOf(
          topOf(candidates, score, ranking.completed).map(({ candidate }) => complete(candidate)),
          score,
          ranking.reranked,
        )
  const ids = new Set(top.map(({ candidate }) => candidate.id))
  const others = candidates.filter(({ id }) => nearest.has(id) && !ids.has(id))
  return [...top, ...others.map(candidate => score(complete?.(candidate) ?? candidate))]
}

export function totalWeight(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, term) => sum + term.weight, 0)
}

export function weighted(terms: readonly QueryTerm[], strengths: readonly number[]): number {
  return terms.reduce((sum, term, at) => sum + term.weight * (strengths[at] ?? 0), 0)
}

/** Best strength of each term in the text, with a part of the one in the headings. */
function scorer(terms: readonly QueryTerm[], total: number, both: number): (candidate: Candidate) => Scored {
  const postings = postingsOf(terms)
  const head = new Float64Array(terms.length)
  return candidate => {
    const strengths = new Array<number>(terms.length).fill(0)
    head.fill(0)
    for (const key in candidate.keys) {
      for (const field of candidate.keys[key] ?? []) {
        const best = field === 'head' || field === 'headConcepts' ? head : strengths
        for (const { term, strength } of postings[field].get(key) ?? NO_POSTINGS)
          if (strength > (best[term] ?? 0)) best[term] = strength
      }
    }
    let sum = 0
    for (let at = 0; at < terms.length; at++) {
      const [strength, other] = [strengths[at] ?? 0, head[at] ?? 0]
      strengths[at] = Math.max(strength, other) + both * Math.min(strength, other)
      sum += (terms[at]?.weight ?? 0) * (strengths[at] ?? 0)
    }
    return { candidate, strengths, termCoverage: sum / total }
  }
}

const NO_POSTINGS: readonly Posting[] = []

/** The `limit` candidates with the highest coverage of terms; equal ones by their BM25 score. */
function topOf(
  candidates: readonly Candidate[],
  score: (candidate: Candidate) => Scored,
  limit: number,
): Scored[] {
  const scored = candidates.map(score)
  const coverages = Float64Array.from(scored, ({ termCoverage }) => termCoverage).sort()
  const floor = coverages[Math.max(0, coverages.length - limit)] ?? 0
  return scored
    .filter(({ termCoverage }) => termCoverage >= floor)
    .sort((a, b) => b.termCoverage - a.termCoverage || b.candidate.score - a.candidate.score)
    .slice(0, limit)
}
