/** The wanted detail among the best passages: the first that holds it comes first; where none does, it is missing. */

import type { Detail } from '../model.ts'
import { holdsWanted } from '../question/detail.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import type { Tuning } from '../search/tuning.ts'

export interface Detailed {
  readonly ranked: readonly Ranked[]
  /** The detail that the best passages do not hold, or null. */
  readonly missing: Detail | null
}

/** Passages looked through for a detail. */
const LOOKED_THROUGH = 5

export function withDetail(query: Query, ranked: readonly Ranked[], { answer }: Tuning): Detailed {
  const { want } = query
  const [best] = ranked
  if (want === null || best === undefined) return { ranked, missing: null }
  const near = ranked
    .slice(0, LOOKED_THROUGH)
    .filter(
      ({ score, termCoverage }) =>
        score >= best.score * answer.detail && termCoverage >= best.termCoverage * answer.detail,
    )
  const asked = new Set(query.tokens.flatMap(({ stems, stop }) => (stop ? [] : stems)))
  const held = near.find(({ passage, matches }) => {
    const above = [...passage.headings, passage.lead?.text ?? '']
    const where = holdsWanted(want, { text: passage.text, near: matches, above, asked })
    return where === 'near' || where === 'above'
  })
  if (held === undefined) return { ranked, missing: detailOf(want.kind) }
  return { ranked: held === best ? ranked : [held, ...ranked.filter(other => other !== held)], missing: null }
}

/** A time of day is a date to whoever asks. */
export function detailOf(kind: NonNullable<Query['want']>['kind']): Detail {
  return kind === 'time-of-day' ? 'date' : kind
}
