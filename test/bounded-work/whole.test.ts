/** Twice as long a question or file, whatever it is made of, takes at most three times the work from end to end. */

import { describe, expect, test } from 'vitest'
import { comparedIn } from '../../src/figures/comparable.ts'
import { promisedIn } from '../../src/figures/promises.ts'
import { passage } from '../search/asking.ts'
import { growth, growthOf, MOST } from '../work.ts'
import {
  ask,
  askAfter,
  FILE,
  FILES,
  load,
  type NamedShape,
  QUESTION,
  QUESTIONS,
  READ,
  READERS,
} from './stages.ts'

/** Some of each, so that they take seconds; the slow tests look at all, and at each stage alone. */
const every = (step: number, shapes: readonly NamedShape[]) => shapes.filter((_, at) => at % step === 0)
const questions = every(3, QUESTIONS)
const files = every(5, FILES)

test('there are at least forty shapes of each', () => {
  expect(questions.length).toBeGreaterThanOrEqual(40)
  expect(files.length).toBeGreaterThanOrEqual(40)
})

test.each(questions)('a question of %s', (_, shape) => {
  expect(growth(ask, shape(QUESTION), shape(QUESTION * 2))).toBeLessThanOrEqual(MOST)
})

test.each(questions)('a question after questions of %s', (_, shape) => {
  expect(growth(askAfter, shape(QUESTION), shape(QUESTION * 2))).toBeLessThanOrEqual(MOST)
})

test.each(files)('a file of %s', (_, shape) => {
  expect(growth(load, shape(FILE), shape(FILE * 2))).toBeLessThanOrEqual(MOST)
})

describe.each(Object.entries(READERS))('%s of', (_, reader) => {
  test.each(every(8, QUESTIONS))('%s', (_, shape) => {
    expect(growthOf(reader, shape, READ)).toBeLessThanOrEqual(MOST)
  })
})

describe('twice as many passages, up to five thousand, of', () => {
  const many = (count: number, text: string) =>
    Array.from({ length: count }, (_, at) => passage(`${text} ${at} bytů do roku 2030.`, `${at}`))

  test.each(every(24, QUESTIONS))('%s', (_, shape) => {
    const [some, twice] = [many(2_500, shape(60)), many(5_000, shape(60))]
    expect(growth(promisedIn, some, twice)).toBeLessThanOrEqual(MOST)
    expect(growth(comparedIn, some, twice)).toBeLessThanOrEqual(MOST)
  })
})
