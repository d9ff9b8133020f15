/** The parts of the kernel that compute in floats, held against the same formulas in 64 bits. */

import { describe, expect, test } from 'vitest'
import { floatsAt, kernel, PLACES, randomNumbers } from './kernel.ts'

const WIDTH = 384
const HEAD = 32
const [A, B, C, D, E] = PLACES

/** Numbers from -size to size. */
const numbers = (count: number, size: number, seed: number) => {
  const random = randomNumbers(seed)
  return Float32Array.from({ length: count }, () => (random() * 2 - 1) * size)
}
const place = (at: number, values: Float32Array) => floatsAt(at, values.length).set(values)

/** The largest difference, beside the size of what is expected where that is above 1. */
const worst = (found: Float32Array, expected: readonly number[]) =>
  Math.max(
    ...expected.map(
      (value, index) => Math.abs((found[index] as number) - value) / Math.max(1, Math.abs(value)),
    ),
  )

/** (1 + erf(x / √2)) / 2, by the series of the error function. */
function phi(x: number): number {
  if (Math.abs(x) > 7) return x > 0 ? 1 : 0
  let [term, sum] = [x, x]
  for (let n = 1; n < 200; n++) {
    term *= (x * x) / (2 * n + 1)
    sum += term
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)
}

describe('GELU', () => {
  test('is x Φ(x)', () => {
    const values = Float32Array.from({ length: 4000 }, (_, index) => (index - 2000) / 200)
    place(A, values)
    kernel.applyGelu(A, values.length)
    expect(
      worst(
        floatsAt(A, values.length),
        Array.from(values, x => x * phi(x)),
      ),
    ).toBeLessThan(1e-6)
  })

  test.each([
    [0, 0],
    [2 ** 80, 2 ** 80],
    [-(2 ** 80), 0],
    [100, 100],
    [-100, 0],
  ])('of %d is %d', (x, expected) => {
    place(A, new Float32Array(4).fill(x))
    kernel.applyGelu(A, 4)
    expect(floatsAt(A, 4)[0]).toBeCloseTo(expected)
  })
})

describe('layer norm', () => {
  const factors = numbers(WIDTH, 2, 3)
  const biases = numbers(WIDTH, 1, 4)

  test.each([
    ['numbers', numbers(WIDTH, 3, 1), numbers(WIDTH, 1, 2)],
    ['small numbers', numbers(WIDTH, 1e-4, 1), numbers(WIDTH, 1e-4, 2)],
    ['numbers far from 0', numbers(WIDTH, 1, 1).map(value => value + 20), numbers(WIDTH, 1, 2)],
    ['zeros', new Float32Array(WIDTH), new Float32Array(WIDTH)],
  ])('of %s', (_, x, more) => {
    place(A, x)
    place(B, more)
    place(C, new Float32Array([...factors, ...biases]))
    kernel.addAndNormalise(A, B, C)
    const sums = Array.from(x, (value, index) => value + (more[index] as number))
    const mean = sums.reduce((sum, value) => sum + value, 0) / WIDTH
    const variance = sums.reduce((sum, value) => sum + (value - mean) ** 2, 0) / WIDTH
    const expected = sums.map(
      (value, index) =>
        ((value - mean) / Math.sqrt(variance + 1e-12)) * (factors[index] as number) +
        (biases[index] as number),
    )
    expect(worst(floatsAt(A, WIDTH), expected)).toBeLessThan(1e-5)
  })
})

describe('attention', () => {
  /** In each head, the mean of the values by what softmax makes of the scores. */
  function attention(
    queries: Float32Array,
    keys: Float32Array,
    values: Float32Array,
    tokens: number,
  ): number[] {
    const head = (of: Float32Array, token: number, at: number) =>
      of.subarray(token * WIDTH + at, token * WIDTH + at + HEAD)
    const all = Array.from({ length: tokens }, (_, token) => token)
    return all.flatMap(token =>
      Array.from({ length: WIDTH / HEAD }, (_, index) => index * HEAD).flatMap(at => {
        const query = head(queries, token, at)
        const scores = all.map(other => {
          const key = head(keys, other, at)
          return (
            query.reduce((sum, value, index) => sum + value * (key[index] as number), 0) / Math.sqrt(HEAD)
          )
        })
        const largest = Math.max(...scores)
        const weights = scores.map(score => Math.exp(score - largest))
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        return Array.from({ length: HEAD }, (_, index) =>
          all.reduce(
            (sum, other) =>
              sum + ((weights[other] as number) / total) * (head(values, other, at)[index] as number),
            0,
          ),
        )
      }),
    )
  }

  test.each([
    ['1 token', 1, 1],
    ['2 tokens', 2, 1],
    ['3 tokens', 3, 1],
    ['4 tokens', 4, 1],
    ['17 tokens', 17, 1],
    ['17 tokens, one of which outweighs the others', 17, 12],
    ['50 tokens', 50, 3],
  ])('of %s', (_, tokens, size) => {
    const queries = numbers(tokens * WIDTH, size, 1)
    const keys = numbers(tokens * WIDTH, size, 2)
    const values = numbers(tokens * WIDTH, 1, 3)
    place(A, queries)
    place(B, keys)
    place(C, values)
    // What an earlier text left behind is not read.
    floatsAt(E, 40_000).fill(Number.NaN)
    kernel.attend(A, B, C, tokens, D, E)
    const expected = attention(queries, keys, values, tokens)
    expect(worst(floatsAt(D, tokens * WIDTH), expected)).toBeLessThan(size > 3 ? 1e-4 : 1e-6)
  })
})
