/** What of a question a model reads: the question as it was asked, after the words of the subject that it leans on. */

import type { Reading } from './reading.ts'

/** UTF-16 units: a model takes a second for two thousand. */
const LONGEST = 400

export function questionText({ query, combined }: Reading): string {
  if (combined === null) return query.text.slice(0, LONGEST)
  const { own, inherited } = combined
  const before = combined.query.terms.slice(own, own + inherited).map(({ token }) => token.text)
  return [...before, query.text].join(' ').slice(0, LONGEST)
}
