/**
 * Question text: what of a question a model reads, its words, after those of the subject that it leans on. Words that only ask, remarks
 * and words that nobody knows have no part in it, so they cannot turn a no into an answer, nor an answer into a no.
 */

import type { Token } from '../search/analysis.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import type { Reading } from './reading.ts'

/** UTF-16 units: a model takes a second for two thousand. */
const LONGEST = 400

/** Empty where there is nothing to read. */
export function questionText({ query, combined }: Reading): string {
  const before = combined === null ? [] : inheritedBy(combined)
  return textOf([...before, ...readBy(query)].map(({ text }) => text))
}

function textOf(words: readonly string[]): string {
  return words.join(' ').slice(0, LONGEST)
}

function inheritedBy({ query: { terms }, own, inherited }: NonNullable<Reading['combined']>): Token[] {
  return terms.slice(own, own + inherited).map(({ token }) => token)
}

/**
 * The same together with the words that say what of the subject is asked for, for whoever reads a passage beside it: of "kdy
 * postavíte školku" it is all, where `questionText` is the school alone. A misspelt word is the one of the passage that it was
 * found as: a model takes "smouvy" for something else than "smlouvy".
 */
export function wholeQuestionText({ query, combined }: Reading, best: Ranked | null = null): string {
  const before = combined === null ? [] : inheritedBy(combined)
  return textOf([...before, ...heardIn(query)].map(token => spelled(token, query, best)))
}

function spelled(token: Token, { terms }: Query, best: Ranked | null): string {
  const at = terms.findIndex(term => term.token === token)
  if (best === null || terms[at]?.isCorrected !== true) return token.text
  const [found] = best.matches
    .filter(({ term, isWord }) => term === at && isWord)
    .sort((a, b) => b.strength - a.strength)
  if (found === undefined) return token.text
  const word = best.passage.text.slice(found.from, found.to)
  return token.text === token.text.toLowerCase() ? word.toLowerCase() : word
}

/** From the first word of the subject to the last: of "co slibujete o dopravě ve městě" it is "dopravě ve městě". */
function readBy(query: Query): readonly Token[] {
  const known = new Set(query.terms.filter(({ unknown }) => !unknown).map(({ token }) => token))
  const heard = heardIn(query)
  const first = heard.findIndex(token => known.has(token))
  const last = heard.findLastIndex(token => known.has(token))
  return first < 0 ? [] : heard.slice(first, last + 1)
}

/** All words but those that only lead on to a question, remarks and words that nobody knows. */
function heardIn({ tokens, frame, asides, terms }: Query): readonly Token[] {
  const unknown = new Set(terms.filter(term => term.unknown).map(({ token }) => token))
  return tokens.filter((token, at) => !frame.has(at) && !asides.includes(token) && !unknown.has(token))
}
