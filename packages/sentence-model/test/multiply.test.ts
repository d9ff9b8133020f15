/** The matrix product of the kernel, held against plain integers. */

import { describe, expect, test } from 'vitest'
import { bytesAt, floatsAt, kernel, PLACES, randomNumbers } from './kernel.ts'

const LARGEST = 1023
const [MATRIX, FLOATS, INTEGERS, SCALES, OUTPUT, TILE] = PLACES

interface Matrix {
  /** -8..7, rows × columns. */
  readonly weights: Int8Array
  /** Rows × blocks. */
  readonly blockScales: Int16Array
  readonly rowScales: Float32Array
  readonly biases: Float32Array
}

function randomMatrix(rows: number, columns: number, random: () => number): Matrix {
  const blocks = columns / 32
  // 8 × scale fits 16 bits, and no sum passes 32.
  const limit = Math.min(4095, 2 ** 31 / (LARGEST * 8 * columns) - 1)
  return {
    weights: Int8Array.from({ length: rows * columns }, () => Math.floor(random() * 16) - 8),
    blockScales: Int16Array.from({ length: rows * blocks }, () => Math.round((random() * 2 - 1) * limit)),
    rowScales: Float32Array.from({ length: rows }, () => random() / 1000),
    biases: Float32Array.from({ length: rows }, () => random() - 0.5),
  }
}

/** Writes a matrix as the model file has it. */
function place({ weights, blockScales, rowScales, biases }: Matrix): void {
  const blocks = Uint8Array.from({ length: weights.length / 2 }, (_, index) => {
    const low = Math.floor(index / 16) * 32 + (index % 16)
    return ((weights[low] as number) + 8) | (((weights[low + 16] as number) + 8) << 4)
  })
  let at = MATRIX
  for (const part of [blocks, blockScales, rowScales, biases]) {
    bytesAt(at).set(new Uint8Array(part.buffer))
    at += part.byteLength
  }
}

/** What the kernel has to compute, in integers of any size, rounded to f32 where it rounds. */
function product({ weights, blockScales, rowScales, biases }: Matrix, states: Float32Array, columns: number) {
  const { fround } = Math
  const rows = rowScales.length
  const output: number[] = []
  for (let from = 0; from < states.length; from += columns) {
    const state = states.subarray(from, from + columns)
    const largest = state.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const factor = largest > 0 ? fround(LARGEST / largest) : 0
    const integers = Array.from(state, value => roundToEven(fround(value * factor)))
    for (let row = 0; row < rows; row++) {
      const sum = integers.reduce((total, integer, column) => {
        const scale = blockScales[Math.floor((row * columns + column) / 32)] as number
        return total + integer * (weights[row * columns + column] as number) * scale
      }, 0)
      const scale = fround((rowScales[row] as number) * fround(largest / LARGEST))
      output.push(fround(fround(fround(sum) * scale) + (biases[row] as number)))
    }
  }
  return output
}

function roundToEven(value: number): number {
  const below = Math.floor(value)
  if (value - below !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}

function multiply(matrix: Matrix, states: Float32Array, columns: number): number[] {
  const [rows, tokens] = [matrix.rowScales.length, states.length / columns]
  place(matrix)
  floatsAt(FLOATS, states.length).set(states)
  kernel.quantise(FLOATS, tokens, columns, INTEGERS, SCALES)
  kernel.multiply(MATRIX, rows, columns, INTEGERS, SCALES, tokens, OUTPUT, TILE)
  return Array.from(floatsAt(OUTPUT, rows * tokens))
}

describe('has the very bits of plain integers', () => {
  test.each([
    [4, 32, 1],
    [4, 32, 2],
    [8, 384, 3],
    [384, 384, 1],
    [1536, 384, 2],
    [384, 1536, 5],
  ])('%i × %i, %i tokens', (rows, columns, tokens) => {
    const random = randomNumbers(rows + columns + tokens)
    const matrix = randomMatrix(rows, columns, random)
    const states = Float32Array.from({ length: tokens * columns }, () => (random() - 0.5) ** 3 * 100)
    expect(multiply(matrix, states, columns)).toEqual(product(matrix, states, columns))
  })

  test.each([
    ['zeros', 0, 0],
    ['the largest and the smallest', 1e30, -1e-30],
    ['halves, which are rounded to even', LARGEST, 0.5],
    ['more halves', -LARGEST, 1.5],
  ])('for %s', (_, first, rest) => {
    const matrix = randomMatrix(8, 64, randomNumbers(7))
    const states = new Float32Array(128).fill(rest)
    states[5] = first
    states[100] = first
    expect(multiply(matrix, states, 64)).toEqual(product(matrix, states, 64))
  })

  test('at the largest sum that 32 bits hold', () => {
    const scale = Math.floor((2 ** 31 - 1) / (LARGEST * 8 * 384))
    const matrix: Matrix = {
      weights: new Int8Array(4 * 384).fill(-8),
      blockScales: new Int16Array(4 * 12).fill(scale),
      rowScales: new Float32Array(4).fill(1),
      biases: new Float32Array(4),
    }
    const states = new Float32Array(384).fill(-2)
    expect(multiply(matrix, states, 384)).toEqual(product(matrix, states, 384))
  })
})
