/** Arrivals of an election night: when questions come, as a Poisson process whose rate follows an arrival curve. */

/** Hours from one o'clock; how high, as a share of the highest; how wide, in hours (standard deviation). */
interface Peak {
  readonly at: number
  readonly height: number
  readonly width: number
}

/** Polls close at two, and the result is plain at a quarter to four. */
const PEAKS: readonly Peak[] = [
  { at: 1, height: 0.6, width: 0.25 },
  { at: 2.75, height: 1, width: 0.4 },
]
const QUIET = 0.05
const HOURS = 4

export const NIGHT_SECONDS = HOURS * 3600

/** What the sum of the peaks reaches at most; the curve is divided by it. */
const HIGHEST = Math.max(...Array.from({ length: NIGHT_SECONDS / 60 }, (_, minute) => heightAt(minute * 60)))

function heightAt(second: number): number {
  const hour = second / 3600
  return PEAKS.reduce(
    (sum, { at, height, width }) => sum + height * Math.exp(-((hour - at) ** 2) / (2 * width ** 2)),
    QUIET,
  )
}

/** Questions a second, at a second of the night, where the busiest minute has `peak`. */
export function rateAt(second: number, peak: number): number {
  return (peak * heightAt(second)) / HIGHEST
}

/** Seconds of the night at which questions come, in order (thinning of a process with the rate of the peak). */
export function* arrivals(peak: number, random: () => number): Iterable<number> {
  let second = 0
  while (true) {
    second -= Math.log(1 - random()) / peak
    if (second >= NIGHT_SECONDS) return
    if (random() * peak < rateAt(second, peak)) yield second
  }
}
