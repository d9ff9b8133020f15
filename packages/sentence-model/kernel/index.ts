/**
 * The encoder of multilingual-e5-small. It has no state: all addresses are given, the work lies behind the model. Plain
 * SIMD128 in a fixed order, so the same text has the same bits on every processor.
 */

import { ATTENTION_BYTES, attend } from './attention'
import { applyGelu } from './functions'
import { multiply, quantise, TILE_BYTES } from './matrix'
import { addAndNormalise, NORM_BYTES } from './norm'
import { BLOCK, BLOCK_BYTES, INNER, LAYERS, matrixBytes, POSITIONS, WIDTH } from './sizes'

/** Parts, for tests. */
export { attend } from './attention'
export { applyGelu } from './functions'
export { multiply, quantise } from './matrix'
export { addAndNormalise } from './norm'

const STATES: usize = POSITIONS * WIDTH * 4

/** Bytes of working memory that `encode` needs. */
export function workBytes(): usize {
  return (
    STATES * 6 + POSITIONS * INNER * 4 + POSITIONS * INNER * 2 + POSITIONS * 4 + TILE_BYTES + ATTENTION_BYTES
  )
}

/** f16 to f32; the file has neither infinities nor NaN. */
function toFloat(half: u32): f32 {
  const size = reinterpret<f32>((half & 0x7fff) << 13) * reinterpret<f32>(0x77800000)
  return half & 0x8000 ? -size : size
}

/** The row of a word, f32 × `WIDTH`: blocks of an f16 scale and 4 bit weights. */
function lookUp(row: usize, to: usize): void {
  const scales = row
  row += (WIDTH / BLOCK) * 2
  for (let block: usize = 0; block < WIDTH / BLOCK; block++) {
    const scale = toFloat(load<u16>(scales + block * 2))
    for (let i: usize = 0; i < BLOCK_BYTES; i++) {
      const byte = <i32>load<u8>(row + i)
      store<f32>(to + i * 4, <f32>((byte & 15) - 8) * scale)
      store<f32>(to + i * 4, <f32>((byte >> 4) - 8) * scale, BLOCK_BYTES * 4)
    }
    row += BLOCK_BYTES
    to += BLOCK * 4
  }
}

/**
 * Encodes `tokens` ids (u32 at `ids`, at most `POSITIONS`); their states are added up, f32 × `WIDTH`, at the start of `work`.
 * `words`, `positions`, `layers`: sections of the model file. `work`: `workBytes()`, a multiple of 16.
 */
export function encode(
  words: usize,
  positions: usize,
  layers: usize,
  ids: usize,
  tokens: usize,
  work: usize,
): void {
  const x = work
  const queries = x + STATES
  const keys = queries + STATES
  const values = keys + STATES
  const attended = values + STATES
  const more = attended + STATES
  const inner = more + STATES
  const integers = inner + POSITIONS * INNER * 4
  const scales = integers + POSITIONS * INNER * 2
  const tile = scales + POSITIONS * 4
  const attention = tile + TILE_BYTES
  const square = matrixBytes(WIDTH, WIDTH)

  let at = layers
  for (let token: usize = 0; token < tokens; token++) {
    const state = x + token * WIDTH * 4
    const id: usize = load<u32>(ids + token * 4)
    lookUp(words + id * (WIDTH / BLOCK) * (BLOCK_BYTES + 2), state)
    addAndNormalise(state, positions + token * WIDTH * 4, at)
  }
  at += NORM_BYTES

  for (let layer: usize = 0; layer < LAYERS; layer++) {
    quantise(x, tokens, WIDTH, integers, scales)
    multiply(at, WIDTH, WIDTH, integers, scales, tokens, queries, tile)
    multiply(at + square, WIDTH, WIDTH, integers, scales, tokens, keys, tile)
    multiply(at + square * 2, WIDTH, WIDTH, integers, scales, tokens, values, tile)
    attend(queries, keys, values, tokens, attended, attention)
    quantise(attended, tokens, WIDTH, integers, scales)
    multiply(at + square * 3, WIDTH, WIDTH, integers, scales, tokens, more, tile)
    at += square * 4
    for (let token: usize = 0; token < tokens; token++)
      addAndNormalise(x + token * WIDTH * 4, more + token * WIDTH * 4, at)
    at += NORM_BYTES
    quantise(x, tokens, WIDTH, integers, scales)
    multiply(at, INNER, WIDTH, integers, scales, tokens, inner, tile)
    at += matrixBytes(INNER, WIDTH)
    applyGelu(inner, tokens * INNER)
    quantise(inner, tokens, INNER, integers, scales)
    multiply(at, WIDTH, INNER, integers, scales, tokens, more, tile)
    at += matrixBytes(WIDTH, INNER)
    for (let token: usize = 0; token < tokens; token++)
      addAndNormalise(x + token * WIDTH * 4, more + token * WIDTH * 4, at)
    at += NORM_BYTES
  }

  for (let i: usize = 0; i < WIDTH * 4; i += 16) {
    let sum = v128.load(x + i)
    for (let token: usize = 1; token < tokens; token++)
      sum = f32x4.add(sum, v128.load(x + i + token * WIDTH * 4))
    v128.store(x + i, sum)
  }
}
