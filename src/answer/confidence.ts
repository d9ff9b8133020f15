/** Confidence: how sure it is that the best passage answers at all: the difference between an answer and silence. */

import type { Query } from '../search/query.ts'
import type { QueryTerm } from '../search/query-term.ts'
import type { Ranked } from '../search/rank.ts'
import type { Tuning } from '../search/tuning.ts'

/** More of a question than this is not met any better. */
const FULL_COVERAGE = 1.2

/**
 * Probability from 0 to 1, by a logistic model fitted to questions with and without an answer: how much of the subject
 * the best passage meets, and how many words that was asked with, for half of a long one says more. Words that name no
 * concept count less, verbs among them least: "fandíte kolům?" asks about bicycles. Words that nobody knows can only
 * lower it. Where meaning is looked at too, its nearness counts, and how far the best passage is ahead of the next.
 */
export function confidence(query: Query, ranked: readonly Ranked[], weights: Tuning['confidence']): number {
  const [best, second] = ranked
  if (best === undefined) return 0
  const coverage = Math.min(FULL_COVERAGE, coverageOf(query.terms, best.strengths, weights))
  const terms = Math.log(Math.max(1, query.terms.filter(({ unknown }) => !unknown).length))
  const { words, meaning } = weights
  if (best.similarity === null || meaning === null)
    return logistic(words.bias + words.termCoverage * coverage + words.terms * terms)
  const lead = second === undefined ? 0 : best.score - second.score
  const byWords = meaning.bias + meaning.termCoverage * coverage + meaning.terms * terms
  return logistic(byWords + meaning.cosine * best.similarity.cosine + meaning.lead * lead)
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

/** Share of the subject that is met. A text need not name the place it is for. */
function coverageOf(
  terms: readonly QueryTerm[],
  strengths: readonly number[],
  weights: Tuning['confidence'],
): number {
  let met = 0
  let all = 0
  for (const [at, term] of terms.entries()) {
    const strength = strengths[at] ?? 0
    if (term.isPlace === true && strength === 0) continue
    const value = term.weight * shareOf(term, weights)
    all += value
    met += value * strength
  }
  return all === 0 ? 0 : met / all
}

/** How much of its weight a word has as part of the subject. */
function shareOf(
  { concepts, isName, isPlainVerb, unknown }: QueryTerm,
  weights: Tuning['confidence'],
): number {
  const verb = isPlainVerb ? weights.verb : 1
  if (isName) return verb
  if (unknown) return verb * weights.unknown
  return isPlainVerb || concepts.length > 0 ? verb : weights.word
}
