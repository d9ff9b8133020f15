/** Figures of a text: every sum, share, count and year, with the sentence that it stands in. */

import type { Word } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { Slice } from '../model.ts'
import { type Quantity, quantitiesIn } from '../question/quantity.ts'
import { type Reading, readingOf } from '../question/reading.ts'
import { boundOf, isConditional, isNegated } from './bound.ts'
import type { Figure } from './figure.ts'
import { fractionValue, isFactor, type NumberValue, numberValue } from './number-value.ts'

/** A figure before its sentence is known. */
interface Found extends NumberValue {
  readonly kind: Figure['kind']
  readonly unit: string
  /** Indexes of its first word and of the one behind it. */
  readonly first: number
  readonly end: number
}

/** Words that go on to a noun: `nových bytů`. */
const ADJECTIVE = /(?:ych|ich|e|y|a|i|ymi|imi)$/
/** Endings of the genitive plural. */
const GENITIVE = /(?:ů|í|ých|ích|[bcčdďhkmnňprřsšťvzž])$/
/** Verbs and prepositions behind a number that counts nothing named: `33 bylo podpořeno`. */
const NO_NOUN = /^(?:byl[aoiy]?|jsou|bude|budou|mohl[aoiy]|pri|pro|pod|nad|pred|mezi|ktere|kteri|ktery)$/
const CURRENCY = /^(?:kc|korun|czk)/

/** The figures of a passage's text in order. Numbers that are names, vague ones (`desítky`) and law numbers are none. Linear. */
export function figuresIn(text: string): readonly Figure[] {
  const reading = readingOf(text)
  const counted = quantities(reading)
  const taken = new Set(
    counted.flatMap(one => reading.words.slice(one.first, one.end).map(word => word.from)),
  )
  const dates = years(reading).filter(one => !taken.has(reading.words[one.first]?.from ?? -1))
  const found = [...counted, ...dates].sort((a, b) => a.first - b.first)
  let [at, end] = [0, 0]
  return sentences(text).flatMap(sentence => {
    const first = end
    while ((reading.words[end]?.from ?? Number.POSITIVE_INFINITY) < sentence.to) end++
    const own: Found[] = []
    for (let one = found[at]; one !== undefined && one.first < end; one = found[++at]) own.push(one)
    const conditional = own.length > 0 && isConditional(reading.words.slice(first, end))
    return own.map(one => figureOf(one, sentence, first, conditional, reading))
  })
}

/** `start` is the first word of its sentence. */
function figureOf(
  { kind, from, to, unit, first, end }: Found,
  sentence: Slice,
  start: number,
  conditional: boolean,
  { words, text }: Reading,
): Figure {
  const last = words[end - 1]?.to ?? 0
  const sign = /^\s?[%‰€]/.exec(text.slice(last, last + 2))?.[0].length ?? 0
  const at = { from: words[first]?.from ?? 0, to: last + sign }
  return {
    kind,
    from,
    to,
    unit,
    text: text.slice(at.from, at.to),
    at,
    sentence,
    bound: kind === 'date' ? 'exact' : boundOf(words, first, start),
    negated: isNegated(words, first, start, text),
    conditional,
  }
}

function quantities(reading: Reading): Found[] {
  const { words, text } = reading
  const found: Found[] = []
  const all = quantitiesIn(reading)
  let next = 0
  for (const [index, quantity] of all.entries()) {
    if (quantity.at < next) continue
    const { first, end, measure } = whole(quantity, all[index + 1], words)
    next = end
    const value = readValue(words.slice(first, end), measure, text)
    if (value === null) continue
    const one = { ...value, ...unitOf(measure, end, reading, first), first }
    if (!isName(one, measure, reading)) found.push(one)
  }
  return found
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

/** `tři čtvrtiny` and `dva a půl miliardy` are one figure of two numbers each. */
function whole({ at, end, unit }: Quantity, next: Quantity | undefined, words: readonly Word[]): Whole {
  const alone = { first: at, end, measure: unit }
  if (next?.at === end && next.unit === 'share' && fractionValue(words[end]?.folded ?? '') !== null)
    return { first: at, end: next.end, measure: 'share' }
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
  return last < 0 ? null : numberValue(words.slice(0, last + 1), text)
}

function unitOf(measure: Quantity['unit'], end: number, { words, text, ends }: Reading, first: number) {
  if (measure === 'money') {
    const foreign = words.slice(first, end).some(({ folded }) => folded.startsWith('eur'))
    return {
      kind: 'sum' as const,
      unit: foreign || /^\s?€/.test(text.slice(words[end - 1]?.to)) ? '€' : 'Kč',
      end,
    }
  }
  if (measure === 'share') return { kind: 'share' as const, unit: '%', end }
  if (measure !== 'count') return { kind: 'count' as const, unit: words[end - 1]?.text ?? '', end }
  const noun: string[] = []
  for (let at = end; at < Math.min(words.length, end + 3) && !ends.has(at - 1); at++) {
    const word = words[at]
    if (
      word === undefined ||
      /[^\s]/.test(text.slice(words[at - 1]?.to, word.from)) ||
      !/^(?:\p{Ll}{3}|ks$)/u.test(word.text) ||
      NO_NOUN.test(word.folded)
    )
      break
    noun.push(word.text)
    if (!ADJECTIVE.test(word.folded)) break
  }
  return { kind: 'count' as const, unit: noun.join(' '), end }
}

const YEAR = /^(?:19|20)\d\d$/

function years({ words, text }: Reading): Found[] {
  return words.flatMap((word, at) => {
    if (!YEAR.test(word.text) || isCount(words, at, text)) return []
    const value = Number(word.folded)
    return [{ kind: 'date' as const, from: value, to: value, unit: 'rok', first: at, end: at + 1 }]
  })
}

/** Whether four digits are no year: those of `2000 bytů`, `2000 Kč` and `106/1999`. */
function isCount(words: readonly Word[], at: number, text: string): boolean {
  const [word, before] = [words[at], words[at - 1]?.folded ?? '']
  if (word === undefined || /\d\/$/.test(text.slice(Math.max(0, word.from - 2), word.from))) return true
  if (/^\s?(?:Kč|%|€|,-)/.test(text.slice(word.to, word.to + 4))) return true
  return (
    !/^(?:rok|roku|roce|rokem|let|letech|do|od|v|z|po|pred)$/.test(before) &&
    /^\s\p{Ll}{4}/u.test(text.slice(word.to, word.to + 5))
  )
}
