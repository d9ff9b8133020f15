/** Detail of a passage: whether what a question wants stands in a text, and whether beside its subject. */

import { contentWords, type Word } from '../czech/fold.ts'
import { isFraction } from '../czech/numeral.ts'
import { sentences } from '../czech/sentences.ts'
import { root, stems } from '../czech/stem.ts'
import type { Slice } from '../model.ts'
import { datesIn } from './dates.ts'
import { deedsIn } from './deeds.ts'
import { actorsIn, namedPlacesIn, personsIn, placesIn } from './names.ts'
import { endsSentence, quantitiesIn } from './quantity.ts'
import type { Unit, Wanted } from './wanted.ts'

/** A text that may hold a detail. */
export interface Searched {
  readonly text: string
  /** Words of the text that met the subject of the question, in order. */
  readonly near: readonly Slice[]
  /** What stands above it: headings, and the sentence that introduces a list. */
  readonly above?: readonly string[]
}

export type Held = 'near' | 'somewhere' | 'no'

/**
 * Where a text holds the wanted detail: in a sentence that met the subject, `somewhere` else, or not at all, which is
 * said only of a text that has nothing of the kind. Linear.
 */
export function holdsWanted(wanted: Wanted, { text, near, above = [] }: Searched): Held {
  const found = detailsIn(wanted, text)
  if (found.length === 0) return above.some(line => detailsIn(wanted, line).length > 0) ? 'somewhere' : 'no'
  const ranges = sentences(text).filter(range =>
    near.some(({ from }) => range.from <= from && from < range.to),
  )
  return found.some(({ from }) => ranges.some(range => range.from <= from && from < range.to))
    ? 'near'
    : 'somewhere'
}

/** The details of the wanted kind in a text of the content, in order. */
export function detailsIn(wanted: Wanted, text: string): Slice[] {
  const words = contentWords(text)
  switch (wanted.kind) {
    case 'number':
      return numbersIn(wanted.unit, wanted.counted, words, text)
    case 'date':
      return datesIn(words, text)
    case 'time-of-day':
      return timesIn(words, text)
    case 'place':
      return wanted.named ? namedPlacesIn(words, text) : placesIn(words, text)
    case 'person':
      return wanted.named ? personsIn(words, text) : actorsIn(words, text)
    case 'deed':
      return deedsIn(words)
  }
}

/** `v 18 hodin`, `do 16:30`. */
function timesIn(words: readonly Word[], text: string): Slice[] {
  return words.filter(
    ({ folded, to }, at) =>
      /^\d{1,2}(?:\.\d\d)?$/.test(folded) &&
      (/^hod/.test(words[at + 1]?.folded ?? '') || /^:\d\d/.test(text.slice(to, to + 3))),
  )
}

/** Units that answer a question for another one. */
const ANSWERS: Readonly<Record<Unit, readonly Unit[]>> = {
  money: ['money'],
  share: ['share'],
  change: [
    'money',
    'share',
    'duration',
    'length',
    'area',
    'weight',
    'volume',
    'energy',
    'count',
    'frequency',
  ],
  any: ['money', 'share', 'duration', 'length', 'area', 'weight', 'volume', 'energy', 'count', 'frequency'],
  duration: ['duration'],
  frequency: ['frequency', 'duration'],
  length: ['length'],
  area: ['area', 'length'],
  weight: ['weight'],
  volume: ['volume'],
  energy: ['energy'],
  count: ['count', 'share'],
}

const FREE = /^(?:zdarma|bezplatn\w*|bezuplatn\w*|zadarmo)$/
const ALL = /^(?:vsech\w*|vsichni|vsem|zadn\w*|kazd(?:y|a|e|eho|emu|em|ou|ym))$/
const OFTEN =
  /^(?:denne|tydne|mesicne|rocne|ctvrtletne|pulrocne|pravideln\w*|kazdorocn\w*|kazdodenn\w*|nonstop|nepretrzit\w*|jednou|dvakrat|trikrat|\w+krat)$/
const SPANS =
  /^(?:ihned|okamzit\w*|neprodlen\w*|obratem|\w*(?:letych|lete|letou|letem|lety|leteho|letymi|denni|mesicni|hodinov\w*|minutov\w*|tydenni))$/

