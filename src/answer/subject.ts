/** Subject of a conversation: a value that each turn keeps, narrows, corrects or replaces. */

import type { Answer } from '../model.ts'
import type { Query } from '../search/query.ts'
import type { Opening } from './opening.ts'

/** A message that leans on those before it. */
export interface Turn {
  /** What it asks, without its opening; `text` is the whole message. */
  readonly query: Query
  readonly opening: Opening['kind']
}

export interface Subject {
  /** What is asked, with all that holds from the turns before. */
  readonly query: Query
  readonly answer: Answer
  /** Codes of passages that were shown and not meant. */
  readonly rejected: ReadonlySet<string>
}
