/** How much more work twice the text is: the ratio of two times of this machine, however busy it is. */

/** Twice the text may take three times the work: a little more than n log n, less than n squared. */
export const MOST = 3

/** A way to tell how long something takes. */
interface Measure {
  readonly clock: () => number
  /** Shortest time worth comparing, in milliseconds; quicker work is done several times in a row. */
  readonly tick: number
  readonly rounds: number
}

const WALL: Measure = { clock: () => performance.now(), tick: 0.1, rounds: 8 }
/** Some systems count it in steps of 4 ms. */
const PROCESSOR: Measure = { clock: processorMs, tick: 150, rounds: 5 }

/**
 * The work for `large` as a multiple of that for `small`. Other programs can only add to a time, so it is the least of
 * several times that counts; and a ratio above `MOST` is not believed before the processor's own time says the same.
 */
export async function growth<T>(work: (input: T) => unknown, small: T, large: T): Promise<number> {
  const ratio = await ratioBy(WALL, work, small, large)
  return ratio <= MOST ? ratio : ratioBy(PROCESSOR, work, small, large)
}

async function ratioBy<T>(
  { clock, tick, rounds }: Measure,
  work: (input: T) => unknown,
  small: T,
  large: T,
): Promise<number> {
  const timeOf = async (input: T, times: number) => {
    const started = clock()
    for (let time = 0; time < times; time++) {
      const result = work(input)
      if (result instanceof Promise) await result
    }
    return (clock() - started) / times
  }
  let times = 1
  let least = await timeOf(small, times)
  while (least * times < tick) {
    times *= 2
    least = await timeOf(small, times)
  }
  let most = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    most = Math.min(most, await timeOf(large, times))
    if (most <= MOST * least) break
    least = Math.min(least, await timeOf(small, times))
  }
  return most / least
}

/** Time that the processor has spent on this thread. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
