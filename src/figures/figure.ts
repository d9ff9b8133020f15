/** Figures of a passage: its sums, shares, counts and years, each with the sentence that it stands in. Types only. */

import type { Slice } from '../model.ts'

/** How a number bounds what it counts: `nejméně 40`, `do 30 %`, `asi 200`. */
export type Bound = 'exact' | 'at-least' | 'at-most' | 'about'

/** A figure of a passage. It is shown with its sentence, never alone. */
export interface Figure {
  readonly kind: 'sum' | 'share' | 'count' | 'date'
  /** A range of values; both are equal where there is one. Shares are per cent, dates years. */
  readonly from: number
  readonly to: number
  /** What it counts, for a table: `Kč`, `%`, `bytů`, `rok`; empty where the text names nothing behind the number. */
  readonly unit: string
  /** The figure as it stands, without its sentence. */
  readonly text: string
  /** Ranges of the passage's text. */
  readonly at: Slice
  readonly sentence: Slice
  readonly bound: Bound
  /** Whether its clause denies it: `nezvýšíme o 20 %`. */
  readonly negated: boolean
  /** Whether its sentence makes it depend on something: `pokud`, `v případě`. */
  readonly conditional: boolean
}

/** Who does what is to be: we, something else, or nobody named, as in `dokončení stavby`. */
export type Person = 'first' | 'third' | null

/** A date or a period by which, from which or in which something is to be. */
export interface Deadline {
  readonly way: 'by' | 'from' | 'in'
  /** First and last day (UTC) as `2026-11-29`; null where it is open. */
  readonly from: string | null
  readonly to: string | null
  /** Whether it is counted from the election: `během prvních sta dnů`. Such a day is the last possible one. */
  readonly isRelative: boolean
  /** Who does what is to be by then. */
  readonly person: Person
  readonly text: string
  /** Ranges of the passage's text. */
  readonly at: Slice
  readonly sentence: Slice
}
