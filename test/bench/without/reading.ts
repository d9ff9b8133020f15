/** A follow-up is a question of all the words so far. */

import { aloneOf, type readingsOf as readings } from '../../../src/answer/reading.ts'

export * from '../../../src/answer/reading.ts'

export const readingsOf: typeof readings = (query, { query: before }) => {
  const { period, want } = query
  return [
    aloneOf({
      ...query,
      terms: [...query.terms, ...before.terms],
      concepts: [...new Set([...query.concepts, ...before.concepts])],
      scope: query.scope.length > 0 ? query.scope : before.scope,
      period: period ?? before.period,
      want: want ?? before.want,
    }),
  ]
}
