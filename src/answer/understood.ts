/** Understood question: how it was read, in words and numbers that other programs and people can check. */

import type { Understood } from '../model.ts'
import type { Query } from '../search/query.ts'
import { detailOf } from './wanted-detail.ts'

/** What the closest passage lacks, or denies; nothing beside an answer. */
export interface Shortcoming {
  readonly missing?: Understood['missing']
  readonly contradicted?: boolean
}

export function understoodOf(
  query: Query,
  { missing = null, contradicted = false }: Shortcoming = {},
): Understood {
  const { terms, scope, period, asides, unknown, want } = query
  return {
    subject: terms.filter(term => !term.unknown).map(({ token }) => token.text),
    place: scope[0]?.name ?? null,
    years: period === null ? null : [period.from, period.to],
    asides: asides.map(({ text }) => text),
    unknown,
    wanted: want === null ? null : detailOf(want.kind),
    missing,
    contradicted,
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
  contradicted: false,
}
