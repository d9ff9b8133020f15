/**
 * What of a question a model reads: the words of its subject, after those that it leans on. Words that only ask, remarks
 * and words that nobody knows have no part in it, so they cannot turn a no into an answer, nor an answer into a no.
 */

import type { QueryTerm } from '../search/query-term.ts'
import type { Reading } from './reading.ts'

/** UTF-16 units: a model takes a second for two thousand. */
const LONGEST = 400

/** Empty where there is nothing to read. */
export function questionText({ query, combined }: Reading): string {
  if (combined === null) return wordsOf(query.terms)
  const { own, inherited } = combined
  const { terms } = combined.query
  return wordsOf([...terms.slice(own, own + inherited), ...terms.slice(0, own), ...terms.slice(own + inherited)])
}

function wordsOf(terms: readonly QueryTerm[]): string {
  const known = terms.filter(({ unknown }) => !unknown)
  return known
    .map(({ token }) => token.text)
    .join(' ')
    .slice(0, LONGEST)
}
