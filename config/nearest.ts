/** The known name that a misspelt one was probably meant to be. */

/** Letters that may differ. */
const MAX_EDITS = 2

/** The nearest of `names` within two edits, or null. */
export function nearest(name: string, names: readonly string[]): string | null {
  const [best] = names
    .map(known => ({ known, edits: editsBetween(name.toUpperCase(), known) }))
    .sort((a, b) => a.edits - b.edits)
  return best !== undefined && best.edits <= MAX_EDITS ? best.known : null
}

/** Letters to add, drop or change to make `a` into `b` (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      )
    row = next
  }
  return row.at(-1) ?? 0
}
