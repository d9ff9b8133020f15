/** Attention: each token takes from all tokens what is like it, in each head apart. */

import { exp, largestOf, sumOf } from './functions'
import { HEAD, POSITIONS, WIDTH } from './sizes'

/** 1 / √32 */
const SCALE: f32 = 0.176776695
const ROW: usize = WIDTH * 4

const HEAD_BYTES: usize = HEAD * 4
const COLUMN: usize = POSITIONS * HEAD_BYTES

/** Bytes that `attend` needs for itself: weights, then keys and values of a head. */
export const ATTENTION_BYTES: usize = POSITIONS * 4 + COLUMN * 2

/** Copies one head of all tokens, so that it lies together. */
function gather(from: usize, tokens: usize, to: usize): void {
  for (const end = to + tokens * HEAD_BYTES; to < end; to += HEAD_BYTES) {
    for (let i: usize = 0; i < HEAD_BYTES; i += 16) v128.store(to + i, v128.load(from + i))
    from += ROW
  }
}

/** Products of a query with four keys that follow each other, a lane each. */
function products(query: usize, keys: usize): v128 {
  let a = f32x4.splat(0)
  let b = f32x4.splat(0)
  let c = f32x4.splat(0)
  let d = f32x4.splat(0)
  for (const end = query + HEAD_BYTES; query < end; query += 16) {
    const part = v128.load(query)
    a = f32x4.add(a, f32x4.mul(part, v128.load(keys)))
    b = f32x4.add(b, f32x4.mul(part, v128.load(keys, HEAD_BYTES)))
    c = f32x4.add(c, f32x4.mul(part, v128.load(keys, 2 * HEAD_BYTES)))
    d = f32x4.add(d, f32x4.mul(part, v128.load(keys, 3 * HEAD_BYTES)))
    keys += 16
  }
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7))
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7))
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7))
}

/** Scores of a query with the keys become weights at `weights`; returns what they add up to. */
function weigh(query: usize, keys: usize, tokens: usize, weights: usize): f32 {
  for (let token: usize = 0; token < tokens; token += 4) {
    const scores = products(query, keys + token * HEAD_BYTES)
    v128.store(weights + token * 4, f32x4.mul(scores, f32x4.splat(SCALE)))
  }
  // What lies behind the last token is none.
  for (let token = tokens; token % 4 !== 0; token++) store<f32>(weights + token * 4, -Infinity)
  let largest = f32x4.splat(-Infinity)
  const end = weights + tokens * 4
  for (let at = weights; at < end; at += 16) largest = f32x4.max(largest, v128.load(at))
  largest = f32x4.splat(largestOf(largest))
  let sum = f32x4.splat(0)
  for (let at = weights; at < end; at += 16) {
    const weight = exp(f32x4.sub(v128.load(at), largest))
    v128.store(at, weight)
    sum = f32x4.add(sum, weight)
  }
  return sumOf(sum)
}

/** The weighted mean of the values, at `to`. */
function mix(values: usize, tokens: usize, weights: usize, factor: f32, to: usize): void {
  let a = f32x4.splat(0)
  let b = f32x4.splat(0)
  let c = f32x4.splat(0)
  let d = f32x4.splat(0)
  let e = f32x4.splat(0)
  let f = f32x4.splat(0)
  let g = f32x4.splat(0)
  let h = f32x4.splat(0)
  for (let token: usize = 0; token < tokens; token++) {
    const weight = v128.load32_splat(weights + token * 4)
    a = f32x4.add(a, f32x4.mul(weight, v128.load(values)))
    b = f32x4.add(b, f32x4.mul(weight, v128.load(values, 16)))
    c = f32x4.add(c, f32x4.mul(weight, v128.load(values, 32)))
    d = f32x4.add(d, f32x4.mul(weight, v128.load(values, 48)))
    e = f32x4.add(e, f32x4.mul(weight, v128.load(values, 64)))
    f = f32x4.add(f, f32x4.mul(weight, v128.load(values, 80)))
    g = f32x4.add(g, f32x4.mul(weight, v128.load(values, 96)))
    h = f32x4.add(h, f32x4.mul(weight, v128.load(values, 112)))
    values += HEAD_BYTES
  }
  const factors = f32x4.splat(factor)
  v128.store(to, f32x4.mul(a, factors))
  v128.store(to, f32x4.mul(b, factors), 16)
  v128.store(to, f32x4.mul(c, factors), 32)
  v128.store(to, f32x4.mul(d, factors), 48)
  v128.store(to, f32x4.mul(e, factors), 64)
  v128.store(to, f32x4.mul(f, factors), 80)
  v128.store(to, f32x4.mul(g, factors), 96)
  v128.store(to, f32x4.mul(h, factors), 112)
}

/** Queries, keys and values, f32 `tokens` × `WIDTH` each; the result at `to`. `work` is `ATTENTION_BYTES` of working memory. */
export function attend(
  queries: usize,
  keys: usize,
  values: usize,
  tokens: usize,
  to: usize,
  work: usize,
): void {
  const headKeys = work + POSITIONS * 4
  const headValues = headKeys + COLUMN
  for (let head: usize = 0; head < ROW; head += HEAD_BYTES) {
    gather(keys + head, tokens, headKeys)
    gather(values + head, tokens, headValues)
    for (let token: usize = 0; token < tokens; token++) {
      const row = token * ROW + head
      const sum = weigh(queries + row, headKeys, tokens, work)
      mix(headValues, tokens, work, 1 / sum, to + row)
    }
  }
}
