/** Unit: a vector of the same direction and of length 1. */

export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((squares, value) => squares + value * value, 0))
  return vector.map(value => value / length)
}
