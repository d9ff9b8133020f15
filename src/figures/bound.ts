/** Bounds of a figure, and whether its sentence denies it or makes it depend on something. */

import type { Word } from '../czech/fold.ts'
import { wordsLike } from '../question/word-list.ts'
import type { Bound } from './figure.ts'

const AT_LEAST = wordsLike('nejmene minimalne alespon aspon pres nad min')
const AT_MOST = wordsLike('maximalne nejvyse nejvice pod max do')
const ABOUT = wordsLike('priblizne asi zhruba cca kolem okolo temer skoro takrka zhruba orientacne circa')
const CONDITION = wordsLike('pokud jestlize kdyby pripadne')
/** Verbs of a promise that is denied: `nezvýšíme`, `nebudeme`, `neprodáme`. */
const DENIAL = /^ne(?!j)[a-z]+(?:me|li|lo|la|l)$|^ne(?:bude|budou|smi|ma)$/
/** Words before a number that may bound it. */
const DISTANCE = 2
/** Words of a clause looked at for a verb that is denied. */
const CLAUSE = 12

/** The bound of the number that begins with the word at `at`. */
export function boundOf(words: readonly Word[], at: number, first: number): Bound {
  for (let back = at - 1; back >= Math.max(first, at - DISTANCE); back--) {
    const folded = words[back]?.folded ?? ''
    const before = words[back - 1]?.folded ?? ''
    if (folded === 'nez') return /^(?:mene|min)$/.test(before) ? 'at-most' : 'at-least'
    if (AT_LEAST.test(folded)) return 'at-least'
    if (AT_MOST.test(folded)) return 'at-most'
    if (ABOUT.test(folded)) return 'about'
  }
  return 'exact'
}

/** Whether a verb of the same clause, before the word at `at`, is denied. `first` is the first word of its sentence. */
export function isNegated(words: readonly Word[], at: number, first: number, text: string): boolean {
  for (let back = at - 1; back >= Math.max(first, at - CLAUSE); back--) {
    const [word, next] = [words[back], words[back + 1]]
    if (word === undefined || next === undefined || /[,;:]/.test(text.slice(word.to, next.from))) return false
    if (DENIAL.test(word.folded)) return true
  }
  return false
}

/** Whether the words of a sentence hold a condition: `pokud`, `bude-li`, `v případě`. */
export function isConditional(words: readonly Word[]): boolean {
  return words.some(
    ({ folded }, at) =>
      CONDITION.test(folded) || folded === 'li' || (folded === 'pripade' && words[at - 1]?.folded === 'v'),
  )
}
