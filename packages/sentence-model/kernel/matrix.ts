/** Matrix times activations, in integers: the result has the same bits on every processor. */

import { largestOf } from './functions'
import { BLOCK, BLOCK_BYTES, INNER } from './sizes'

/** Largest size of an activation. With the scales that the build chose, no sum of a row passes 32 bits. */
const LARGEST: f32 = 1023

/** Rows that are made ready together: 16 bit weights, eight columns of the first row, of the second, ... */
const TILE: usize = 4
const CHUNK: usize = 8
const CHUNK_BYTES: usize = TILE * CHUNK * 2

/** Bytes that `multiply` needs for itself. */
export const TILE_BYTES: usize = TILE * INNER * 2

/** f32 `tokens` × `columns` at `from` become 16 bit integers at `to`, and one f32 scale for each token at `scales`. */
export function quantise(from: usize, tokens: usize, columns: usize, to: usize, scales: usize): void {
  for (let token: usize = 0; token < tokens; token++) {
    let most = f32x4.splat(0)
    const end = from + columns * 4
    for (let at = from; at < end; at += 16) most = f32x4.max(most, f32x4.abs(v128.load(at)))
    const largest = largestOf(most)
    // Of a token of zeros this is infinite, 0 × infinity no number, and that as an integer 0.
    const factor = f32x4.splat(LARGEST / largest)
    for (; from < end; from += BLOCK * 4, to += BLOCK * 2) {
      const a = integers(from, factor)
      const b = integers(from + 32, factor)
      const c = integers(from + 64, factor)
      const d = integers(from + 96, factor)
      v128.store(to, v128.shuffle<i16>(a, b, 0, 2, 4, 6, 8, 10, 12, 14))
      v128.store(to, v128.shuffle<i16>(c, d, 0, 2, 4, 6, 8, 10, 12, 14), 16)
      v128.store(to, v128.shuffle<i16>(a, b, 1, 3, 5, 7, 9, 11, 13, 15), 32)
      v128.store(to, v128.shuffle<i16>(c, d, 1, 3, 5, 7, 9, 11, 13, 15), 48)
    }
    store<f32>(scales + token * 4, largest / LARGEST)
  }
}

/** Eight activations as integers. */
function integers(from: usize, factor: v128): v128 {
  return i16x8.narrow_i32x4_s(
    i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from), factor))),
    i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from, 16), factor))),
  )
}

/** Makes a row of a tile ready: 4 bit weights at `weights`, scales of its blocks at `scales`. */
function unpack(weights: usize, scales: usize, columns: usize, to: usize): void {
  for (const end = to + (columns / CHUNK) * CHUNK_BYTES; to < end; to += 4 * CHUNK_BYTES) {
    // half - 8, as a signed number of 4 bits
    const halves = v128.xor(v128.load(weights), i8x16.splat(-0x78))
    const scale = v128.load16_splat(scales)
    v128.store(to, i16x8.mul(i16x8.shr_s(i16x8.shl(halves, 12), 12), scale))
    v128.store(to, i16x8.mul(i16x8.shr_s(i16x8.shl(halves, 8), 12), scale), CHUNK_BYTES)
    v128.store(to, i16x8.mul(i16x8.shr_s(i16x8.shl(halves, 4), 12), scale), 2 * CHUNK_BYTES)
    v128.store(to, i16x8.mul(i16x8.shr_s(halves, 12), scale), 3 * CHUNK_BYTES)
    weights += BLOCK_BYTES
    scales += 2
  }
}

/** The sums of the lanes of four vectors. */
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 1, 4, 5), v128.shuffle<i32>(a, b, 2, 3, 6, 7))
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 1, 4, 5), v128.shuffle<i32>(c, d, 2, 3, 6, 7))
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 2, 4, 6), v128.shuffle<i32>(ab, cd, 1, 3, 5, 7))
}

/**
 * `matrix` (rows × columns) times integers of `quantise`, f32 tokens × rows at `to`. `rows` is a multiple of 4. Tokens are taken
 * in pairs: behind an odd number of them there is room for one more. `tile` is `TILE_BYTES` of working memory. Sums wrap
 * around in between, never at the end.
 */
export function multiply(
  matrix: usize,
  rows: usize,
  columns: usize,
  from: usize,
  scales: usize,
  tokens: usize,
  to: usize,
  tile: usize,
): void {
  const blocks = columns / BLOCK
  const blockScales = matrix + rows * blocks * BLOCK_BYTES
  const rowScales = blockScales + rows * blocks * 2
  const biases = rowScales + rows * 4
  const bytes = columns * 2
  for (let row: usize = 0; row < rows; row += TILE) {
    for (let i: usize = 0; i < TILE; i++)
      unpack(
        matrix + (row + i) * blocks * BLOCK_BYTES,
        blockScales + (row + i) * blocks * 2,
        columns,
        tile + i * CHUNK * 2,
      )
    const scale = v128.load(rowScales + row * 4)
    const bias = v128.load(biases + row * 4)
    let token: usize = 0
    for (; token < tokens; token += 2) {
      let a0 = i32x4.splat(0)
      let a1 = i32x4.splat(0)
      let a2 = i32x4.splat(0)
      let a3 = i32x4.splat(0)
      let b0 = i32x4.splat(0)
      let b1 = i32x4.splat(0)
      let b2 = i32x4.splat(0)
      let b3 = i32x4.splat(0)
      const first = from + token * bytes
      let weights = tile
      for (let at = first; at < first + bytes; at += 16) {
        const x = v128.load(at)
        const y = v128.load(at + bytes)
        const w0 = v128.load(weights)
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(w0, x))
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(w0, y))
        const w1 = v128.load(weights, 16)
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(w1, x))
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(w1, y))
        const w2 = v128.load(weights, 32)
        a2 = i32x4.add(a2, i32x4.dot_i16x8_s(w2, x))
        b2 = i32x4.add(b2, i32x4.dot_i16x8_s(w2, y))
        const w3 = v128.load(weights, 48)
        a3 = i32x4.add(a3, i32x4.dot_i16x8_s(w3, x))
        b3 = i32x4.add(b3, i32x4.dot_i16x8_s(w3, y))
        weights += CHUNK_BYTES
      }
      put(to + (token * rows + row) * 4, sums(a0, a1, a2, a3), scale, scales + token * 4, bias)
      put(to + ((token + 1) * rows + row) * 4, sums(b0, b1, b2, b3), scale, scales + (token + 1) * 4, bias)
    }
  }
}

/** Four outputs of a token. */
function put(to: usize, sum: v128, rowScales: v128, tokenScale: usize, bias: v128): void {
  const scale = f32x4.mul(rowScales, v128.load32_splat(tokenScale))
  v128.store(to, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), scale), bias))
}
