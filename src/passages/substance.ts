/** Whether the words of a paragraph say something when they are read alone. */

import { isGuarantorLine } from '../content/guarantor.ts'
import type { Entry } from '../content/outline.ts'
import { words } from '../czech/fold.ts'
import { isStopWord } from '../czech/stopwords.ts'

/** Fewest words of substance: `Krajský soud.` and `Cestovní ruch` are names of sections. */
const FEWEST_WORDS = 3
/** More or less of something is a promise, though both are stop words. */
const COMPARISONS = new Set(['vice', 'mene'])
const SENTENCE = /[.!?]["“”]?$|(?:eme|íme|áme)(?!\p{L})/iu

/** What stands around an entry in its document. */
export interface Surroundings {
  readonly title: string
  /** Whether other entries have it as their lead. */
  readonly introduces: boolean
}

/**
 * False for a line with a guarantor, an introduction with nothing after it (`Proto:`), a name of a section, and a slogan
 * that only says its title again (`Šance změnit bezpečnost` in a text called Bezpečnost). An item is read with its lead.
 */
export function isStandalone(entry: Entry, { title, introduces }: Surroundings): boolean {
  const { text, lead, headings } = entry
  if (isGuarantorLine(text) || (text.endsWith(':') && !introduces)) return false
  if (lead !== null) return true
  const said = SENTENCE.test(text) ? [] : [title, ...headings].flatMap(substance)
  return substance(text).filter(word => !said.includes(word)).length >= FEWEST_WORDS
}

/** The folded words of a text that are not grammar. */
function substance(text: string): string[] {
  return words(text)
    .filter(({ folded, text }) => COMPARISONS.has(folded) || !isStopWord(folded, text))
    .map(({ folded }) => folded)
}
