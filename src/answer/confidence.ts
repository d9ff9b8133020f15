/** Confidence: how sure it is that the best passage answers at all: the difference between an answer and silence. */

import type { Query } from '../search/query.ts'
import type { QueryTerm } from '../search/query-term.ts'
import type { Ranked } from '../search/rank.ts'
import type { Similarity } from '../search/similarity.ts'
import type { Tuning } from '../search/tuning.ts'

/** More of a question than this is not matched any better. */
const FULL_COVERAGE = 1.2

/** Weights of what both models look at. */
type Linear = Pick<Tuning['confidence']['read'], 'bias' | 'termCoverage' | 'terms' | 'lead' | 'cosine'>

/** What the confidence is read from. */
export interface Figures {
  /** Share of the subject that the best passage matches. */
  readonly termCoverage: number
  /** Logarithm of the number of words that it was asked with: half of a long question says more. */
  readonly terms: number
  /** How far the best passage is ahead of the next one. */
  readonly lead: number
  /** How near it comes in meaning; null where words alone are looked at. */
  readonly similarity: Similarity | null
}

/**
 * Probability from 0 to 1, by a logistic model fitted to questions with and without an answer. Words that name no concept
 * count less, verbs among them least: "fandíte kolům?" asks about bicycles. Words that nobody knows can only lower it.
 * Where meaning is looked at, it counts where question and passage are alike: an answer is alike in other ways than a
 * text that only shares the subject. Who has read both together says more than that: `relevance`, see `isUnsure`.
 */
export function confidence(
  query: Query,
  ranked: readonly Ranked[],
  weights: Tuning['confidence'],
  relevance: number | null = null,
): number {
  const figures = figuresOf(query, ranked, weights)
  if (figures === null) return 0
  const { termCoverage, terms, lead, similarity } = figures
  const { words, meaning, read } = weights
  if (similarity === null || meaning === null)
    return logistic(words.bias + words.termCoverage * termCoverage + words.terms * terms)
  const { cosine } = similarity
  const of = (model: Linear) =>
    model.bias +
    model.termCoverage * termCoverage +
    model.terms * terms +
    model.lead * lead +
    model.cosine * cosine
  if (relevance !== null) return logistic(of(read) + read.relevance * relevance)
  return logistic(of(meaning) + dot(meaning.products, similarity.products()))
}

/** Whether what meaning alone says is so unsure that a model should read the passage beside the question. */
export function isUnsure(confidence: number, { meaning, unsure }: Tuning['confidence']): boolean {
  return meaning !== null && confidence >= unsure.from && confidence <= unsure.to
}

/** Null where nothing was found. */
export function figuresOf(
  query: Query,
  [best, second]: readonly Ranked[],
  weights: Pick<Tuning['confidence'], 'verb' | 'word' | 'unknown'>,
): Figures | null {
  if (best === undefined) return null
  return {
    termCoverage: Math.min(FULL_COVERAGE, coverageOf(query.terms, best.strengths, weights)),
    terms: Math.log(Math.max(1, query.terms.filter(({ unknown }) => !unknown).length)),
    lead: second === undefined ? 0 : best.score - second.score,
    similarity: best.similarity,
  }
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

function dot(a: readonly number[], b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}

/** Share of the subject that is matched. A text need not name the place it is for. */
function coverageOf(
  terms: readonly QueryTerm[],
  strengths: readonly number[],
  weights: Pick<Tuning['confidence'], 'verb' | 'word' | 'unknown'>,
): number {
  let matched = 0
  let all = 0
  for (const [at, term] of terms.entries()) {
    const strength = strengths[at] ?? 0
    if (term.isPlace === true && strength === 0) continue
    const value = term.weight * shareOf(term, weights)
    all += value
    matched += value * strength
  }
  return all === 0 ? 0 : matched / all
}

/** How much of its weight a word has as part of the subject. */
function shareOf(
  { concepts, isName, isPlainVerb, unknown }: QueryTerm,
  weights: Pick<Tuning['confidence'], 'verb' | 'word' | 'unknown'>,
): number {
  const verb = isPlainVerb ? weights.verb : 1
  if (isName) return verb
  if (unknown) return verb * weights.unknown
  return isPlainVerb || concepts.length > 0 ? verb : weights.word
}
