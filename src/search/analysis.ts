/** Words of a text with everything the search needs to compare them. */

import { type Word, words } from '../czech/fold.ts'
import { stems } from '../czech/stem.ts'
import { isStopWord } from '../czech/stopwords.ts'

export interface Token extends Word {
  readonly stems: readonly string[]
  readonly stop: boolean
}

/** Tokens of a text in order; stop words stay in, marked, because phrases may need them. */
export function analyse(text: string): Token[] {
  return words(text).map(word => ({ ...word, stems: stems(word.folded), stop: isStopWord(word.folded, word.text) }))
}

/** Whether two tokens are forms of one word. */
export function sameWord(a: readonly string[], b: readonly string[]): boolean {
  return a.some(stem => b.includes(stem))
}