function numbersIn(unit: Unit, counted: readonly string[], words: readonly Word[], text: string): Slice[] {
  const answers = new Set<Unit>(ANSWERS[unit])
  const quantities = quantitiesIn(words, text).filter(
    one => answers.has(one.unit) || (unit === 'money' && one.unit === 'share' && isOfMoney(words, one)),
  )
  const found: Slice[] =
    unit === 'count' && counted.length > 0
      ? countsOf(counted, quantities, words, text)
      : quantities.map(({ at, end }) => sliceOf(words, at, end))
  for (const [at, { folded }] of words.entries()) {
    const next = words[at + 1]?.folded ?? ''
    if (
      (unit === 'money' && FREE.test(folded)) ||
      (unit === 'share' && ALL.test(folded) && /^vse|^zad/.test(folded)) ||
      (unit === 'frequency' && (OFTEN.test(folded) || /^kazd/.test(folded))) ||
      (unit === 'duration' &&
        (SPANS.test(folded) ||
          (folded === 'pul' && /^(?:rok|hodin|den)/.test(next)) ||
          (/^(?:za|do|behem)$/.test(folded) && /^(?:rok|roka|tyden|mesic|hodinu|den)$/.test(next))))
    )
      found.push(sliceOf(words, at, at + 1))
  }
  return found.sort((a, b) => a.from - b.from)
}

const OF_MONEY =
  /^(?:poplat\w*|cen[auyeo]\w{0,2}|rozpoct\w*|rozpocet|hdp|naklad\w*|slev\w*|najm\w*|najem\w*|dan[ieí]?|dph|mzd\w*|plat[uy]?|vydaj\w*|prijm\w*|jizdn\w*|vstupn\w*|dotac\w*|pokut\w*)$/
const MONEY_DISTANCE = 6

/** `2 % z rozpočtu`, `poplatek o polovinu`. */
function isOfMoney(words: readonly Word[], { at, end }: { at: number; end: number }): boolean {
  return words
    .slice(Math.max(0, at - MONEY_DISTANCE), end + MONEY_DISTANCE)
    .some(({ folded }) => OF_MONEY.test(folded))
}

/** Words between a number and the noun that it counts. */
const NOUN_DISTANCE = 4

/**
 * Numbers of the counted noun: those beside it. A text that does not use the noun may count it under another name, and
 * there every number may be one.
 */
function countsOf(
  counted: readonly string[],
  quantities: readonly { at: number; end: number; unit: Unit }[],
  words: readonly Word[],
  text: string,
): Slice[] {
  const isCounted = (at: number) => {
    const word = words[at]
    if (word === undefined || word.text.toLowerCase() === 'být') return false
    const list = stems(word.folded)
    return list.some(stem => counted.includes(stem)) || list.some(stem => counted.includes(root(stem)))
  }
  const nouns = new Set(words.flatMap((_, at) => (isCounted(at) ? [at] : [])))
  if (nouns.size === 0) return quantities.map(({ at, end }) => sliceOf(words, at, end))
  const beside = quantities.filter(({ at, end }) => isBeside(nouns, at, end, words, text))
  const all = [...words.entries()].flatMap(([at, { folded }]) =>
    (ALL.test(folded) || isFraction(folded)) && isBeside(nouns, at, at + 1, words, text)
      ? [{ at, end: at + 1 }]
      : [],
  )
  return [...beside, ...all].map(({ at, end }) => sliceOf(words, at, end))
}

function isBeside(
  nouns: ReadonlySet<number>,
  start: number,
  end: number,
  words: readonly Word[],
  text: string,
): boolean {
  for (let at = end; at < end + NOUN_DISTANCE && !endsSentence(words, text, at - 1); at++)
    if (nouns.has(at)) return true
  for (
    let at = start - 1;
    at >= Math.max(0, start - 2 * NOUN_DISTANCE) && !endsSentence(words, text, at);
    at--
  )
    if (nouns.has(at)) return true
  return false
}

function sliceOf(words: readonly Word[], at: number, end: number): Slice {
  return { from: words[at]?.from ?? 0, to: words[end - 1]?.to ?? 0 }
}
