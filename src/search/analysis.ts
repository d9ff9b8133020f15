/** Analysis of a text: its words with everything the search needs to compare them. */

import { contentWords, VOCABULARY, type Word, words } from '../czech/fold.ts'
import { root, stems } from '../czech/stem.ts'
import { isStopWord } from '../czech/stopwords.ts'
import { recalling } from '../text/recall.ts'

export interface Token extends Word {
  readonly stems: readonly string[]
  /** What the word is indexed under: its stems, and the root where that is another word. */
  readonly keys: readonly string[]
  readonly stop: boolean
}

/**
 * Tokens of a text in order; stop words stay in, marked, because phrases may need them. Nothing of the text is kept,
 * so it may be a question.
 */
export function analyse(text: string): Token[] {
  return words(text).map(word => tokenOf(word, forms.recall(word.folded)))
}

/** The same for a text of the content, whose words are remembered. */
export function analyseContent(text: string): Token[] {
  return contentWords(text).map(word => tokenOf(word, forms.learn(word.folded)))
}

/** Tokens of a text of the content that is looked at again and again, for one question after another. */
export function tokensOf(text: string): readonly Token[] {
  return texts.learn(text)
}

function tokenOf(word: Word, { stems, keys }: Forms): Token {
  const { text, folded, from, to } = word
  return { text, folded, from, to, stems, keys, stop: isStopWord(folded, text) }
}

/** Key of a root that is not a stem of its own: `skoln` is kept as `skoln` and `~skol`, `skol` as `skol` alone. */
export function rootKey(family: string): string {
  return `~${family}`
}

/** Whether two tokens are forms of one word. */
export function sameWord(a: readonly string[], b: readonly string[]): boolean {
  return a.some(stem => b.includes(stem))
}

type Forms = Pick<Token, 'stems' | 'keys'>

function formsOf(folded: string): Forms {
  const list = stems(folded)
  const family = root(list[0] ?? '')
  return { stems: list, keys: family === list[0] ? list : [...list, rootKey(family)] }
}

const forms = recalling(formsOf, VOCABULARY)
const texts = recalling<readonly Token[]>(analyseContent, {
  texts: 2_000,
  letters: 4_000_000,
  longest: 1_000_000,
})
