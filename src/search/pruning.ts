/** Pruning of candidates, the first stage: how much of a question each has, by its index keys alone. */

import { type Evidence, MetEvidence } from './candidates.ts'
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
  const { candidates, nearest, evidence, skipped } = found
  const total = totalWeight(query.terms)
  if (total === 0) return []
  const scorer = new Scorer(query.terms, [...evidence, ...skipped], ranking.both)
  const allOf = skipped.length === 0 ? metOf : completer(found, index)
  const best =
    skipped.length === 0
      ? candidates
      : topOf(candidates, ranking.completed, metOf, scorer).map(({ candidate }) => candidate)
  const top = topOf(best, ranking.reranked, allOf, scorer)
  const ids = new Set(top.map(({ candidate }) => candidate.id))
  const others = candidates.filter(({ id }) => nearest.has(id) && !ids.has(id)).sort(byScore)
  return [...top, ...others.map(candidate => scorer.scored(candidate, allOf(candidate)))]
}

/** The better one by words first. */
export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score
}

/** The evidence that a candidate has, at its place. */
type Met = Pick<Candidate, 'met' | 'place'>

/** What was looked for. */
function metOf(candidate: Candidate): Met {
  return candidate
}

/** A function that gives all evidence that a candidate has, of what was skipped too. */
function completer(
  { evidence, skipped }: Found,
  index: Pick<IndexStatistics, 'completer'>,
): (candidate: Candidate) => Met {
  const skippedOf = index.completer(skipped)
  return candidate => {
    const also = skippedOf(candidate).map(number => evidence.length + number)
    return { met: MetEvidence.of([[...candidate.met.numbersOf(candidate.place), ...also]]), place: 0 }
  }
}

export function totalWeight(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, term) => sum + term.weight, 0)
}

export function weighted(terms: readonly QueryTerm[], strengths: readonly number[]): number {
  return terms.reduce((sum, term, at) => sum + term.weight * (strengths[at] ?? 0), 0)
}

/** What a piece of evidence says: it matches that term, that well, in the text or above it. */
interface Effect extends Posting {
  readonly isInHead: boolean
}

/** How much of the terms candidates have: the best strength of each in the text, with a part of that in the headings. */
class Scorer {
  private readonly terms: readonly QueryTerm[]
  private readonly total: number
  private readonly both: number
  /** By the number of the evidence. */
  private readonly effects: readonly (readonly Effect[])[]
  /** Of the candidate looked at last. */
  private readonly strengths: Float64Array
  private readonly inHead: Float64Array

  constructor(terms: readonly QueryTerm[], evidence: readonly Evidence[], both: number) {
    const postings = postingsOf(terms)
    this.terms = terms
    this.total = totalWeight(terms)
    this.both = both
    this.effects = evidence.map(({ key, field }) => {
      const isInHead = field === 'head' || field === 'headConcepts'
      return (postings[field].get(key) ?? []).map(posting => ({ ...posting, isInHead }))
    })
    this.strengths = new Float64Array(terms.length)
    this.inHead = new Float64Array(terms.length)
  }

  scored(candidate: Candidate, met: Met): Scored {
    const termCoverage = this.coverageOf(met)
    return { candidate, strengths: [...this.strengths], termCoverage }
  }

  /** Share of the question that is matched. */
  coverageOf({ met, place }: Met): number {
    const { strengths, inHead, terms } = this
    strengths.fill(0)
    inHead.fill(0)
    met.visit(place, this.take)
    let sum = 0
    for (let at = 0; at < terms.length; at++) {
      const [strength, other] = [strengths[at] as number, inHead[at] as number]
      strengths[at] = Math.max(strength, other) + this.both * Math.min(strength, other)
      sum += (terms[at]?.weight ?? 0) * (strengths[at] as number)
    }
    return sum / this.total
  }

  private readonly take = (evidence: number): void => {
    for (const { term, strength, isInHead } of this.effects[evidence] ?? []) {
      const best = isInHead ? this.inHead : this.strengths
      if (strength > (best[term] as number)) best[term] = strength
    }
  }
}

/** The `limit` candidates with the highest coverage of terms; equal ones by their BM25 score. */
function topOf(
  candidates: readonly Candidate[],
  limit: number,
  evidenceOf: (candidate: Candidate) => Met,
  scorer: Scorer,
): Scored[] {
  const coverages = Float64Array.from(candidates, candidate => scorer.coverageOf(evidenceOf(candidate)))
  const floor = coverages.toSorted()[Math.max(0, coverages.length - limit)] ?? 0
  return candidates
    .filter((_, at) => (coverages[at] as number) >= floor)
    .map(candidate => scorer.scored(candidate, evidenceOf(candidate)))
    .sort((a, b) => b.termCoverage - a.termCoverage || byScore(a.candidate, b.candidate))
    .slice(0, limit)
}
