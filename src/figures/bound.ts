/** Bounds of a figure, and whether its sentence denies it or makes it depend on something. */

import type { Word } from '../czech/fold.ts'
import type { Reading } from '../question/reading.ts'
import { wordsLike } from '../question/word-list.ts'
import type { Bound } from './figure.ts'
import type { Found } from './found.ts'

const AT_LEAST = wordsLike(
  'nejmene minimalne alespon aspon pres min starsi* presahuj* presahl* prevysuj* prekrocil*',
)
const AT_MOST = wordsLike('maximalne nejvyse nejvice max mladsi* nepresahn* neprekroc*')
const ABOUT = wordsLike('priblizne asi zhruba cca kolem okolo temer skoro takrka bezmala orientacne circa')
const CONDITION = wordsLike('pokud jestlize kdyby pripadne')
/** Verbs of a promise that is denied: `nezvýšíme`, `nebudeme`, `neprodáme`. */
const DENIAL = /^ne(?!j|del)[a-z]+(?:me|li|lo|la|l)$|^ne(?:bude|budou|smi|ma|jsou)$/
/** Verbs that say what is or will be, and `byl`: a guess from their endings. */
export const FINITE = /(?:[aei]me|uji|aji|eji)$|^(?:bud(?:e|ou)|je|jsou|ma|byl[aioy]?)$/
/** Instrumental: `nad pěti obcemi` says where. */
const WHERE = /m[ai]$/
/** Words before a number that may bound it, */
const DISTANCE = 2
/** besides these: `nejméně na dalších 5 %`, `nejméně o 20 %`. */
const BETWEEN = wordsLike('na o za dalsich celkem')
/** Who lives or works somewhere is no place: `obce do 2000 obyvatel`. */
const PEOPLE = /^(?:obyvatel|osob|lidí|zaměstnanců|žáků|dětí|členů)/u
/** Words of a clause looked at for a verb that is denied. */
const CLAUSE = 12

/** The bound of a figure by the words before it. `start` is the first word of its sentence. */
export function boundOf(figure: Found, start: number, { words, text }: Reading): Bound {
  let room = DISTANCE
  for (let back = figure.first - 1; back >= start && room > 0; back--) {
    const [word, next] = [words[back], words[back + 1]]
    if (
      word === undefined ||
      next === undefined ||
      /\S/.test(text.slice(word.to, next.from).replace('.', ''))
    )
      break
    const { folded } = word
    const before = words[back - 1]?.folded ?? ''
    if (!BETWEEN.test(folded)) room--
    if (folded === 'vyse' && before === 'do') return 'at-most'
    if (folded === 'nez') return /^(?:mene|min|nizsi|mensi|kratsi)$/.test(before) ? 'at-most' : 'at-least'
    if (AT_LEAST.test(folded)) return 'at-least'
    if (AT_MOST.test(folded)) return 'at-most'
    if (ABOUT.test(folded)) return 'about'
    if (folded === 'az' && back === figure.first - 1) return 'at-most'
    const bound = back === figure.first - 1 ? prepositionBound(folded, figure) : null
    if (bound !== null) return bound
  }
  return 'exact'
}

/** `nad`, `pod`, `od` and `do` bound a measure, and say where or whom to with most counts: `do 30 %`, `do 30 obcí`. */
function prepositionBound(folded: string, { kind, unit }: Found): Bound | null {
  const isMeasure =
    kind !== 'count' || PEOPLE.test(unit) || /^(?:let|rok\p{Ll}*|hodin\p{Ll}*|dn\p{Ll}*)$/u.test(unit)
  if (folded === 'nad' || folded === 'pod') {
    if (WHERE.test(unit)) return null
    return folded === 'nad' ? 'at-least' : 'at-most'
  }
  if (!isMeasure) return null
  return folded === 'od' ? 'at-least' : folded === 'do' ? 'at-most' : null
}

/** Whether the nearest verb of the same clause, before the word at `at`, is denied. `first` is the first word of its sentence. */
export function isNegated(words: readonly Word[], at: number, first: number, text: string): boolean {
  for (let back = at - 1; back >= Math.max(first, at - CLAUSE); back--) {
    const [word, next] = [words[back], words[back + 1]]
    if (word === undefined || next === undefined || /[,;:()–]/.test(text.slice(word.to, next.from)))
      return false
    if (DENIAL.test(word.folded)) return true
    if (FINITE.test(word.folded)) return false
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
