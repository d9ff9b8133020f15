/** How much more work twice the text is: the ratio of two times of this machine, however busy it is. */

/** Twice the text may take three times the work: a little more than n log n, less than n squared. */
export const MOST = 3

/**
 * Eight times the text may take fourteen times the work. The square root of a length as a factor, which doubling
 * does not show (2.8 times), makes it 23 times.
 */
export const MOST_OF_EIGHT = 8 * 1.7

interface Measure {
  /** Milliseconds. */
  readonly clock: () => number
  /** Shortest time worth comparing; quicker work is done several times in a row. */
  readonly tick: number
  readonly rounds: number
}

/** Enough to pass. */
const QUICK: readonly Measure[] = [
  { clock: () => performance.now(), tick: 0.1, rounds: 4 },
  { clock: () => performance.now(), tick: 1, rounds: 30 },
]
/** Enough to fail: the processor's time, which some systems count in 10 ms. */
const EXACT: readonly Measure[] = Array(3).fill({ clock: cpuMs, tick: 150, rounds: 4 })

/**
 * The work for `large` as a multiple of that for `small`. Other programs, a collection of garbage and code that is
 * compiled meanwhile can only add to a time, so it is the least of several times that counts, and the least of several
 * such ratios; and a ratio above `enough` is not believed before the processor's own time has said the same three times.
 */
export function growth<T>(work: (input: T) => unknown, small: T, large: T, enough = MOST): number {
  return leastRatio(work, small, large, [...QUICK, ...EXACT], enough)
}

function leastRatio<T>(
  work: (input: T) => unknown,
  small: T,
  large: T,
  measures: readonly Measure[],
  enough = MOST,
): number {
  let least = Number.POSITIVE_INFINITY
  for (const measure of measures) {
    least = Math.min(least, ratio(work, small, large, measure, enough))
    if (least <= enough) break
  }
  return least
}

/** Work that takes so long for one text is long enough to be compared. */
const LONG_MS = 10

/**
 * `growth` of work for a text of `length` letters and one of twice as many. When that looks too much, texts four times
 * as long are asked, until one takes long enough or is of `limit` letters: work that grows too fast grows on, and what
 * small texts cost besides vanishes.
 */
export function growthOf<T>(
  work: (input: T) => unknown,
  make: (length: number) => T,
  { length, limit }: { readonly length: number; readonly limit: number },
): number {
  const [small, large] = [make(length), make(length * 2)]
  const quick = leastRatio(work, small, large, QUICK)
  if (quick <= MOST) return quick
  const started = performance.now()
  work(large)
  const isLong = performance.now() - started >= LONG_MS || length * 4 > limit
  return isLong ? leastRatio(work, small, large, EXACT) : growthOf(work, make, { length: length * 4, limit })
}

function ratio<T>(work: (input: T) => unknown, small: T, large: T, measure: Measure, enough: number): number {
  const { clock, tick, rounds } = measure
  const timeOf = (input: T, times: number) => {
    const started = clock()
    for (let time = 0; time < times; time++) work(input)
    return (clock() - started) / times
  }
  // The first run compiles.
  work(large)
  let times = 1
  let least = timeOf(small, times)
  for (; least * times < tick; least = timeOf(small, times)) times *= 2
  let most = Number.POSITIVE_INFINITY
  // Enough is seen when the least of two times for `small` and one for `large` say so.
  for (let round = 0; round < rounds && most > enough * least; round++) {
    least = Math.min(least, timeOf(small, times))
    most = Math.min(most, timeOf(large, times))
  }
  return most / least
}

/** Rounds for work that takes waiting, such as reading a file; the processor's time alone says little of it. */
const LATER_ROUNDS = 12

/** `growth` of work that takes waiting. */
export async function growthLater<T>(
  work: (input: T) => void | Promise<void>,
  small: T,
  large: T,
): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  let most = Number.POSITIVE_INFINITY
  const timeOf = async (input: T) => {
    const started = performance.now()
    await work(input)
    return performance.now() - started
  }
  await work(small)
  for (let round = 0; round < LATER_ROUNDS; round++) {
    least = Math.min(least, await timeOf(small))
    most = Math.min(most, await timeOf(large))
    if (most <= MOST * least) break
  }
  return most / least
}

/** Time that the processor has spent on this thread. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
