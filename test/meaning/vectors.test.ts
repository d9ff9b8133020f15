import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PassageVectors, toBytes } from '../../src/meaning/vectors.ts'

const unit = (values: readonly number[]) => {
  const length = Math.hypot(...values)
  return Float32Array.from(values, value => value / length)
}
const vectorsOfLength1 = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 384, maxLength: 384 })
  .filter(values => Math.hypot(...values) > 0.01)
  .map(unit)

describe('vectors of passages', () => {
  test('as bytes keep the cosine to within a hundredth', () => {
    fc.assert(
      fc.property(vectorsOfLength1, vectorsOfLength1, (passage, question) => {
        const exact = passage.reduce((sum, value, at) => sum + value * (question[at] as number), 0)
        const [cosine] = new PassageVectors([toBytes(passage)]).cosines(question)
        expect(Math.abs((cosine as number) - exact)).toBeLessThan(0.01)
      }),
      { numRuns: 50 },
    )
  })

  test('each has its own cosine, by its number', () => {
    const vectors = new PassageVectors(
      [
        [1, 0],
        [0, 1],
        [-1, 0],
      ]
        .map(unit)
        .map(toBytes),
    )
    const cosines = vectors.cosines(unit([1, 0]))
    expect([...cosines].map(value => Math.round(value * 100) / 100)).toEqual([1, 0, -1])
  })

  test('the products sum up to the cosine', () => {
    const vectors = new PassageVectors(
      [
        [3, 4],
        [4, -3],
      ]
        .map(unit)
        .map(toBytes),
    )
    const question = unit([1, 1])
    for (const id of [0, 1]) {
      const sum = vectors.products(question, id).reduce((total, value) => total + value, 0)
      expect(sum).toBeCloseTo(vectors.cosines(question)[id] as number, 5)
    }
  })

  test('of different widths are not compared', () => {
    const [narrow, wide] = [unit([1, 0]), unit([1, 0, 0])]
    expect(() => new PassageVectors([toBytes(narrow)]).cosines(wide)).toThrow('3 numbers')
    expect(() => new PassageVectors([toBytes(narrow), toBytes(wide)])).toThrow('of 2 and of 3')
  })

  test('a vector of zeros is near to nothing', () => {
    expect([...new PassageVectors([toBytes(new Float32Array(3))]).cosines(unit([1, 1, 1]))]).toEqual([0])
  })
})
