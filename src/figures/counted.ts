/** Quantities of a text as figures: their values and what they count. */

import type { Word } from '../czech/fold.ts'
import { CASE_ENDING, type Quantity, quantitiesIn } from '../question/quantity.ts'
import type { Reading } from '../question/reading.ts'
import { cellUnit } from './cell.ts'
import type { Figure } from './figure.ts'
import type { Found } from './found.ts'
import { nounBehind } from './noun.ts'
import { fractionValue, isFactor, type NumberValue, numberValue, YEAR } from './number-value.ts'
import { isInDocumentNumber } from './year.ts'

/** Endings of the genitive plural. */
const GENITIVE = /(?:tel|ů|í|ých|ích|[bcčdďhkmnňprřsšťvzž])$/
/** Factors in the plural. */
const MANY = /^(?:tisic(?:e|u|ich|um)|milion(?:y|u|ech|um)|miliard(?:y|ach|am)?|bilion(?:y|u|ech))$/
const CURRENCY = /^(?:kc|korun|czk)/

/** Sums, shares and counts in order; a count without a noun has no unit. Linear. */
export function countedIn(reading: Reading): Found[] {
  const { words, text } = reading
  const found: Found[] = []
  const all = quantitiesIn(reading)
  let next = 0
  for (const [index, quantity] of all.entries()) {
    if (quantity.at < next) continue
    const { first, end, measure } = whole(quantity, all[index + 1], words)
    next = end
    const word = words[first]
    if (word === undefined || isVerb(word) || isInDocumentNumber(word, text)) continue
    if (
      isTime(word, text) ||
      isOrdinal(word, measure, text) ||
      isVague(words, first) ||
      isSomewhere(words, first)
    )
      continue
    const cell = cellUnit(text, word.from, word.to)
    const value = readValue(words.slice(first, cell === null ? end : first + 1), measure, text)
    if (value === null) continue
    if (cell === null) {
      const one = { ...value, ...unitOf(measure, first, end, reading), first, end }
      if (!isName(one, measure, reading)) found.push(one)
      continue
    }
    const { kind, unit, factor } = cell
    const [from, to] = [value.from * factor, value.to * factor]
    found.push({ kind, unit, from, to, first, end: first + 1 })
  }
  return found
}

/** A part of a time of day: `po 22:00 hodině` counts no hours. */
function isTime({ from, to }: Word, text: string): boolean {
  return /\d:$/.test(text.slice(Math.max(0, from - 2), from)) || /^:\d\d(?!\d)/.test(text.slice(to, to + 4))
}

/** `jedná se o projekt`: the accent tells the verb from the number. */
function isVerb({ text }: Word): boolean {
  return /^jedná$/iu.test(text)
}

/** `od 60. let`. */
function isOrdinal({ text: written, to }: Word, measure: Quantity['unit'], text: string): boolean {
  return measure === 'duration' && /^\d+$/.test(written) && text[to] === '.'
}

/** `několik miliard`, `vložené miliardy`: a factor in the plural that no number stands before. */
function isVague(words: readonly Word[], first: number): boolean {
  return MANY.test(words[first]?.folded ?? '')
}

/** `na jednom místě`, `jedním slovem`, `z jedné strany`, `za jeden provaz`. */
function isSomewhere(words: readonly Word[], first: number): boolean {
  return (
    /^jed/.test(words[first]?.folded ?? '') &&
    /^(?:mist|smer|slov|dech|stran|provaz)/.test(words[first + 1]?.folded ?? '')
  )
}

/** Numbers that name what stands before them (`Opatření 1.1`, `MO Plzeň 3`, `Telefon: 378 033 800`), and years. */
function isName(
  { first, end, unit, from, to }: Found,
  measure: Quantity['unit'],
  { words, text }: Reading,
): boolean {
  const word = words[first]
  if (measure !== 'count' || word === undefined || !/^\d/.test(word.text)) return false
  if (words.slice(first, end).some(({ folded }) => isFactor(folded))) return false
  if (text[word.from - 1] === '=') return true
  const year = YEAR.test(word.text) && YEAR.test(words[end - 1]?.text ?? '')
  if (year && (from !== to || !GENITIVE.test(unit.split(' ')[0] ?? ''))) return true
  const before = words[first - 1]
  return (
    unit === '' &&
    before !== undefined &&
    /^\p{Lu}/u.test(before.text) &&
    /^:?\s*$/.test(text.slice(before.to, word.from))
  )
}

interface Whole {
  readonly first: number
  readonly end: number
  readonly measure: Quantity['unit']
}

/** `tři čtvrtiny`, `půl miliardy` and `dva a půl miliardy` are one figure of two numbers each. */
function whole({ at, end, unit }: Quantity, next: Quantity | undefined, words: readonly Word[]): Whole {
  const alone = { first: at, end, measure: unit }
  if (next?.at === end && next.unit === 'share' && fractionValue(words[end]?.folded ?? '') !== null)
    return { first: at, end: next.end, measure: 'share' }
  if (words[at]?.folded === 'pul' && next?.at === end && isFactor(words[end]?.folded ?? ''))
    return { first: at, end: next.end, measure: next.unit }
  if (words[end]?.folded !== 'a' || words[end + 1]?.folded !== 'pul') return alone
  if (!isFactor(words[end + 2]?.folded ?? '')) return { first: at, end: end + 2, measure: unit }
  const currency = CURRENCY.test(words[end + 3]?.folded ?? '')
  return { first: at, end: end + (currency ? 4 : 3), measure: 'money' }
}

function readValue(words: readonly Word[], measure: Quantity['unit'], text: string): NumberValue | null {
  const fraction = fractionValue(words.at(-1)?.folded ?? '')
  if (measure === 'share' && fraction !== null) {
    const times = words.length > 1 ? (numberValue(words.slice(0, -1), text)?.from ?? 1) : 1
    return { from: 100 * times * fraction, to: 100 * times * fraction }
  }
  const last = words.findLastIndex(
    ({ folded }) =>
      isFactor(folded) ||
      folded === 'pul' ||
      numberValue([{ folded, text: folded, from: 0, to: 0 }], '') !== null,
  )
  if (last < 0) return null
  const own = words.slice(0, last + 1).filter(({ folded }) => !CASE_ENDING.test(folded))
  return numberValue(own, text)
}

function unitOf(
  measure: Quantity['unit'],
  first: number,
  end: number,
  reading: Reading,
): Pick<Figure, 'kind' | 'unit'> {
  const { words, text } = reading
  const last = words[end - 1]
  if (measure === 'money') {
    const foreign = words.slice(first, end).some(({ folded }) => folded.startsWith('eur'))
    return {
      kind: 'sum',
      unit: foreign || /^\s?€/.test(text.slice(last?.to, (last?.to ?? 0) + 2)) ? '€' : 'Kč',
    }
  }
  if (measure === 'share') return { kind: 'share', unit: '%' }
  if (measure === 'count') return { kind: 'count', unit: nounBehind(reading, end) }
  return { kind: 'count', unit: measure === 'frequency' ? 'krát' : (last?.text ?? '') }
}
