/** Matched words: which word of a passage a word of the question was found as. */

import type { MatchedWord } from '../model.ts'
import type { QueryTerm } from '../search/query-term.ts'
import type { Ranked } from '../search/rank.ts'

/** The words of a question that a passage matches, best first, each with the word that matches it best. */
export function matchedWords(
  { passage, matches, strengths }: Ranked,
  terms: readonly QueryTerm[],
): MatchedWord[] {
  const best = new Map<number, (typeof matches)[number]>()
  for (const match of matches)
    if (match.strength > (best.get(match.term)?.strength ?? 0)) best.set(match.term, match)
  return terms
    .map((term, at) => ({ term, match: best.get(at), value: term.weight * (strengths[at] ?? 0) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .map(({ term, match }) => ({
      asked: term.token.text,
      found: match === undefined ? null : passage.text.slice(match.from, match.to),
    }))
}
