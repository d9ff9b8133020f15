/** Introductions: what a reader has to see above an item. */

import { introductionsOf } from '../content/list.ts'
import type { Passage } from '../model.ts'

/** The outermost list first; with a sign where the noun of a pronoun stands before it. */
export function introductionsIn({ lead }: Pick<Passage, 'lead'>): string[] {
  return introductionsOf(lead).map(({ text, refersBack }) => (refersBack === true ? `… ${text}` : text))
}
