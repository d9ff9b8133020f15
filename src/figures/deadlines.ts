/** Deadlines of a text: dates and periods by which, from which or in which something is to be. */

import type { Word } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { Slice } from '../model.ts'
import { readingOf } from '../question/reading.ts'
import type { Deadline } from './figure.ts'
import { numberValue } from './number-value.ts'

type Span = Pick<Deadline, 'way' | 'from' | 'to' | 'isRelative'>

interface Form {
  readonly pattern: RegExp
  /** Null where the year of the election is needed and not known. */
  readonly span: (match: RegExpMatchArray, election: number | null) => Span | null
}

/** Years of a term of office. */
const TERM = 4
const DAYS = { den: 1, tyden: 7, mesic: 30.5, rok: 365.25 }

const PART: Readonly<Record<string, readonly [number, number]>> = {
  prvnimpololeti: [1, 6],
  druhempololeti: [7, 12],
  prvnimctvrtleti: [1, 3],
  druhemctvrtleti: [4, 6],
  tretimctvrtleti: [7, 9],
  ctvrtemctvrtleti: [10, 12],
}

const FORMS: readonly Form[] = [
  {
    pattern: /\bv (prvnim|druhem|tretim|ctvrtem) (pololeti|ctvrtleti) (?:roku )?(20\d\d)\b/g,
    span: ([, which, part, year]) => {
      const [first, last] = PART[`${which}${part}`] ?? [1, 12]
      return absolute('in', `${year}-${twoDigits(first)}-01`, lastOfMonth(Number(year), last))
    },
  },
  {
    pattern:
      /\b(do|od|nejpozdeji v|v|behem|pocinaje)(?: (?:konce|konec|zacatku|prubehu))?(?: (?:roku|roce|rokem))? (20\d\d)\b/g,
    span: ([text = '', way = '', year]) => {
      if (way === 'od' || way === 'pocinaje') return absolute('from', `${year}-01-01`, null)
      if (way === 'do' && text.includes('zacatku')) return absolute('by', null, `${year}-01-31`)
      return way === 'v' || way === 'behem'
        ? absolute('in', `${year}-01-01`, `${year}-12-31`)
        : absolute('by', null, `${year}-12-31`)
    },
  },
  {
    pattern:
      /\b(?:do konce|behem|v prubehu|za)(?: (?:tohoto|pristiho|nasledujiciho|sveho|naseho|celeho))? (?:volebniho )?obdobi\b/g,
    span: (_, election) => (election === null ? null : relative(`${election + TERM}-12-31`)),
  },
  {
    pattern:
      /\b(?:do|behem|v)(?: prvnich)? ((?:[a-z]+|\d+)(?: [a-z]+)?) (dnu|dni|dnech|tydnu|tydnech|mesicu|mesicich|let|letech)\b/g,
    span: ([, count = '', unit = ''], election) => {
      const value = numberValue(
        count.split(' ').map(folded => ({ text: folded, folded, from: 0, to: 0 })),
        '',
      )
      if (value === null || election === null) return null
      const days = unit.startsWith('d')
        ? DAYS.den
        : unit.startsWith('t')
          ? DAYS.tyden
          : unit.startsWith('m')
            ? DAYS.mesic
            : DAYS.rok
      return relative(addDays(`${election}-12-31`, Math.round(value.to * days)))
    },
  },
  {
    pattern: /\bletos\b/g,
    span: (_, election) =>
      election === null
        ? null
        : { way: 'in', from: `${election}-01-01`, to: `${election}-12-31`, isRelative: true },
  },
]

function absolute(way: Deadline['way'], from: string | null, to: string | null): Span {
  return { way, from, to, isRelative: false }
}

/** The day of the election is not known, so it is counted from the last day of its year. */
function relative(to: string): Span {
  return { way: 'by', from: null, to, isRelative: true }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function lastOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + Math.min(days, 36_525))
  return date.toISOString().slice(0, 10)
}

/**
 * The deadlines of a text in order. Those that are counted from the election need its year; without it they are left
 * out. Linear.
 */
export function deadlinesIn(text: string, electionYear: number | null): readonly Deadline[] {
  const { words } = readingOf(text)
  let next = 0
  return sentences(text).flatMap(sentence => {
    const first = next
    while ((words[next]?.from ?? Number.POSITIVE_INFINITY) < sentence.to) next++
    return inSentence(words.slice(first, next), sentence, text, electionYear)
  })
}

function inSentence(
  words: readonly Word[],
  sentence: Slice,
  text: string,
  election: number | null,
): Deadline[] {
  const line = words.map(({ folded }) => folded).join(' ')
  const starts = new Map<number, Word>()
  const ends = new Map<number, Word>()
  let at = 0
  for (const word of words) {
    starts.set(at, word)
    at += word.folded.length
    ends.set(at++, word)
  }
  const found: Deadline[] = []
  for (const { pattern, span } of FORMS)
    for (const match of line.matchAll(pattern)) {
      const from = starts.get(match.index)?.from
      const to = ends.get(match.index + match[0].length)?.to
      const read = span(match, election)
      if (read === null || from === undefined || to === undefined) continue
      if (found.some(one => one.at.from < to && from < one.at.to)) continue
      found.push({ ...read, text: text.slice(from, to), at: { from, to }, sentence })
    }
  return found.sort((a, b) => a.at.from - b.at.from)
}
