/** Dates of a text: years, months, seasons, terms, and words that say how soon. */

import type { Word } from '../czech/fold.ts'
import { isNumeral } from '../czech/numeral.ts'
import type { Slice } from '../model.ts'

const MONTH =
  /^(?:led(?:en|na|nu)|unor[ua]?|brezn[ua]|brezen|dub(?:en|na|nu)|kvet(?:en|na|nu)|cerv(?:en|na|nu)|cerven(?:ec|ce|ci)|srp(?:en|na|nu)|zari|rij(?:en|na|nu)|listopad[ua]?|prosin(?:ec|ce|ci))$/
const SEASON =
  /^(?:jar[oua]|jare|lete|leta|podzim[u]?|zim[ey]|letos|letosni\w*|loni|vloni|pristi\w*|dnes|zitra|prazdnin\w*)$/
const SOON =
  /^(?:ihned|okamzit\w*|neprodlen\w*|nejdrive|nejdriv|brzy|brzo|prubezn\w*|kazdorocn\w*|rocne|mesicne|obratem|co(?=nejdr)\w*|bezodklad\w*|nejrychleji|nejdrivejsi\w*|dokoncen[aoy]?|hotov[aoy]?|dlouhodob\w*|kratkodob\w*|strednedob\w*)$/
const LIMIT = new Set(
  'do od za po behem pred v ve na prvnich az kazdy kazde kazdych pres konce konci zacatku polovine polovina'.split(
    ' ',
  ),
)
const SPAN =
  /^(?:rok|roku|roce|rokem|let|letech|lety|mesic\w*|tydn\w*|tyden|dnu|dni|dnech|obdobi|volb\w*|sezon\w*|dekad\w*|desetilet\w*|stolet\w*|hodin\w*|ctvrtlet\w*|pololet\w*)$/

/** Dates and terms in order. `words` are those of `text`. */
export function datesIn(words: readonly Word[], text: string): Slice[] {
  return words.filter((word, at) => isDate(word, at, words, text))
}

function isDate(
  { folded, text: written, to }: Word,
  at: number,
  words: readonly Word[],
  text: string,
): boolean {
  if (/^(?:19|20)\d\d$/.test(folded)) return isFreeYear(at, words, text)
  if (MONTH.test(folded)) return !/^\p{Lu}/u.test(written)
  if (SEASON.test(folded) || SOON.test(folded)) return true
  if (SPAN.test(folded)) return isLimited(words, at)
  return /^\d{1,2}$/.test(folded) && /^\. ?\d{1,2}\. ?\d{4}/.test(text.slice(to, to + 10))
}

/** A year, and not the number of a law or a count of things. */
function isFreeYear(at: number, words: readonly Word[], text: string): boolean {
  const word = words[at] as Word
  const before = text.slice(Math.max(0, word.from - 2), word.from)
  const law = /\d\/$/.test(before) && /^ ?Sb/.test(text.slice(word.to, word.to + 3))
  return !law
}

/** `do pěti let`, `v příštím roce`, `do konce volebního období`, `každý rok`. */
function isLimited(words: readonly Word[], at: number): boolean {
  for (let back = 1; back <= 4; back++) {
    const before = words[at - back]?.folded
    if (before === undefined) return false
    if (LIMIT.has(before)) return true
    if (!/^\d+$/.test(before) && !isNumeral(before) && before.length < 3) return false
  }
  return false
}
