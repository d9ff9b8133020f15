import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { similaritiesAmong } from '../../src/search/similarity.ts'

const among = (ids: readonly number[], cosines: readonly number[]) =>
  similaritiesAmong(Uint32Array.from(ids), {
    cosines: Float32Array.from(cosines),
    products: () => new Float32Array(),
  })

describe('similarities', () => {
  test('are measured among the passages that may answer, not among all', () => {
    const [all, some] = [among([0, 1, 2, 3], [0.9, 0.8, 0.7, 0.1]), among([0, 1, 2], [0.9, 0.8, 0.7, 0.1])]
    expect(some.of(1).deviation).toBeCloseTo(0, 5)
    expect(all.of(1).deviation).toBeGreaterThan(0.5)
  })

  test('are 0 deviations where all are equally near', () => {
    expect(among([0, 1], [0.5, 0.5]).of(0).deviation).toBe(0)
    expect(among([0], [0.5]).of(0).deviation).toBe(0)
  })

  test('put the nearest first, equal ones in their order', () => {
    expect(among([0, 1, 2, 3], [0.5, 0.9, 0.5, 0.1]).nearest(3)).toEqual([1, 0, 2])
  })

  test('put first what sorting all of them would, among equals too', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 })
    fc.assert(
      fc.property(values, fc.nat(12), (cosines, limit) => {
        const ids = [...cosines.keys()].filter(id => id % 3 !== 0)
        const sorted = ids.toSorted((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0) || a - b)
        expect(among(ids, cosines).nearest(limit)).toEqual(sorted.slice(0, limit))
      }),
    )
  })
})
