/** Attention: each token takes from all tokens what is like it, in each head apart. */

import { exp, sumOf } from './functions'
import { HEAD, HEADS, POSITIONS, WIDTH } from './sizes'

/** 1 / √32 */
const SCALE: f32 = 0.176776695
const ROW: usize = WIDTH * 4

/** Bytes that `attend` needs for itself. */
export const WEIGHTS_BYTES: usize = POSITIONS * 4

/** Product of two heads, f32 × 32. */
function product(a: usize, b: usize): v128 {
  let even = f32x4.mul(v128.load(a), v128.load(b))
  let odd = f32x4.mul(v128.load(a, 16), v128.load(b, 16))
  even = f32x4.add(even, f32x4.mul(v128.load(a, 32), v128.load(b, 32)))
  odd = f32x4.add(odd, f32x4.mul(v128.load(a, 48), v128.load(b, 48)))
  even = f32x4.add(even, f32x4.mul(v128.load(a, 64), v128.load(b, 64)))
  odd = f32x4.add(odd, f32x4.mul(v128.load(a, 80), v128.load(b, 80)))
  even = f32x4.add(even, f32x4.mul(v128.load(a, 96), v128.load(b, 96)))
  odd = f32x4.add(odd, f32x4.mul(v128.load(a, 112), v128.load(b, 112)))
  return f32x4.add(even, odd)
}

/** Scores of the query at `query` with the keys from `keys` on become weights at `weights`; returns what they add up to. */
function weigh(query: usize, keys: usize, tokens: usize, weights: usize): f32 {
  let largest: f32 = -Infinity
  for (let token: usize = 0; token < tokens; token++) {
    const score = sumOf(product(query, keys + token * ROW)) * SCALE
    store<f32>(weights + token * 4, score)
    largest = max(largest, score)
  }
  for (let token = tokens; token % 4 !== 0; token++) store<f32>(weights + token * 4, -Infinity)
  let sum = f32x4.splat(0)
  for (let at = weights; at < weights + tokens * 4; at += 16) {
    const weight = exp(f32x4.sub(v128.load(at), f32x4.splat(largest)))
    v128.store(at, weight)
    sum = f32x4.add(sum, weight)
  }
  return sumOf(sum)
}

/** The weighted mean of the values from `values` on, a head, at `to`. */
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
    values += ROW
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

/** Queries, keys and values, f32 `tokens` × `WIDTH` each; the result at `to`. `weights` is `WEIGHTS_BYTES` of working memory. */
export function attend(
  queries: usize,
  keys: usize,
  values: usize,
  tokens: usize,
  to: usize,
  weights: usize,
): void {
  for (let head: usize = 0; head < HEADS * HEAD * 4; head += HEAD * 4) {
    for (let token: usize = 0; token < tokens; token++) {
      const row = token * ROW + head
      const sum = weigh(queries + row, keys + head, tokens, weights)
      mix(values + head, tokens, weights, 1 / sum, to + row)
    }
  }
}
