/** Twice as long a file, whatever it is made of, takes at most three times the work of each stage alone. */

import { describe, expect, test } from 'vitest'
import { excessOf } from '../../src/content/complexity.ts'
import { mask } from '../../src/content/mask.ts'
import { BLOCKS } from '../hostile-shapes.ts'
import { growth, growthOf, MOST, MOST_OF_EIGHT } from '../work.ts'
import { check, documentOf, FILE, FILES, index, nearDuplicates, passagesIn, phrases, READ } from './stages.ts'

describe('a file of', () => {
  test.each(FILES)('%s', (_, shape) => {
    const read = (text: string) => documentOf(text)
    expect(growth(read, shape(FILE), shape(FILE * 2))).toBeLessThanOrEqual(MOST)
    const [small, large] = [read(shape(FILE)), read(shape(FILE * 2))]
    expect(growth(check, small, large)).toBeLessThanOrEqual(MOST)
    expect(growth(passagesIn, small, large)).toBeLessThanOrEqual(MOST)
    expect(growth(index, passagesIn(small), passagesIn(large))).toBeLessThanOrEqual(MOST)
    expect(growth(nearDuplicates, passagesIn(small), passagesIn(large))).toBeLessThanOrEqual(MOST)
    expect(growth(phrases, passagesIn(small), passagesIn(large))).toBeLessThanOrEqual(MOST)
  })
})

/** Letters of a whole file that is read eight times as long. */
const WHOLE = 8_000

describe('eight times as long a file of', () => {
  test.each(FILES)('%s', (_, shape) => {
    expect(growth(documentOf, shape(WHOLE), shape(WHOLE * 8), MOST_OF_EIGHT)).toBeLessThanOrEqual(
      MOST_OF_EIGHT,
    )
  })
})

describe.each(Object.entries({ mask, excessOf }))('%s of', (_, reader) => {
  test.each(Object.entries(BLOCKS))('%s', (_, shape) => {
    expect(growthOf(reader, shape, READ)).toBeLessThanOrEqual(MOST)
  })
})
