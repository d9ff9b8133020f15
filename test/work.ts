/** How much more work twice the text is: the ratio of two times of this machine, however busy it is. */

/** Twice the text may take three times the work: a little more than n log n, less than n squared. */
export const MOST = 3

/** Shortest time worth comparing; quicker work is done several times in a row. */
const TICK_MS = 0.1
const ROUNDS = 4

/** The same for the time of the processor, which some systems count in steps of 4 ms. */
const CPU_TICK_MS = 150
const CPU_ROUNDS = 5

/**
 * The work for `large` as a multiple of that for `small`. Other programs can only add to a time, so it is the least of
 * several times that counts; and a ratio above `MOST` is not believed before the processor's own time says the same.
 */
export function growth<T>(work: (input: T) => unknown, small: T, large: T): number {
  const wall = ratio(work, small, large, { clock: () => performance.now(), tick: TICK_MS, rounds: ROUNDS })
  if (wall <= MOST) return wall
  return ratio(work, small, large, { clock: cpuMs, tick: CPU_TICK_MS, rounds: CPU_ROUNDS })
}

interface Measure {
  readonly clock: () => number
  readonly tick: number
  readonly rounds: number
}

function ratio<T>(work: (input: T) => unknown, small: T, large: T, measure: Measure): number {
  const { clock, tick, rounds } = measure
  const timeOf = (input: T, times: number) => {
    const started = clock()
    for (let time = 0; time < times; time++) work(input)
    return (clock() - started) / times
  }
  let times = 1
  while (timeOf(small, times) * times < tick) times *= 2
  let least = Number.POSITIVE_INFINITY
  let most = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    least = Math.min(least, timeOf(small, times))
    most = Math.min(most, timeOf(large, times))
    if (most <= MOST * least) break
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
