/** Features of a passage that no question changes: what kind of text it is, whatever is asked: found out once, when it is indexed. */

import { isFirstPersonPlural } from '../czech/verb.ts'
import type { Passage } from '../model.ts'

export interface Traits {
  /** Length in words. */
  readonly words: number
  /** Says what "we" will do or have done. */
  readonly commitment: boolean
  /** Describes the problem rather than what is to be done. */
  readonly context: boolean
  /** What a party agreed for itself, and promises nobody. */
  readonly internal: boolean
  /** Only introduces what follows. */
  readonly introduction: boolean
}

const CONTEXT_HEADING = /^(?:kontext|problém|současn|výchozí|analýza)/iu

export function traitsOf(passage: Passage): Traits {
  return {
    words: passage.text.split(' ').length,
    commitment: isFirstPersonPlural(passage.text),
    context: passage.headings.some(heading => CONTEXT_HEADING.test(heading)),
    internal: passage.source.status === 'internal',
    introduction: passage.text.endsWith(':'),
  }
}
