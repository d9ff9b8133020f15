/** Street: an adjective behind a preposition of place that no noun follows, in small letters too: "most na české", "tramvaj v olšanské". */

import type { Word } from '../czech/fold.ts'
import { wordsLike } from './word-list.ts'

const AT_STREET = wordsLike('na v ve z ze do od u po pod nad kolem podel')
/** `české`, `olšanské`, `palackého`: a noun does not end so. */
const ADJECTIVE = /^[a-z]{2,}[sc]k(?:e|eho|ou)$/

/** `words` of `text`, of which a stop word is no noun that an adjective belongs to. */
export function isStreet(
  words: readonly (Word & { readonly stop: boolean })[],
  at: number,
  text: string,
): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (before === undefined || word === undefined) return false
  if (!AT_STREET.test(before.folded) || !ADJECTIVE.test(word.folded)) return false
  return next === undefined || next.stop || /[^\s]/.test(text.slice(word.to, next.from))
}
