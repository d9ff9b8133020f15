/** How much more work twice the text is: the ratio of two times of this machine, however busy it is. */

/** Shortest time worth comparing; quicker work is done several times in a row. */
const TICK_MS = 0.2
const ROUNDS = 25

/** Twice the text may take three times the work: a little more than n log n, less than n squared. */
export const MOST = 3

/**
 * The work for `large` as a multiple of that for `small`, each the least of several times. Other programs can only add
 * to a time, so a ratio above `MOST` is measured again before it is believed.
 */
export function growth<T>(work: (input: T) => unknown, small: T, large: T): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let times = 1
  for (let round = 0; round < ROUNDS; round++) {
    least = Math.min(least, timeOf(work, small, times))
    if (round === 0) {
      times = Math.max(1, Math.ceil(TICK_MS / Math.max(least, 1e-3)))
      if (times > 1) least = timeOf(work, small, times)
    }
    most = Math.min(most, timeOf(work, large, times))
    if (most <= MOST * least) break
  }
  return most / least
}

/** Milliseconds for doing something once, the mean of `times` in a row. */
function timeOf<T>(work: (input: T) => unknown, input: T, times: number): number {
  const started = performance.now()
  for (let time = 0; time < times; time++) work(input)
  return (performance.now() - started) / times
}
