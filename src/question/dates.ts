/** Dates of a text: years, months, seasons, terms, and words that say how soon. */

import type { Word } from '../czech/fold.ts'
import { isNumeral } from '../czech/numeral.ts'
import { type Detail, detailOf, type Reading } from './reading.ts'
import { wordsLike } from './word-list.ts'

const MONTH = wordsLike(`
  leden ledna lednu unor unora unoru brezen brezna breznu duben dubna dubnu kveten kvetna kvetnu cerven cervna cervnu
  cervenec cervence cervenci srpen srpna srpnu zari rijen rijna rijnu listopad listopadu prosinec prosince prosinci`)
const SEASON = wordsLike(
  'jaro jara jaru jare lete podzim podzimu zima zimu zimy zime letos letosni* loni vloni pristi* dnes zitra prazdnin*',
)
const SOON = wordsLike(`
  ihned okamzit* neprodlen* nejdrive nejdriv brzy brzo prubezn* kazdorocn* obratem bezodklad* nejrychleji nejdrivejsi*
  dokoncen dokoncena dokonceno dokonceny hotov hotova hotovo hotovy`)
const LIMIT = wordsLike(
  'do od za po behem pred mimo v ve na az kazdy kazde kazdou kazdych konce konci zacatku polovine poloviny',
)
const SPAN = wordsLike(`
  rok roku roce rokem let letech lety mesic* tydn* tyden dnu dni dnech obdobi volb* sezon* dekad* desetilet* stolet*
  hodin* ctvrtlet* pololet* vzniku`)
/** `po úspěšném zavedení`. */
const EVENT = wordsLike('zavedeni dokonceni schvaleni spusteni otevreni sestaveni zvoleni volbach')
const EVENT_DISTANCE = 2
/** Words, numbers aside, from a span of time back to its preposition: `do konce příštího volebního období`. */
const LIMIT_DISTANCE = 3
/** Words looked at for it, numbers too. */
const REACH = 8

/** Dates and terms in order. Linear. */
export function datesIn(reading: Reading): Detail[] {
  return reading.words
    .filter((word, at) => isDate(word, at, reading))
    .map(word => detailOf(word, SOON.test(word.folded)))
}

function isDate(word: Word, at: number, { words, text }: Reading): boolean {
  const { folded, from, to } = word
  if (/^(?:19|20)\d\d$/.test(folded))
    return !(/\d\/$/.test(text.slice(Math.max(0, from - 2), from)) && /^ ?Sb/.test(text.slice(to, to + 3)))
  if (MONTH.test(folded)) return !/^\p{Lu}/u.test(word.text)
  if (SPAN.test(folded)) return isLimited(words, at)
  if (SEASON.test(folded) || SOON.test(folded)) return true
  if (EVENT.test(folded))
    return words.slice(Math.max(0, at - EVENT_DISTANCE), at).some(word => word.folded === 'po')
  return /^\d{1,2}$/.test(folded) && /^\. ?\d{1,2}\./.test(text.slice(to, to + 5))
}

/** `do pěti let`, `v příštím roce`, `do konce volebního období`, `každý rok`. */
function isLimited(words: readonly Word[], at: number): boolean {
  let distance = 0
  for (let back = at - 1; back >= Math.max(0, at - REACH) && distance < LIMIT_DISTANCE; back--) {
    const folded = words[back]?.folded ?? ''
    if (LIMIT.test(folded)) return true
    if (!/^\d/.test(folded) && !isNumeral(folded)) distance++
  }
  return false
}
