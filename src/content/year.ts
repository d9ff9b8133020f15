/** Years of elections and reports, as a head states them. */

const YEAR = /(?<!\d)\d{4}(?!\d)/
const DAY = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/
/** Years that names of folders may have too. */
const FIRST = 1900
const LAST = 2099
/** Programmes are not written for elections that are further away. */
const YEARS_AHEAD = 5

/** The first year of a value, such as `2022`, `2022–2026` or `2022-09-23`: null when there is no value, undefined when it has no year. */
export function readYear(value: unknown): number | null | undefined {
  if (value == null || value === '') return null
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  const found = YEAR.exec(text)
  if (found === null || !isDay(text)) return undefined
  const year = Number(found[0])
  return year >= FIRST && year <= LAST ? year : undefined
}

/** Whether a text that looks like a day or month is one of the calendar. */
function isDay(text: string): boolean {
  const [, year, month, day = '1'] = DAY.exec(text) ?? []
  if (year === undefined) return true
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** Whether a year is too far ahead of `today` to be that of a programme. */
export function isFarAhead(year: number, today: Date): boolean {
  return year > today.getUTCFullYear() + YEARS_AHEAD
}
