/** Strength of a figure: what says something on its own, and what does only in its sentence. */

import type { Figure } from './figure.ts'

/** Counts below it are weak: `dva domy`, `7 služeb`. */
const MANY = 10
const DURATION = /^(?:let|lete|letech|rok|roku|roky|rokem|rocích)$/u
const SHORT = /^(?:den|dn[ůíye]|dnech|týdn|týden|měsíc|hodin|minut|sekund|vteřin)/u

/** From 3, a sum, to 0: a few of something, an age or a number of years, a count of nothing named, a year. */
export function strengthOf({ kind, to, unit }: Pick<Figure, 'kind' | 'to' | 'unit'>): 0 | 1 | 2 | 3 {
  if (kind === 'sum') return 3
  if (kind === 'share') return 2
  if (kind === 'date' || unit === '' || DURATION.test(unit)) return 0
  if (SHORT.test(unit)) return 1
  return to < MANY ? 0 : 2
}
