/** exp and GELU in a fixed order of operations, four numbers at a time: no library decides a bit. */

/** ln 2 in two parts, the first with trailing zeros. */
const LN2_HIGH: f32 = 0.693359375
const LN2_LOW: f32 = -0.000212194442

/** exp(x), x ≤ 88; 0 below -87. Relative error 2e-7. */
export function exp(x: v128): v128 {
  const power = f32x4.nearest(f32x4.mul(x, f32x4.splat(<f32>Math.LOG2E)))
  let r = f32x4.sub(x, f32x4.mul(power, f32x4.splat(LN2_HIGH)))
  r = f32x4.sub(r, f32x4.mul(power, f32x4.splat(LN2_LOW)))
  let sum = f32x4.splat(1.98756912e-4)
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.39819995e-3))
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(8.33345205e-3))
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(4.16657962e-2))
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.166666657))
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.5))
  sum = f32x4.add(f32x4.mul(f32x4.mul(sum, r), r), f32x4.add(r, f32x4.splat(1)))
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(power), i32x4.splat(127)), 23)
  const large = f32x4.ge(x, f32x4.splat(-87))
  return v128.and(f32x4.mul(sum, exponent), large)
}

/** x Φ(x), Φ by the error function of Abramowitz and Stegun, 7.1.26: error 1.5e-7. */
function gelu(x: v128): v128 {
  const z = f32x4.mul(f32x4.abs(x), f32x4.splat(<f32>Math.SQRT1_2))
  const t = f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), f32x4.mul(z, f32x4.splat(0.3275911))))
  let sum = f32x4.splat(1.061405429)
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(-1.453152027))
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(1.421413741))
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(-0.284496736))
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(0.254829592))
  // (1 - erf(z)) / 2
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(sum, t), f32x4.splat(0.5)), exp(f32x4.neg(f32x4.mul(z, z))))
  const part = v128.bitselect(tail, f32x4.sub(f32x4.splat(1), tail), f32x4.lt(x, f32x4.splat(0)))
  return f32x4.mul(x, part)
}

/** GELU of `count` f32 in place, a multiple of 4. */
export function applyGelu(numbers: usize, count: usize): void {
  for (let at = numbers; at < numbers + count * 4; at += 16) v128.store(at, gelu(v128.load(at)))
}

/** The sum of four lanes, in a fixed order. */
export function sumOf(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  )
}

/** The largest of four lanes. */
export function largestOf(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  )
}
