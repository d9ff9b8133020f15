/** Role of a passage beside others of its place: a promise of a programme, or a fact of a report. */

import type { Passage } from '../model.ts'
import { isRetrospective } from './retrospective.ts'

export type Role = 'promise' | 'fact'

/** Null for what a party agreed inside, told of itself or only plans, and for what answers nothing. */
export function roleOf({ kind, source, headings, leftover, standalone }: Passage): Role | null {
  if (leftover !== null || !standalone || source.place === null) return null
  if (kind === 'prevention') return source.status === 'report' ? 'fact' : null
  return source.status !== 'internal' && !isRetrospective(headings) ? 'promise' : null
}
