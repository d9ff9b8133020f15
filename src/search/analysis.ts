/** Words of a text with everything the search needs to compare them. */

import { type Word, words } from '../czech/fold.ts'
import { root, stems } from '../czech/stem.ts'
import { isStopWord } from '../czech/stopwords.ts'

export interface Token extends Word {
  readonly stems: readonly string[]
  /** What the word is indexed under: its stems, and the root where that is another word. */
  readonly keys: readonly string[]
  readonly stop: boolean
}

/** Tokens of a text in order; stop words stay in, marked, because phrases may need them. */
export function analyse(text: string): Token[] {
  return words(text).map(word => {
    const forms = formsOf(word.folded)
    return { ...word, ...forms, stop: isStopWord(word.folded, word.text) }
  })
}

const TEXTS = 2_000
const texts = new Map<string, readonly Token[]>()

/** Tokens of a text that is looked at again and again, for one question after another. */
export function tokensOf(text: string): readonly Token[] {
  let tokens = texts.get(text)
  if (tokens === undefined) {
    tokens = analyse(text)
    if (texts.size >= TEXTS) texts.clear()
    texts.set(text, tokens)
  }
  return tokens
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

const CACHE_SIZE = 50_000
const cache = new Map<string, Forms>()

/** Words repeat, so their forms are worth remembering. */
function formsOf(folded: string): Forms {
  let forms = cache.get(folded)
  if (forms === undefined) {
    const list = stems(folded)
    const family = root(list[0] ?? '')
    forms = { stems: list, keys: family === list[0] ? list : [...list, rootKey(family)] }
    if (cache.size >= CACHE_SIZE) cache.clear()
    cache.set(folded, forms)
  }
  return forms
}
