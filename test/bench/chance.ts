/** Chance for the benchmarks: the same in every run. */

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Picks a place from 0 on for a share from 0 to 1; place `n` is picked `n + 1` times less often than the first (Zipf). */
export function zipf(places: number): (share: number) => number {
  let sum = 0
  const sums = Array.from({ length: places }, (_, at) => {
    sum += 1 / (at + 1)
    return sum
  })
  return share => {
    const wanted = share * sum
    let [from, to] = [0, places - 1]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((sums[middle] ?? 0) > wanted) to = middle
      else from = middle + 1
    }
    return from
  }
}
