/** Quantities of a text: its numbers, in digits or words, each with what it counts. */

import type { Word } from '../czech/fold.ts'
import { isFraction, isNumeral } from '../czech/numeral.ts'
import type { Reading } from './reading.ts'
import type { Measure } from './unit.ts'
import { type WordList, wordsLike } from './word-list.ts'

/** A number with its unit. Numbers that count nothing (years, days, road numbers, paragraphs of laws) are none. */
export interface Quantity {
  readonly unit: Measure
  /** Indexes of its first word and of the one behind its unit. */
  readonly at: number
  readonly end: number
}

const UNITS: readonly (readonly [WordList, Measure])[] = [
  [wordsLike('kc korun* czk eur euro eura halir* dolar* usd'), 'money'],
  [wordsLike('procent* promile'), 'share'],
  [
    wordsLike(`
      rok roky roku rokem let lety letech leta lete letych leteho letou mesic* tyden tydn* den dne dny dni dnu dnech denni*
      hodin* h minut* min sekund* vterin*`),
    'duration',
  ],
  [wordsLike('krat'), 'frequency'],
  [wordsLike('km kilometr* metr* m cm mm centimetr*'), 'length'],
  [wordsLike('ha hektar* m2 km2 ctverecn*'), 'area'],
  [wordsLike('t tun* kg kilogram* g gram*'), 'weight'],
  [wordsLike('l litr* m3 kubik* krychlov* hektolitr*'), 'volume'],
  [wordsLike('kwh mwh gwh twh kw mw gw kwp mwp gj tj pj megawat* kilowat* gigawat*'), 'energy'],
]
const MILLIONS = wordsLike('mil milion* miliard* mld bilion*')
const THOUSANDS = wordsLike('tis tisic*')
/** What follows millions that are money although no currency is named. */
const OF_BUDGET = wordsLike(
  'z ze na do v ve pro a rocne krajsk* mestsk* rozpoct* navic dotac* letos dluhu uspor*',
)
const MONTH_GENITIVE = wordsLike(
  'ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince',
)
/** Words whose number is a name: `zákon č. 106`, `Praha 12`, `linka 14`. */
const NAMED_BY_NUMBER = wordsLike(`
  c cislo zakon* narizen* vyhlask* paragraf* odst* pism* clan* cl bod* link* silnic* zs ms praha prahy praze prahou prahu
  kapitol* strana str viz`)
/** Of a number in digits: `do 30-ti dnů`. */
export const CASE_ENDING = /^(?:ti|mi)$/
const BEFORE_YEAR = wordsLike('rok* roce let letech v od do z o po pred volb*')
/** Words of one number, and from it to its currency. */
const LONGEST_NUMBER = 8
const UNIT_DISTANCE = 3
/** What may stand between a number and its unit: `tři následující roky`. */
const BEFORE_UNIT = wordsLike('nasledujici* pristi* dalsi* cel* pracovn* kalendarn* skolni*')

const known = new WeakMap<Reading, readonly Quantity[]>()

/** Quantities in order, found once as long as the text is remembered. Linear. */
export function quantitiesIn(reading: Reading): readonly Quantity[] {
  const found = known.get(reading) ?? read(reading)
  known.set(reading, found)
  return found
}

function read(reading: Reading): Quantity[] {
  const { words } = reading
  const found: Quantity[] = []
  let next = 0
  for (const at of words.keys()) {
    if (at < next) continue
    const quantity = isShare(words, at) ? { unit: 'share' as const, at, end: at + 1 } : null
    const read = quantity ?? (isNumber(words[at]) ? readNumber(reading, at) : null)
    if (read === null) continue
    next = read.end
    if (read.unit !== null) found.push({ ...read, unit: read.unit })
  }
  return found
}

/** `polovina`, `⅕`; not `půl roku`. */
function isShare(words: readonly Word[], at: number): boolean {
  const folded = words[at]?.folded ?? ''
  if (folded.includes('\u2044')) return true
  const next = words[at + 1]?.folded ?? ''
  return isFraction(folded) && !(folded === 'pul' && /^(?:rok|hodin|mesic|den|dne|minut)/.test(next))
}

function isNumber(word: Word | undefined): boolean {
  if (word === undefined || /^(?:PET|SET)$/.test(word.text)) return false
  return /^\d+(?:\.\d+)?(?:x|ti|mi)?$/.test(word.folded) || isNumeral(word.folded)
}

