/** Dot products of the kernel, held against plain integers of any size. */

import { describe, expect, test } from 'vitest'
import { ByteRows, largestInteger } from '../byte-rows.ts'
import { randomNumbers } from './kernel.ts'

type Numbers = ArrayLike<number>

function exact(one: Numbers, other: Numbers): number {
  return Number(Array.from(one).reduce((sum, value, at) => sum + BigInt(value) * BigInt(other[at] ?? 0), 0n))
}

/** The products by the kernel, after other ones over the same rows, beside those by plain integers. */
function both(rows: readonly Int8Array[], vector: Int16Array): [kernel: number[], plain: number[]] {
  const kernel = new ByteRows(rows.length, vector.length)
  for (const [at, row] of rows.entries()) kernel.row(at).set(row)
  kernel.dotProducts(new Int16Array(vector.length).fill(largestInteger(vector.length)))
  return [[...kernel.dotProducts(vector)], rows.map(row => exact(row, vector))]
}

describe('are those of plain integers', () => {
  test.each([
    [1, 1],
    [3, 7],
    [4, 8],
    [5, 384],
    [1000, 384],
    [9, 768],
    [6, 1025],
  ])('%i rows of %i', (count, width) => {
    const random = randomNumbers(count * 10_000 + width)
    const rows = Array.from({ length: count }, () =>
      Int8Array.from({ length: width }, () => Math.floor(random() * 256) - 128),
    )
    const largest = largestInteger(width)
    const vector = Int16Array.from(
      { length: width },
      () => Math.floor(random() * (2 * largest + 1)) - largest,
    )
    const [kernel, plain] = both(rows, vector)
    expect(kernel).toEqual(plain)
  })

  test.each([1, 384, 1024, 4096])('at the largest sum that 32 bits hold, %i numbers wide', width => {
    const row = new Int8Array(width).fill(-128)
    for (const sign of [1, -1]) {
      const [kernel, plain] = both([row], new Int16Array(width).fill(sign * largestInteger(width)))
      expect(kernel).toEqual(plain)
    }
  })
})

test('rows are zeros until they are written, and stay apart from their neighbours', () => {
  const rows = new ByteRows(3, 5)
  rows.row(1).fill(1)
  expect([...rows.dotProducts(Int16Array.of(1, 2, 3, 4, 5))]).toEqual([0, 15, 0])
  expect([...rows.row(0), ...rows.row(2)]).toEqual(new Array(10).fill(0))
})

test('there may be none', () => {
  expect([...new ByteRows(0, 0).dotProducts(new Int16Array())]).toEqual([])
})
