/** Nearest name: the known one that a misspelt one was probably meant to be. */

/** Letters of a name up to which one of them may differ; in longer ones two may. */
const SHORT = 5

/**
 * The nearest of `names` within one or two edits, else the only one that has all parts of `name` (`TELEGRAM_TOKEN`),
 * or null. Upper and lower case are the same.
 */
export function nearest<Name extends string>(name: string, names: readonly Name[]): Name | null {
  const [best] = names
    .map(known => ({ known, edits: editsWithin(name, known, known.length <= SHORT ? 1 : 2) }))
    .filter(({ edits }) => edits !== null)
    .sort((a, b) => (a.edits ?? 0) - (b.edits ?? 0))
  if (best !== undefined) return best.known
  const parts = name.toUpperCase().split('_')
  const fuller = names.filter(
    known => parts.length > 1 && parts.every(part => known.split('_').includes(part)),
  )
  return fuller.length === 1 ? (fuller[0] ?? null) : null
}

/**
 * Letters to add, drop, change or swap with their neighbour to make `a` into `b`, or null when they are more than
 * `limit`. Upper and lower case are the same. The work is bounded by the shorter of the two.
 */
export function editsWithin(a: string, b: string, limit: number): number | null {
  if (Math.abs(a.length - b.length) > limit) return null
  const [from, to] = [[...a.toUpperCase()], [...b.toUpperCase()]]
  let before: number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [i, letter] of from.entries()) {
    const next = [i + 1]
    for (const [j, other] of to.entries()) {
      const swapped = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other
      next.push(
        Math.min(
          (row[j] ?? 0) + (letter === other ? 0 : 1),
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1,
          swapped ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    before = row
    row = next
  }
  const edits = row.at(-1) ?? 0
  return edits <= limit ? edits : null
}
