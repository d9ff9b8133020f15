/** Amounts of a text that answer a question for one, in the unit that it asks for. */

import { VOCABULARY, type Word } from '../czech/fold.ts'
import { isFraction } from '../czech/numeral.ts'
import { root, stems } from '../czech/stem.ts'
import { recalling } from '../text/recall.ts'
import { type Quantity, quantitiesIn } from './quantity.ts'
import { type Detail, detailOf, type Reading } from './reading.ts'
import type { Measure, Unit } from './unit.ts'
import { wordsLike } from './word-list.ts'

const ALL_MEASURES: readonly Measure[] = [
  'money',
  'share',
  'duration',
  'frequency',
  'length',
  'area',
  'weight',
  'volume',
  'energy',
  'count',
]
/** Units that answer a question for another one. */
const ANSWERS: Readonly<Record<Unit, readonly Measure[]>> = {
  money: ['money'],
  price: ['money'],
  share: ['share'],
  change: ALL_MEASURES,
  any: ALL_MEASURES,
  duration: ['duration'],
  frequency: ['frequency', 'duration'],
  length: ['length'],
  area: ['area', 'length'],
  weight: ['weight'],
  volume: ['volume'],
  energy: ['energy'],
  count: ['count', 'share'],
  ratio: ['count', 'share'],
}

const FREE = wordsLike('zdarma bezplatn* bezuplatn* zadarmo')
const NONE_OR_ALL = wordsLike('vsech* vsichni vsem zadn*')
const EACH = wordsLike('kazdy kazda kazde kazdeho kazdemu kazdem kazdou kazdym')
const OFTEN = wordsLike(`
  denne tydne mesicne rocne ctvrtletne pulrocne pravideln* kazdorocn* kazdodenn* nonstop nepretrzit* *krat`)
/** `jednou v roce`, `jednou za měsíc`. */
const PER = wordsLike('v ve za do')
const SPAN = wordsLike(
  'ihned okamzit* neprodlen* obratem *letych *lete *letou *letem *leteho *letymi *denni *mesicni *hodinov* *minutov* *tydenni',
)
/** `za týden`, `půl roku`. */
const ONE_SPAN = wordsLike('rok roka roku tyden tydne mesic mesice hodinu hodiny den dne')
const BEFORE_SPAN = wordsLike('za do behem pul')

/** The amounts in order. `counted` are the stems and roots of the noun that a `count` is of. Linear. */
export function amountsIn(unit: Unit, counted: readonly string[], reading: Reading): Detail[] {
  const { words } = reading
  const quantities = quantitiesIn(reading).filter(one => answers(unit, one, words))
  const numbers =
    counted.length > 0 ? countsOf(counted, quantities, reading) : quantities.map(one => amountOf(words, one))
  const told = words
    .filter((_, at) => isToldInWords(unit, words, at))
    .map(word => detailOf(word, unit === 'share'))
  return [...numbers, ...told].sort((a, b) => a.from - b.from)
}

/** `v 18 hodin`, `do 16:30`. */
export function timesOfDayIn({ words, text }: Reading): Detail[] {
  return words
    .filter(
      ({ folded, to }, at) =>
        /^\d{1,2}(?:\.\d\d)?$/.test(folded) &&
        (/^hod/.test(words[at + 1]?.folded ?? '') || /^:\d\d/.test(text.slice(to, to + 3))),
    )
    .map(word => detailOf(word))
}

function answers(unit: Unit, quantity: Quantity, words: readonly Word[]): boolean {
  if (ANSWERS[unit].includes(quantity.unit)) return true
  return (unit === 'money' || unit === 'price') && quantity.unit === 'share' && isOfMoney(words, quantity)
}

const OF_MONEY = wordsLike(`
  poplat* cena ceny cenu cene cenou rozpoct* rozpocet hdp naklad* slev* najm* najem* dan dane dani dph mzd* plat platu platy
  vydaj* prijm* jizdn* vstupn* dotac* pokut*`)
const MONEY_DISTANCE = 6

/** `2 % z rozpočtu`, `poplatek o polovinu`. */
function isOfMoney(words: readonly Word[], { at, end }: Quantity): boolean {
  return words
    .slice(Math.max(0, at - MONEY_DISTANCE), end + MONEY_DISTANCE)
    .some(({ folded }) => OF_MONEY.test(folded))
}

/** Amounts without a number: `zdarma`, `všechny`, `měsíčně`, `za každý kus`, `půl roku`. */
function isToldInWords(unit: Unit, words: readonly Word[], at: number): boolean {
  const folded = words[at]?.folded ?? ''
  switch (unit) {
    case 'price':
      return FREE.test(folded)
    case 'share':
      return NONE_OR_ALL.test(folded)
    case 'frequency':
      return (
        OFTEN.test(folded) ||
        EACH.test(folded) ||
        (folded === 'jednou' && PER.test(words[at + 1]?.folded ?? ''))
      )
    case 'ratio':
      return EACH.test(folded) && words[at - 1]?.folded === 'za'
    case 'duration':
      return SPAN.test(folded) || (BEFORE_SPAN.test(folded) && ONE_SPAN.test(words[at + 1]?.folded ?? ''))
    default:
      return false
  }
}

/** Words between a number and the noun behind it; twice as many before. */
const NOUN_DISTANCE = 4

/**
 * Numbers of the counted noun: those beside it, and `všechny`, `každý`, `polovina`. A text that does not use the noun
 * may count it under another name, and there every number may be one.
 */
function countsOf(counted: readonly string[], quantities: readonly Quantity[], reading: Reading): Detail[] {
  const { words } = reading
  const nouns = new Set(
    words.flatMap((word, at) => (isForm(word, counted) || word.folded === 'jich' ? [at] : [])),
  )
  const numbers = quantities.filter(({ at, end }) => nouns.size === 0 || isBeside(nouns, at, end, reading))
  const quantified = words.filter(
    ({ folded }, at) =>
      (NONE_OR_ALL.test(folded) || EACH.test(folded) || isFraction(folded)) &&
      isBeside(nouns, at, at + 1, reading),
  )
  return [...numbers.map(one => amountOf(words, one)), ...quantified.map(word => detailOf(word))]
}

/** `byt` without accents is also `být`. */
function isForm({ text, folded }: Word, counted: readonly string[]): boolean {
  if (text.normalize('NFC').toLowerCase() === 'být') return false
  return formKeys.learn(folded).some(key => counted.includes(key))
}

/** Stems and roots of words of the content, which are looked at for one question after another. */
const formKeys = recalling<readonly string[]>(folded => {
  const list = stems(folded)
  return [...list, ...list.map(root)]
}, VOCABULARY)

function isBeside(nouns: ReadonlySet<number>, start: number, end: number, { ends }: Reading): boolean {
  for (let at = end; at < end + NOUN_DISTANCE && !ends.has(at - 1); at++) if (nouns.has(at)) return true
  const first = Math.max(0, start - 2 * NOUN_DISTANCE)
  for (let at = start - 1; at >= first && !ends.has(at); at--) if (nouns.has(at)) return true
  return false
}

function amountOf(words: readonly Word[], { at, end }: Quantity): Detail {
  return detailOf({ from: words[at]?.from ?? 0, to: words[end - 1]?.to ?? 0 })
}
