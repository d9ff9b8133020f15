/** Elsewhere: whether what follows a common noun phrase makes it that of another place: `hlavní město Francie`. Pure. */

import type { Word } from '../czech/fold.ts'

/** A name in the second case, or the adjective of one; none that is written in capitals alone. */
const GENITIVE_NAME = /^\p{Lu}\p{Ll}+(?:[aeyuéěíů]|ého|ých)$/u
/** An adjective in the second case, which may stand before the name: `sousedního Rakouska`. */
const ADJECTIVE = /(?:ho|ych|e)$/

/** Whether the words from `at` on name something else in the second case; `names`: folded words that do, in small letters too. */
export function isOfAnother(list: readonly Word[], at: number, names: ReadonlySet<string>): boolean {
  const [last, next, after] = [list[at - 1], list[at], list[at + 1]]
  // A comma or a full stop begins something new.
  if (last === undefined || next === undefined || next.from > last.to + 1) return false
  const isNamed = (word: Word) => names.has(word.folded) || GENITIVE_NAME.test(word.text)
  return isNamed(next) || (after !== undefined && ADJECTIVE.test(next.folded) && isNamed(after))
}
