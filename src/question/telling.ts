/** Telling: kinds of what a question may turn on: the words that ask for it, and the words of texts that tell of it. */

import { type WordList, wordsLike } from './word-list.ts'

export interface Kind {
  readonly asked: WordList
  readonly told: WordList
}

/** A kind by two lists of folded words, as `wordsLike` reads them. */
export function kind(asked: string, told: string): Kind {
  return { asked: wordsLike(asked), told: wordsLike(told) }
}

/** Whether a text, as folded words, tells of what is asked for by a folded word. Linear. */
export function tellsOf(kinds: readonly Kind[], text: Iterable<string>, word: string): boolean {
  const asked = kinds.filter(one => one.asked.test(word))
  for (const told of text) if (asked.some(one => one.told.test(told))) return true
  return false
}
