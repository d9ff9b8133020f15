/** Time phrases: days and years as they are said. */

import { OPEN_END } from '../question/years.ts'

/** `z roku 2018`, `z let 2018–2022`, `od roku 2020`, `do roku 2018`. */
export function yearsSpan(from: number, to: number): string {
  if (from === to) return `z roku ${from}`
  if (to >= OPEN_END) return `od roku ${from}`
  return from === 0 ? `do roku ${to}` : `z let ${from}–${to}`
}

/** `2026-11-29` as `29. 11. 2026`, which no line break parts. */
export function czechDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}.\u00a0${month}.\u00a0${year}`
}