interface ReadNumber {
  readonly unit: Measure | null
  readonly at: number
  readonly end: number
}

function readNumber(reading: Reading, at: number): ReadNumber {
  const { words, text, ends } = reading
  const end = endOfNumber(reading, at)
  const after = text.slice(words[end - 1]?.to ?? 0, (words[end - 1]?.to ?? 0) + 3)
  const next = words[end]?.folded ?? ''
  const named = unitBehind(reading, end)
  if (/^\s?[%‰]/.test(after)) return { unit: 'share', at, end }
  if (/^\s?[€$]|^,[-–—]/.test(after)) return { unit: 'money', at, end }
  if (/^\s?°/.test(after)) return { unit: null, at, end }
  if (named !== null) return { unit: named.unit, at, end: named.end }
  if (words.slice(at, end).some(({ folded }) => MILLIONS.test(folded))) {
    const alone = ends.has(end - 1) || /^\s*[,;)–—]/.test(after)
    return { unit: alone || OF_BUDGET.test(next) ? 'money' : 'count', at, end }
  }
  if (/^(?:jednou|\d+x)$/.test(words[at]?.folded ?? '')) return { unit: 'frequency', at, end }
  const countsNothing = end - at === 1 && (isName(reading, at) || isOneOf(words, at))
  return { unit: countsNothing ? null : 'count', at, end }
}

/** Index behind a number of several words: `5 až 10 milionů`, `dva tisíce`. */
function endOfNumber({ words, text, ends }: Reading, at: number): number {
  let end = at + 1
  while (end < words.length && end - at < LONGEST_NUMBER) {
    const word = words[end]
    const gap = text.slice(words[end - 1]?.to, word?.from)
    if (word === undefined || ends.has(end - 1) || /[^\s.–—-]/.test(gap)) break
    const links = word.folded === 'az' && isNumber(words[end + 1])
    const isEnding = gap === '-' && CASE_ENDING.test(word.folded)
    if (!links && !isEnding && !isNumber(word) && !MILLIONS.test(word.folded) && !THOUSANDS.test(word.folded))
      break
    end++
  }
  return end
}

/** The unit right behind a number and an adjective of it, or a currency after a word or two: `5 milionů našich korun`. */
function unitBehind({ words, ends }: Reading, end: number): { unit: Measure; end: number } | null {
  const first = BEFORE_UNIT.test(words[end]?.folded ?? '') ? end + 1 : end
  for (let at = end; at < Math.min(words.length, end + UNIT_DISTANCE); at++) {
    if (ends.has(at - 1) || isNumber(words[at])) return null
    const folded = words[at]?.folded ?? ''
    const unit = UNITS.find(([list]) => list.test(folded))?.[1]
    if (unit !== undefined && (at <= first || unit === 'money')) return { unit, end: at + 1 }
  }
  return null
}

/** A number that is a name, a year, an ordinal or a part of a date, a road or a range of something else. */
function isName({ words, text, ends }: Reading, at: number): boolean {
  const word = words[at]
  if (word === undefined || !/^\d/.test(word.folded)) return false
  const before = words[at - 1]?.folded ?? ''
  const next = words[at + 1]?.folded ?? ''
  const after = text.slice(word.to, word.to + 2)
  if (NAMED_BY_NUMBER.test(before) || MONTH_GENITIVE.test(next) || isYear(word, before, text)) return true
  if (/^\.(?:\s|$)/.test(after) && !ends.has(at)) return true
  return /[\p{L}\d][/.-]$/u.test(text.slice(Math.max(0, word.from - 2), word.from)) || /^\/\d/.test(after)
}

/** `2 026 bytů` is a count, and so is `2026 bytů`; `v roce 2026` and `2026:` are none. */
function isYear({ text: written, folded, to }: Word, before: string, text: string): boolean {
  if (!/^(?:19|20)\d\d$/.test(folded) || written.length > 4) return false
  if (/^\s(?:obyvatel|osob|lidí)/u.test(text.slice(to, to + 9))) return false
  return (
    BEFORE_YEAR.test(before) || MONTH_GENITIVE.test(before) || !/^\s\p{Ll}{4}/u.test(text.slice(to, to + 5))
  )
}

/** `jedna z priorit`. */
function isOneOf(words: readonly Word[], at: number): boolean {
  return /^jed[en]/.test(words[at]?.folded ?? '') && /^ze?$/.test(words[at + 1]?.folded ?? '')
}
