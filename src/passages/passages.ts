/** Passages by their numbers, whether they are all in memory or each is read where it is looked at. */

import type { Passage } from '../model.ts'

/** What is read twice is alike, and need not be the same object: passages are told apart by their codes. */
export interface Passages extends Iterable<Passage> {
  readonly length: number
  /** The passage of a number from 0 on; undefined where there is none. */
  at(id: number): Passage | undefined
}
