import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PassageVectors, QuestionVector, toBytes } from '../../src/meaning/vectors.ts'

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
        const [cosine] = PassageVectors.of([toBytes(passage)]).compared(question).cosines
        expect(Math.abs((cosine as number) - exact)).toBeLessThan(0.01)
      }),
      { numRuns: 50 },
    )
  })

  test('have the very cosine of a passage alone, however many there are', () => {
    fc.assert(
      fc.property(
        fc.array(vectorsOfLength1, { minLength: 1, maxLength: 9 }),
        vectorsOfLength1,
        (all, vector) => {
          const passages = all.map(toBytes)
          const question = new QuestionVector(vector)
          const { cosines } = PassageVectors.of(passages).compared(vector)
          expect([...cosines]).toEqual(passages.map(passage => question.cosine(passage)))
        },
      ),
      { numRuns: 20 },
    )
  })

  test('lose nothing that counts by the question as integers', () => {
    fc.assert(
      fc.property(vectorsOfLength1, vectorsOfLength1, (passage, question) => {
        const { bytes, scale } = toBytes(passage)
        const exact = bytes.reduce((sum, byte, at) => sum + byte * scale * (question[at] as number), 0)
        const [cosine] = PassageVectors.of([{ bytes, scale }]).compared(question).cosines
        expect(Math.abs((cosine as number) - exact)).toBeLessThan(1e-5)
      }),
      { numRuns: 50 },
    )
  })

  test('each has its own cosine, by its number', () => {
    const vectors = PassageVectors.of(
      [
        [1, 0],
        [0, 1],
        [-1, 0],
      ]
        .map(unit)
        .map(toBytes),
    )
    const cosines = vectors.compared(unit([1, 0])).cosines
    expect([...cosines].map(value => Math.round(value * 100) / 100)).toEqual([1, 0, -1])
  })

  test('the products sum up to the cosine', () => {
    const vectors = PassageVectors.of(
      [
        [3, 4],
        [4, -3],
      ]
        .map(unit)
        .map(toBytes),
    )
    const question = unit([1, 1])
    const { cosines, products } = vectors.compared(question)
    for (const id of [0, 1]) {
      const sum = products(id).reduce((total, value) => total + value, 0)
      expect(sum).toBeCloseTo(cosines[id] as number, 5)
    }
  })

  test('of different widths are not compared', () => {
    const [narrow, wide] = [unit([1, 0]), unit([1, 0, 0])]
    expect(() => PassageVectors.of([toBytes(narrow)]).compared(wide)).toThrow('3 numbers')
    expect(() => PassageVectors.of([toBytes(narrow), toBytes(wide)])).toThrow('of 2 and of 3')
  })

  test('a vector of zeros is near to nothing', () => {
    expect([...PassageVectors.of([toBytes(new Float32Array(3))]).compared(unit([1, 1, 1])).cosines]).toEqual([
      0,
    ])
  })
})
