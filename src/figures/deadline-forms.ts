/** Forms of deadlines in folded words: `do konce roku 2023`, `do 31. 12. 2020`, `během prvních sta dnů`. */

import type { Deadline } from './figure.ts'
import { numberValue } from './number-value.ts'

const MONTHS = [
  'ledna',
  'unora',
  'brezna',
  'dubna',
  'kvetna',
  'cervna',
  'cervence',
  'srpna',
  'zari',
  'rijna',
  'listopadu',
  'prosince',
]
const MONTH = MONTHS.join('|')

function monthNumber(month: string): number {
  return MONTHS.indexOf(month) + 1 || Number(month)
}

export type Span = Pick<Deadline, 'way' | 'from' | 'to' | 'isRelative'>

export interface Form {
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

/** What a text has that any of the forms is in, so that most texts need not be read word by word. */
export const ANY_FORM =
  /20\d\d|obdob|letos|p[řr][íi][šs]t[íi]|(?<!\p{L})(?:let(?:ech)?|dn(?:[íiůu]|ech)|t[ýy]dn(?:[ůu]|ech)|m[ěe]s[íi]c(?:[ůu]|[íi]ch))(?!\p{L})/iu

export const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`\\b(do|od|k|ke dni|dne) (\\d\\d?)[ .](\\d\\d?|${MONTH}) (20\\d\\d)\\b`, 'g'),
    span: ([, way = '', day, month = '', year]) => {
      const number = monthNumber(month)
      if (number < 1 || number > 12 || Number(day) > 31) return null
      const date = `${year}-${twoDigits(number)}-${twoDigits(Number(day))}`
      if (way === 'od') return absolute('from', date, null)
      return way === 'dne' ? absolute('in', date, date) : absolute('by', null, date)
    },
  },
  {
    pattern: new RegExp(`\\b(do|od)(?: (?:konce|zacatku))? (${MONTH}) (20\\d\\d)\\b`, 'g'),
    span: ([, way, month = '', year]) => {
      const number = monthNumber(month)
      return way === 'od'
        ? absolute('from', `${year}-${twoDigits(number)}-01`, null)
        : absolute('by', null, lastOfMonth(Number(year), number))
    },
  },
  {
    pattern: /\bv(?:e)? (?:volebnim )?obdobi (?:let )?(20\d\d) (?:az )?(20\d\d)\b/g,
    span: ([, from, to]) => absolute('in', `${from}-01-01`, `${to}-12-31`),
  },
  {
    pattern: /\bv (prvnim|druhem|tretim|ctvrtem) (pololeti|ctvrtleti) (?:roku )?(20\d\d)\b/g,
    span: ([, which, part, year]) => {
      const [first, last] = PART[`${which}${part}`] ?? [1, 12]
      return absolute('in', `${year}-${twoDigits(first)}-01`, lastOfMonth(Number(year), last))
    },
  },
  {
    pattern:
      /\b(do|od|nejpozdeji v|v|behem|pocinaje)(?: (?:konce|konec|zacatku|prubehu))?(?: (?:roku|roce|rokem))? (20\d\d)(?:\/(20\d\d))?\b/g,
    span: ([text = '', way = '', year, other = year]) => {
      if (way === 'od' || way === 'pocinaje') return absolute('from', `${year}-01-01`, null)
      if (way === 'do' && text.includes('zacatku')) return absolute('by', null, `${year}-01-31`)
      return way === 'v' || way === 'behem'
        ? absolute('in', `${year}-01-01`, `${other}-12-31`)
        : absolute('by', null, `${other}-12-31`)
    },
  },
  {
    pattern: /\b(?:v )?(?:pristi|nasledujici|dalsi|nov)(?:m|em|ho|eho) volebni(?:m|ho) obdobi\b/g,
    span: (_, election) => (election === null ? null : relative(`${election + TERM}-12-31`)),
  },
  {
    pattern:
      /\b(?:do konce|behem|v prubehu|za)(?: (?:tohoto|pristiho|nasledujiciho|sveho|naseho|celeho))? (?:(?:volebni|funkcni)(?:ho)? )?obdobi\b/g,
    span: (_, election) => (election === null ? null : relative(`${election + TERM}-12-31`)),
  },
  {
    pattern:
      /(?<!\b(?:det|deti|detmi|detem|mlad[a-z]*|lid[a-z]*|osob[a-z]*|obcan[a-z]*|student[a-z]*|za[ck][a-z]*|rodin[a-z]*) )\b(?:(?:v|behem|do) prvnich|do|behem) ((?:[a-z]+|\d+)(?: [a-z]+)?) (dnu|dni|dnech|tydnu|tydnech|mesicu|mesicich|let|letech)\b/g,
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
    pattern: /\b(?:letos|(do konce |od )?pristi(?:ho|m)? ro(?:k|ku|ce))\b/g,
    span: ([text = '', way], election) => {
      if (election === null) return null
      const year = text === 'letos' ? election : election + 1
      const [from, to] = [`${year}-01-01`, `${year}-12-31`]
      if (way === 'od ') return { way: 'from', from, to: null, isRelative: true }
      return way === undefined ? { way: 'in', from, to, isRelative: true } : relative(to)
    },
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
