/** Years in a question: the year of a programme, a year that is part of the subject, a year to come or only spoken of, and no year at all. */

import type { Word } from '../czech/fold.ts'

/** Last year of a period without an end. */
export const OPEN_END = 9999

/** Years from and to, both inclusive. */
export interface Period {
  readonly from: number
  readonly to: number
}

/** How the years of a question are meant. */
export interface Years {
  /** Programmes of these years are asked for, or null. */
  readonly period: Period | null
  /** Indexes of years that belong to the subject: of "povodně 2002", where no programme is of that year. */
  readonly named: readonly number[]
  /** Indexes of years that an answer need not hold: to come ("do roku 2030"), and only spoken of ("jak z roku 1990"). */
  readonly aside: readonly number[]
  /** Indexes of all years, and of the words before them that belong to them: "konce roku". */
  readonly words: ReadonlySet<number>
}

/** What is known of the years of the texts. */
export interface KnownYears {
  readonly newest: number
  readonly has: (period: Period) => boolean
}

/** What makes a number beside it a quantity: `2000 korun`. */
const UNIT =
  /^(?:kc|korun\w*|eur\w*|tisic\w*|milion\w*|lid\w*|obyvatel\w*|bytu?|mist|metr\w*|km|m2|hektar\w*|strom\w*|hodin\w*|dni|dnu)$/
/** Words beside a year that make it the year of a programme. */
const OF_PROGRAMME = /^(?:program|voleb|volb|volil|kandid|slib|naslib|prislib)/
const YEAR_WORD = /^(?:rok|roku|roce|rokem|roky|let|lety|letech|leta)$/
/** What a year has, between it and its preposition. */
const TIME_OF_YEAR = /^(?:zacat(?:ku|kem)|polovin(?:y|e|ou)|kon(?:ce|cem))$/
const CLAUSE_END = /[,;.:?!()–\n]/g
/** Prepositions of how old something is: "jak z roku 1990". */
const SINCE = /^(?:z|za|od)$/
/** What makes a year that of today, by somebody who complains: "to je rok 1990?". */
const IS = /^(?:je|byl|mame|pise|pisou|zije|zijeme)$/
/** Words by which a clause asks. */
const ASKS =
  /^(?:co|cim|kdo|koho|kolik\w*|kdy|kde|kam|jak|jake|jaka|jaky|proc|jestli|ktere|ktera|ktery|[a-z]{2,}(?:[aeiy]te)|jste)$/
/** Words around a year, looked at on either side. */
const BESIDE = 3

function isYear({ folded }: Word): boolean {
  return /^(?:19|20)\d\d$/.test(folded)
}

/** Indexes of a year and of the words before it that belong to it: `konce roku 2028`. */
function withTimeOfYear(words: readonly Word[], year: number): number[] {
  let first = year
  while (isTimeOfYear(words[first - 1]?.folded ?? '')) first--
  return Array.from({ length: year - first + 1 }, (_, at) => first + at)
}

function isTimeOfYear(folded: string): boolean {
  return YEAR_WORD.test(folded) || TIME_OF_YEAR.test(folded)
}

/** Whether a word stands between a year and its preposition: `do konce roku 2028`. */
function isPartOfYear(folded: string): boolean {
  return isTimeOfYear(folded) || OF_PROGRAMME.test(folded)
}

/** Reads the years of a question with its words; `known` are those of the texts that it may be answered from. */
export function readYears(words: readonly Word[], text: string, known: KnownYears): Years {
  const at = words.flatMap((word, index) =>
    isYear(word) && !UNIT.test(words[index + 1]?.folded ?? '') ? [index] : [],
  )
  const period = periodOf(words, at)
  const spoken = new Set(at.flatMap(index => withTimeOfYear(words, index)))
  const none = { period: null, named: [], aside: [], words: spoken }
  if (period === null) return none
  const explicit = at.some(index =>
    words
      .slice(Math.max(0, index - BESIDE), index + BESIDE + 1)
      .some(({ folded }) => OF_PROGRAMME.test(folded)),
  )
  const latest = Math.max(...at.map(index => Number(words[index]?.folded)))
  if (!explicit && latest > known.newest) return { ...none, aside: at }
  if (explicit || known.has(period)) return { ...none, period }
  return at.every(index => isSpokenOf(words, text, index)) ? { ...none, aside: at } : { ...none, named: at }
}

/** Whether a year only says how old something is: "jak z roku 1990", "to je rok 1990?", "máme stroje z roku 1990, koupíte nové?". */
function isSpokenOf(words: readonly Word[], text: string, at: number): boolean {
  const before = words.slice(0, at).findLastIndex(({ folded }) => !isTimeOfYear(folded))
  const [opening, governing] = [before - 1, before].map(index => words[index]?.folded ?? '') as [
    string,
    string,
  ]
  if (/^jako?$/.test(opening) && SINCE.test(governing)) return true
  if (words[at - 1]?.folded === 'rok' && IS.test(governing)) return true
  return isTold(words, text, at)
}

/** Whether a year stands in a clause that tells, and a question follows. */
function isTold(words: readonly Word[], text: string, at: number): boolean {
  const { from = 0, to = 0 } = words[at] ?? {}
  const ends = [...text.matchAll(CLAUSE_END)].map(({ index }) => index)
  const start = ends.findLast(end => end < from) ?? -1
  const end = ends.find(end => end >= to)
  if (end === undefined || text[end] === '?' || !text.includes('?', end)) return false
  return !words.some(word => word.from > start && word.to <= end && ASKS.test(word.folded))
}

/** `od roku 2020`, `do konce roku 2018`, `před volbami 2018`, `2014-2018`, `v roce 2022`. */
function periodOf(words: readonly Word[], at: readonly number[]): Period | null {
  const years = at.map(index => Number(words[index]?.folded))
  const [first] = years
  if (first === undefined) return null
  if (years.length > 1) return { from: Math.min(...years), to: Math.max(...years) }
  switch (words.slice(0, at[0]).findLast(({ folded }) => !isPartOfYear(folded))?.folded) {
    case 'od':
      return { from: first, to: OPEN_END }
    case 'po':
      return { from: first + 1, to: OPEN_END }
    case 'do':
      return { from: 0, to: first }
    case 'pred':
      return { from: 0, to: first - 1 }
    default:
      return { from: first, to: first }
  }
}
