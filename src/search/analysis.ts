/** Analysis of a text: its words with everything the search needs to compare them. */

import { contentWords, VOCABULARY, type Word, words } from '../czech/fold.ts'
import { root, stems } from '../czech/stem.ts'
import type { StopWords } from '../czech/stopwords.ts'
import { recalling } from '../text/recall.ts'

export interface Token extends Word {
  readonly stems: readonly string[]
  /** What the word is indexed under: its stems, and the root where that is another word. */
  readonly keys: readonly string[]
  readonly stop: boolean
}

/** Analyses texts by one list of stop words. */
export class Analyzer {
  readonly stopWords: StopWords
  private readonly texts = recalling<readonly Token[]>(text => this.analyseContent(text), {
    texts: 2_000,
    letters: 4_000_000,
    longest: 1_000_000,
  })

  constructor(stopWords: StopWords) {
    this.stopWords = stopWords
  }

  /**
   * Tokens of a text in order; stop words stay in, marked, because phrases may need them. Nothing of the text is kept,
   * so it may be a question.
   */
  analyse(text: string): Token[] {
    return words(text).map(word => this.tokenOf(word, forms.recall(word.folded)))
  }

  /** The same for a text of the content, whose words are remembered. */
  analyseContent(text: string): Token[] {
    const found = contentWords(text)
    return found.map((word, at) => {
      const token = this.tokenOf(word, forms.learn(word.folded))
      return isCurrency(word, found[at - 1]) ? { ...token, stop: true } : token
    })
  }

  /** Tokens of a text of the content that is looked at again and again, for one question after another. */
  tokensOf(text: string): readonly Token[] {
    return this.texts.learn(text)
  }

  private tokenOf(word: Word, { stems, keys }: Forms): Token {
    const { text, folded, from, to } = word
    const stop = this.stopWords.isStop(folded, text) && !isAcronym(text)
    return { text, folded, from, to, stems, keys, stop }
  }
}

const CURRENCY = /^(?:kc|czk|korun\w*|eur\w?|dolar\w*)$/
const COUNTED = /^(?:\d.*|tis|tisic\w*|mil|milion\w*|mld|miliard\w*)$/

/** Whether a word only says what an amount is counted in: a text with `10 milionů eur` says nothing of the euro. */
function isCurrency({ folded }: Word, before: Word | undefined): boolean {
  return before !== undefined && CURRENCY.test(folded) && COUNTED.test(before.folded)
}

/** `IT` is no pronoun, `it` may be one. A text that is all in capitals has to be folded by whoever reads it. */
export function isAcronym(text: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(text)
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
  // A part of `2028/2029` finds it too; the whole is found by nothing but itself.
  if (folded.includes('/')) return { stems: [folded], keys: [folded, ...folded.split('/')] }
  const list = stems(folded)
  const family = root(list[0] ?? '')
  return { stems: list, keys: family === list[0] ? list : [...list, rootKey(family)] }
}

const forms = recalling(formsOf, VOCABULARY)
