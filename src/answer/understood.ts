/** How a question was read, in words and numbers that other programs and people can check. */

import type { Understood } from '../model.ts'
import type { Query } from '../search/query.ts'
import { detailOf } from './wanted-detail.ts'

/** `missing`: the detail that the closest passage does not hold, or null. */
export function understoodOf(query: Query, missing: Understood['missing'] = null): Understood {
  const { terms, scope, period, asides, unknown, want } = query
  return {
    subject: terms.filter(term => !term.unknown).map(({ token }) => token.text),
    place: scope[0]?.name ?? null,
    years: period === null ? null : [period.from, period.to],
    asides: asides.map(({ text }) => text),
    unknown,
    wanted: want === null ? null : detailOf(want.kind),
    missing,
  }
}

/** Of a message that was not read. */
export const NOT_READ: Understood = {
  subject: [],
  place: null,
  years: null,
  asides: [],
  unknown: [],
  wanted: null,
  missing: null,
}
