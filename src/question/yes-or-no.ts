/** Yes or no: whether that is all that a question wants; who asks so wants no more than to hear of it. */

import type { Word } from '../czech/fold.ts'
import { wordsLike } from './word-list.ts'

const ASKS_MORE = wordsLike(
  'co ceho cemu cem cim kdo koho komu kym jak jaky* jake* jaka jakou kde kam odkud kdy dokdy odkdy kolik* proc ktery* ktere* ktera kterou ze',
)

/** Linear. */
export function isYesOrNo(words: readonly Word[]): boolean {
  return !words.some(({ folded }) => ASKS_MORE.test(folded))
}
