import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Moments } from '../../src/meaning/moments.ts'
import { PassageVectors, toBytes } from '../../src/meaning/vectors.ts'
import { holds } from '../support.ts'

const numbers = fc.float({ min: -1, max: 1, noNaN: true })
const vector = fc.array(numbers, { minLength: 4, maxLength: 4 }).map(list => Float32Array.from(list))

test('mean and spread are those of the cosines of all vectors', () => {
  holds(
    fc.property(fc.array(vector, { minLength: 1, maxLength: 12 }), vector, (vectors, question) => {
      const bytes = vectors.map(toBytes)
      const cosines = PassageVectors.of(bytes).compared(question).cosines
      const mean = cosines.reduce((sum, one) => sum + one, 0) / cosines.length
      const spread = Math.sqrt(cosines.reduce((sum, one) => sum + (one - mean) ** 2, 0) / cosines.length)
      const found = new Moments(Moments.partsOf(bytes)).of(question)
      expect(found.mean).toBeCloseTo(mean, 4)
      expect(found.spread).toBeCloseTo(spread, 3)
    }),
  )
})

test('a question of another width is refused', () => {
  const moments = new Moments(Moments.partsOf([toBytes(Float32Array.of(1, 0))]))
  expect(() => moments.of(Float32Array.of(1, 0, 0))).toThrow('3 numbers')
})
