/** Opening of a follow-up: the words before what it asks, which say what becomes of the subject so far. */

import type { Word } from '../czech/fold.ts'

export interface Opening {
  /** `other`: something else is asked from now on. `rejection`: the answer before was not what was meant. */
  readonly kind: 'none' | 'other' | 'rejection'
  /** Whether it thanks for the answer before, or takes note of it. */
  readonly thanks: boolean
  /** Index of the first word of what is asked. */
  readonly length: number
}

const THANKS = wordSet(
  'dik diky dekuji dekuju dekujeme dekujem ok okej oukej dobre dobra super jasne aha fajn parada skvele vyborne chapu rozumim prima bezva moc mockrat vam ti predem staci',
)
const CONNECTIVES = wordSet('a ale tak no jeste ted nyni pak potom promin prominte sorry pardon mam')

const OTHER =
  /^(?:(?:na |k |o )?ne(?:co|cemu|cem) (?:uplne )?(?:jineho|jinemu|jinem)|jina (?:vec|otazka)|jine tema|jiny dotaz|zmena tematu|dalsi (?:otazka|dotaz|tema|vec))(?: |$)/

/** "To ne", "to jsem nemyslel", "na to se neptám". */
const REJECTS =
  /^(?:ne ne|nene|ne|nn|(?:tak )?(?:to|tohle|toto|takhle) ne|to neni (?:ono|to(?: co (?:chci|hledam))?)|(?:(?:to|tohle|takhle|tak)(?: jsem| sem)?|(?:jsem|sem) to) ne(?:myslel|chtel|mel|hledal)[aio]?(?: jsem| sem)?(?: na mysli| vedet)?|na (?:to|tohle)(?: jsem)? se ne(?:ptam|ptal[aio]?)(?: jsem)?|ne(?:myslel|hledal|chtel|ptal)[aio]? (?:jsem|sem)(?: se na)?(?: to| tohle| takhle| tak)?)(?: |$)/
/** No more than this may be a reaction to what was read. */
const PLAIN_NO = /^(?:ne|nn|nene|ne ne) $/
/** "To je Praha, já chci …": what is wrong is named first. */
const NAMES_WRONG = /^(?:to|tohle) je /

/** "Myslel jsem", "ale", "spíš", "já chci". */
const MEANT =
  /^(?:(?:ja )?(?:myslel[aio]?|myslim)(?: jsem| sem| tim| to)*(?! ze )|mel[aio]? (?:jsem|sem) na mysli|(?:ja )?chtel[aio]? (?:jsem|sem)(?: se zeptat(?: na)?| vedet| rict)?|(?:ja )?chci(?: vedet)?|zajima me|zajimalo by me|ptam se(?: na)?|ptal[aio]? (?:jsem|sem) se(?: na)?|ale|nybrz|spise?|radsi|radeji)(?: |$)/
/** These alone, without a no before them, correct what was read. */
const CORRECTS =
  /^(?:(?:ja )?myslel[aio]? (?:jsem|sem)(?! ze )|mel[aio]? (?:jsem|sem) na mysli|spise?)(?: |$)/

/** Words of an opening that are looked at, and words of the thing that is wrong. */
const LONGEST = 16
const LONGEST_WRONG = 6

/** Reads the opening of a message. What is asked may be empty: "to ne". */
export function readOpening(words: readonly Word[]): Opening {
  const list = words.slice(0, LONGEST).map(({ folded }) => folded)
  const thanked = countWhile(list, 0, word => THANKS.has(word))
  const thanks = thanked > 0
  const at = countWhile(list, thanked, word => CONNECTIVES.has(word))
  const other = lengthOf(OTHER, list, at)
  if (other > 0) return { kind: 'other', thanks, length: at + other }
  const rejection = readRejection(list, at)
  if (rejection !== null) return { kind: 'rejection', thanks, length: rejection }
  return { kind: 'none', thanks, length: thanked < words.length ? thanked : 0 }
}

/** Number of words up to what was meant, or null where nothing is rejected. */
function readRejection(list: readonly string[], from: number): number | null {
  const no = lengthOf(REJECTS, list, from)
  if (no === 0 && lengthOf(NAMES_WRONG, list, from) === 0) {
    const corrected = lengthOf(CORRECTS, list, from)
    return corrected > 0 ? afterMeant(list, from) : null
  }
  for (let at = from + no; at <= from + no + LONGEST_WRONG && at < list.length; at++)
    if (lengthOf(MEANT, list, at) > 0) return afterMeant(list, at)
  if (no === 0) return null
  return PLAIN_NO.test(`${list.slice(from).join(' ')} `) ? null : from + no
}

/** Index of the first word after "ale myslel jsem spíš". */
function afterMeant(list: readonly string[], from: number): number {
  let at = from
  for (let length = lengthOf(MEANT, list, at); length > 0; length = lengthOf(MEANT, list, at)) at += length
  return at
}

/** Number of words that a pattern takes from an index on. */
function lengthOf(pattern: RegExp, list: readonly string[], at: number): number {
  const found = pattern.exec(`${list.slice(at).join(' ')} `)?.[0].trim() ?? ''
  return found === '' ? 0 : found.split(' ').length
}

function countWhile(list: readonly string[], from: number, test: (word: string) => boolean): number {
  let at = from
  while (at < list.length && test(list[at] ?? '')) at++
  return at
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
