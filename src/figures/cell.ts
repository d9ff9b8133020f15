/** Cells of a table, which read `Počet bytů: 120; Cena (mil. Kč): 45`: what their numbers count. */

import type { Figure } from './figure.ts'

/** Letters of the head of a column. */
const LONGEST = 80
const FACTORS: Readonly<Record<string, number>> = { tis: 1e3, mil: 1e6, mld: 1e9 }

export interface CellUnit extends Pick<Figure, 'kind' | 'unit'> {
  readonly factor: number
}

/** What a number alone in its cell counts, by the head before it; null where that names no unit. */
export function cellUnit(text: string, from: number, to: number): CellUnit | null {
  if (!/^\s*(?:[;.\n]|$)/.test(text.slice(to, to + 3))) return null
  const head = /(?:^|[;.\n])\s*([^;:.\n]*(?:\((?:tis|mil|mld)\.[^;:.\n]*)?):\s?$/u.exec(
    text.slice(Math.max(0, from - LONGEST), from),
  )?.[1]
  if (head === undefined) return null
  const [, factor = '', unit] =
    /(?:\(|\bv )(?:v )?(?:(tis|mil|mld)\.? ?)?(Kč|%|procentech|korunách)\)?$/u.exec(head) ?? []
  if (unit === undefined) {
    const counted = /^počet (.+)$/iu.exec(head)?.[1]
    return counted === undefined ? null : { kind: 'count', unit: counted, factor: 1 }
  }
  return unit === '%' || unit === 'procentech'
    ? { kind: 'share', unit: '%', factor: 1 }
    : { kind: 'sum', unit: 'Kč', factor: FACTORS[factor] ?? 1 }
}
