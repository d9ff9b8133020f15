/** Twice as long a question or file, whatever it is made of, takes at most three times the work from end to end. */

import { describe, expect, test } from 'vitest'
import { comparedIn } from '../../src/figures/comparable.ts'
import { promisedIn } from '../../src/figures/promises.ts'
import { passage } from '../search/asking.ts'
import { some, upTo } from '../thorough.ts'
import { growth, growthOf, MOST } from '../work.ts'
import { ask, askAfter, FILE, FILES, load, QUESTION, QUESTIONS, READ, READERS } from './stages.ts'

const questions = some(QUESTIONS, 6)
const files = some(FILES, 9)

test('there are at least forty shapes of each', () => {
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(40)
  expect(FILES.length).toBeGreaterThanOrEqual(40)
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

/** Each reader meets other shapes. */
describe.each(Object.entries(READERS).map(([name, reader], at) => [name, reader, at] as const))(
  '%s of',
  (_, reader, at) => {
    test.each(some(QUESTIONS, 40, at))('%s', (_, shape) => {
      expect(growthOf(reader, shape, READ)).toBeLessThanOrEqual(MOST)
    })
  },
)

describe('twice as many passages of', () => {
  const many = (count: number, text: string) =>
    Array.from({ length: count }, (_, at) => passage(`${text} ${at} bytů do roku 2030.`, `${at}`))

  const every24th = QUESTIONS.filter((_, at) => at % 24 === 0)

  test.each(some(every24th, 2))('%s', (_, shape) => {
    const [once, twice] = [many(upTo(2_500, 20), shape(60)), many(upTo(5_000, 20), shape(60))]
    expect(growth(promisedIn, once, twice)).toBeLessThanOrEqual(MOST)
    expect(growth(comparedIn, once, twice)).toBeLessThanOrEqual(MOST)
  })
})
