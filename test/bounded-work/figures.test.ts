/** Figures and terms of texts that are full of numbers: bounded work, however many there are, and bounded replies. */

import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../src/debate/figures.ts'
import { comparedIn } from '../../src/figures/comparable.ts'
import { deadlinesIn } from '../../src/figures/deadlines.ts'
import { figuresIn } from '../../src/figures/figures.ts'
import { replyWithFigures } from '../../src/reply/figures.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { INLINE, type Shape } from '../hostile-shapes.ts'
import { NOTHING_BESIDE } from '../quote.ts'
import { passage } from '../search/asking.ts'
import { some, upTo } from '../thorough.ts'
import { growth, growthOf, MOST, MOST_OF_EIGHT } from '../work.ts'
import { READ } from './stages.ts'

const again =
  (piece: string): Shape =>
  length =>
    piece.repeat(Math.ceil(length / piece.length))

const NUMBERS: readonly (readonly [name: string, shape: Shape])[] = [
  ['sums in both notations', again('2 511 000,- Kč a 2,5 mil. Kč a 9.794.193,- Kč ')],
  ['ranges with a unit', again('40 až 60 tisíc bytů ')],
  ['bounds', again('nejméně 5 nejvýše 9 škol ')],
  ['denied ones', again('ani 5 ani 9 škol ')],
  ['conditions', again('pokud 5 škol, pak 9 škol ')],
  ['words for shares', again('tři čtvrtiny a polovina obcí ')],
  ['sentences with one each', again('Postavíme 5 bytů. ')],
  ['one figure after many words', length => `${'slovo '.repeat(length / 6)}5 bytů.`],
  ['numbers without blanks', length => `${'1,5/'.repeat(length / 4)} Kč`],
]

/** With those that the slow tests give to each of the readers below. */
const ALL_NUMBERS = [
  ...NUMBERS,
  ...Object.entries(INLINE).filter(([name]) => /number|digit|figure|fraction|range|roads|cells/.test(name)),
]

const card = (text: string) => ({ passage: passage(text), marks: [], alsoIn: [], rank: 0 })
const shownOf = (text: string) =>
  renderPlain(replyWithFigures('byty', [passage(text)], NOTHING_BESIDE), { width: 80, color: false })

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  figures: figuresIn,
  terms: text => deadlinesIn(text, 2022),
  'compared figures': text => comparedIn([passage(text), passage(text, 'b')]),
  'a reply': shownOf,
  'figures of a sheet': text => figuresOf([card(text)]),
}

describe.each(Object.entries(READERS))('%s of', (_, reader) => {
  test.each(NUMBERS)('%s', (_, shape) => {
    expect(growthOf(reader, shape, READ)).toBeLessThanOrEqual(MOST)
  })
})

test('there are at least fifteen shapes of numbers', () => {
  expect(ALL_NUMBERS.length).toBeGreaterThanOrEqual(15)
})

/** Letters of a passage that is one huge sentence, and of an eighth of it. */
const HUGE = upTo(200_000, 10)

test.each(ALL_NUMBERS)(
  'of a huge passage ten sentences are shown, each no longer than a quote: %s',
  (_, shape) => {
    expect(figuresOf([card(shape(HUGE))]).length).toBeLessThanOrEqual(6)
    expect(shownOf(shape(HUGE)).length).toBeLessThanOrEqual(30_000)
  },
)

test.each(some(ALL_NUMBERS, 24))(
  'eight times as long a passage, of which a reply is made: %s',
  (_, shape) => {
    expect(growth(shownOf, shape(HUGE / 8), shape(HUGE), MOST_OF_EIGHT)).toBeLessThanOrEqual(MOST_OF_EIGHT)
  },
)
