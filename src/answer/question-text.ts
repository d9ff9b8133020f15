/**
 * Question text: what of a question a model reads, its words, after those of the subject that it leans on. Words that only ask, remarks
 * and words that nobody knows have no part in it, so they cannot turn a no into an answer, nor an answer into a no.
 */

import type { Token } from '../search/analysis.ts'
import type { Query } from '../search/query.ts'
import type { Reading } from './reading.ts'

/** UTF-16 units: a model takes a second for two thousand. */
const LONGEST = 400

/** Empty where there is nothing to read. */
export function questionText({ query, combined }: Reading): string {
  const before = combined === null ? [] : inheritedBy(combined)
  return [...before, ...readBy(query)]
    .map(({ text }) => text)
    .join(' ')
    .slice(0, LONGEST)
}

function inheritedBy({ query: { terms }, own, inherited }: NonNullable<Reading['combined']>): Token[] {
  return terms.slice(own, own + inherited).map(({ token }) => token)
}

/** From the first word of the subject to the last: of "co slibujete o dopravě ve městě" it is "dopravě ve městě". */
function readBy({ tokens, frame, asides, terms }: Query): readonly Token[] {
  const known = new Set(terms.filter(({ unknown }) => !unknown).map(({ token }) => token))
  const unknown = new Set(terms.filter(term => term.unknown).map(({ token }) => token))
  const first = tokens.findIndex(token => known.has(token))
  const last = tokens.findLastIndex(token => known.has(token))
  const isRead = (token: Token, at: number) =>
    at >= first && at <= last && !frame.has(at) && !asides.includes(token) && !unknown.has(token)
  return first < 0 ? [] : tokens.filter(isRead)
}
