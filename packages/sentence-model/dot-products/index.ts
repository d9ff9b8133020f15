/**
 * Dot products of rows of bytes and one vector of 16 bit integers. Integers from end to end, so they are exact, and a plain loop
 * gives the same ones.
 */

/** Rows that are read together, so that the vector is read once for all of them. */
const GROUP: usize = 4

/** The sums of the lanes of four vectors. */
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 1, 4, 5), v128.shuffle<i32>(a, b, 2, 3, 6, 7))
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 1, 4, 5), v128.shuffle<i32>(c, d, 2, 3, 6, 7))
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 2, 4, 6), v128.shuffle<i32>(ab, cd, 1, 3, 5, 7))
}

/**
 * `count` rows of `width` bytes at `rows` times the i16 × `width` at `vector`, i32 × `count` at `to`. `count` is a multiple of 4,
 * `width` of 8. Sums wrap around in between, never at the end: see `largestInteger`.
 */
export function dotProducts(rows: usize, count: usize, width: usize, vector: usize, to: usize): void {
  const end = vector + width * 2
  for (const last = to + count * 4; to < last; to += GROUP * 4) {
    let a = i32x4.splat(0)
    let b = i32x4.splat(0)
    let c = i32x4.splat(0)
    let d = i32x4.splat(0)
    let first = rows
    let second = first + width
    let third = second + width
    let fourth = third + width
    rows = fourth + width
    for (let at = vector; at < end; at += 16) {
      const x = v128.load(at)
      a = i32x4.add(a, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(first)))
      b = i32x4.add(b, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(second)))
      c = i32x4.add(c, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(third)))
      d = i32x4.add(d, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(fourth)))
      first += 8
      second += 8
      third += 8
      fourth += 8
    }
    v128.store(to, sums(a, b, c, d))
  }
}
