/** Layer norm. */

import { sumOf } from './functions'
import { WIDTH } from './sizes'

const EPSILON: f32 = 1e-12

/** Bytes of factors and biases. */
export const NORM_BYTES: usize = WIDTH * 4 * 2

/** The token at `x` (f32 × `WIDTH`) plus the one at `more`, normalised in place; factors at `norm`, then biases. */
export function addAndNormalise(x: usize, more: usize, norm: usize): void {
  let sum = f32x4.splat(0)
  for (let i: usize = 0; i < WIDTH * 4; i += 16) {
    const value = f32x4.add(v128.load(x + i), v128.load(more + i))
    v128.store(x + i, value)
    sum = f32x4.add(sum, value)
  }
  const mean = f32x4.splat(sumOf(sum) / <f32>WIDTH)
  let squares = f32x4.splat(0)
  for (let i: usize = 0; i < WIDTH * 4; i += 16) {
    const value = f32x4.sub(v128.load(x + i), mean)
    squares = f32x4.add(squares, f32x4.mul(value, value))
  }
  const factor = f32x4.splat(1 / sqrt<f32>(sumOf(squares) / <f32>WIDTH + EPSILON))
  for (let i: usize = 0; i < WIDTH * 4; i += 16) {
    const value = f32x4.mul(f32x4.sub(v128.load(x + i), mean), factor)
    v128.store(x + i, f32x4.add(f32x4.mul(value, v128.load(norm + i)), v128.load(norm + i, WIDTH * 4)))
  }
}
