/** Logistic regression with a penalty on large weights, by Newton's method. */

export interface Example {
  readonly figures: readonly number[]
  readonly isPositive: boolean
  readonly weight: number
}

const STEPS = 8

/** The bias, then a weight for each figure. `penalty`: for each figure, of the square of its weight. */
export function fitLogistic(examples: readonly Example[], penalty: readonly number[]): number[] {
  const size = penalty.length + 1
  let weights = new Array<number>(size).fill(0)
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((value, at) => (at === 0 ? 0 : value * (penalty[at - 1] ?? 0)))
    const curvature = Array.from({ length: size }, (_, row) => {
      const line = new Float64Array(size)
      line[row] = row === 0 ? 1e-9 : (penalty[row - 1] ?? 0)
      return line
    })
    for (const { figures, isPositive, weight } of examples) {
      const x = [1, ...figures]
      const sum = x.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0)
      const probability = 1 / (1 + Math.exp(-sum))
      const error = weight * (probability - (isPositive ? 1 : 0))
      const share = weight * Math.max(1e-6, probability * (1 - probability))
      for (let row = 0; row < size; row++) {
        const value = x[row] as number
        gradient[row] = (gradient[row] as number) + error * value
        const line = curvature[row] as Float64Array
        for (let column = 0; column <= row; column++)
          line[column] = (line[column] as number) + share * value * (x[column] as number)
      }
    }
    for (const [row, line] of curvature.entries())
      for (let column = 0; column < row; column++)
        (curvature[column] as Float64Array)[row] = line[column] as number
    const change = solve(curvature, gradient)
    weights = weights.map((value, at) => value - (change[at] ?? 0))
  }
  return weights
}

/** The solution of a system of linear equations, by Gaussian elimination. */
function solve(matrix: readonly Float64Array[], right: readonly number[]): number[] {
  const rows: Float64Array[] = matrix.map((line, at) => Float64Array.from([...line, right[at] ?? 0]))
  const size = rows.length
  for (let at = 0; at < size; at++) {
    const rest = rows.slice(at).map(row => Math.abs(row[at] as number))
    const pivot = at + rest.indexOf(Math.max(...rest))
    const top = rows[pivot] as Float64Array
    rows[pivot] = rows[at] as Float64Array
    rows[at] = top
    for (let below = at + 1; below < size; below++) {
      const row = rows[below] as Float64Array
      const factor = (row[at] as number) / (top[at] as number)
      if (factor === 0) continue
      for (let column = at; column <= size; column++)
        row[column] = (row[column] as number) - factor * (top[column] as number)
    }
  }
  const solution = new Array<number>(size).fill(0)
  for (let at = size - 1; at >= 0; at--) {
    const row = rows[at] as Float64Array
    const known = solution.reduce(
      (sum, value, column) => (column > at ? sum + value * (row[column] as number) : sum),
      0,
    )
    solution[at] = ((row[size] as number) - known) / (row[at] as number)
  }
  return solution
}
