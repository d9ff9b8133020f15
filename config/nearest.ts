/** The known name that a misspelt one was probably meant to be. */

/** Letters that may differ. */
const MAX_EDITS = 2

/** The nearest of `names` within two edits, whatever their case, else the only one that has all parts of `name` (`TELEGRAM_TOKEN`), or null. */
export function nearest(name: string, names: readonly string[]): string | null {
  const [best] = names
    .map(known => ({ known, edits: editsBetween(name.toUpperCase(), known.toUpperCase()) }))
    .sort((a, b) => a.edits - b.edits)
  if (best !== undefined && best.edits <= MAX_EDITS) return best.known
  const parts = name.toUpperCase().split('_')
  const fuller = names.filter(
    known => parts.length > 1 && parts.every(part => known.split('_').includes(part)),
  )
  return fuller.length === 1 ? (fuller[0] ?? null) : null
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
