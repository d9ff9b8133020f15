import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fineTuned } from '../build/fine-tuning.ts'
import { floatsOf, type Weights } from '../build/weights.ts'

/** Two blocks: a scale of two bytes, then weights 0 to 15 in the lower halves of sixteen bytes, and sixteen eights in the upper ones. */
const BLOCKS = Uint8Array.from([1, 2, 3, 4].flatMap((_, at) => (at % 2 === 0 ? [0, 60] : sixteen())))

function sixteen(): number[] {
  return Array.from({ length: 16 }, (_, weight) => weight | (8 << 4))
}

const TENSORS: Readonly<Record<string, Uint8Array>> = {
  norm: new Uint8Array(Float32Array.of(1, 1).buffer),
  matrix: BLOCKS,
  other: BLOCKS,
}

const WEIGHTS: Weights = {
  ...{ width: 32, inner: 32, layers: 1, pieces: [], scores: new Float32Array(), replaced: new Map() },
  tensor: name => TENSORS[name] ?? new Uint8Array(),
}

/** A file that moves the weight at each place of `moves` by so many steps. */
function file(moves: Readonly<Record<number, number>>, floats = Float32Array.of(0.5, 2)): Uint8Array {
  const steps = Int8Array.from({ length: 64 }, (_, at) => moves[at] ?? 0)
  const header = Buffer.from(`${JSON.stringify({ floats: ['norm'], steps: ['matrix'] })}\n`)
  return gzipSync(Buffer.concat([header, new Uint8Array(floats.buffer), new Uint8Array(steps.buffer)]))
}

test('floats take the place of the published ones, and weights move where they lie', () => {
  const tuned = fineTuned(WEIGHTS, file({ 0: 3, 15: -15, 17: 7, 32: 1, 63: -8 }))
  expect(Array.from(floatsOf(tuned.tensor('norm')))).toEqual([0.5, 2])
  const expected = Uint8Array.from(BLOCKS)
  expected[2] = 3 | (8 << 4)
  expected[2 + 15] = 0 | (8 << 4)
  expected[2 + 1] = 1 | (15 << 4)
  expected[18 + 2] = 1 | (8 << 4)
  expected[18 + 2 + 15] = 15
  expect(tuned.tensor('matrix')).toEqual(expected)
})

test('what it does not name stays as it was published, and the published weights stay too', () => {
  const tuned = fineTuned(WEIGHTS, file({ 0: 3 }))
  expect(tuned.tensor('other')).toBe(BLOCKS)
  expect(BLOCKS[2]).toBe(8 << 4)
})

test('floats that there were none of are added', () => {
  const header = Buffer.from(`${JSON.stringify({ floats: [], added: { head: 2 }, steps: [] })}\n`)
  const tuned = fineTuned(
    WEIGHTS,
    gzipSync(Buffer.concat([header, new Uint8Array(Float32Array.of(3, 4).buffer)])),
  )
  expect(Array.from(floatsOf(tuned.tensor('head')))).toEqual([3, 4])
  expect(tuned.tensor('matrix')).toBe(BLOCKS)
})

test.each([
  ['above', { 15: 1 }, 'sentence-model: matrix has no weight of 16'],
  ['below', { 0: -1 }, 'sentence-model: matrix has no weight of -1'],
])('a weight that would move %s its sixteen values', (_, moves, message) => {
  expect(() => fineTuned(WEIGHTS, file(moves))).toThrow(message)
})

test('a file of other weights', () => {
  expect(() => fineTuned(WEIGHTS, file({}, Float32Array.of(1)))).toThrow('is of other weights')
})
