/** Local alignment of two sequences of words (Smith and Waterman): where in a long one a short one stands, more or less. */

/** A word in common, against one that only one of the sequences has: one word may stand in place of another. */
const MATCH = 3
const GAP = -1

export interface Alignment {
  /** Range of the words of `text`, half-open. */
  readonly from: number
  readonly to: number
  /** How many words both have there, in the same order. */
  readonly common: number
}

/** The stretch of `text` that is most like `words`; null where they have nothing in common. Work: the product of both lengths. */
export function alignmentOf(words: readonly string[], text: readonly string[]): Alignment | null {
  const width = text.length + 1
  let above = rowOf(width)
  let row = rowOf(width)
  let best = { score: 0, from: 0, to: 0, common: 0 }
  for (const word of words) {
    for (let at = 1; at < width; at++) {
      const isSame = word === text[at - 1]
      const [left, up] = [(row.score[at - 1] ?? 0) + GAP, (above.score[at] ?? 0) + GAP]
      const before = above.score[at - 1] ?? 0
      const score = isSame ? before + MATCH : Math.max(0, left, up)
      row.score[at] = score
      if (isSame) {
        row.from[at] = before > 0 ? (above.from[at - 1] ?? 0) : at - 1
        row.common[at] = before > 0 ? (above.common[at - 1] ?? 0) + 1 : 1
      } else {
        const [source, index] = up >= left ? [above, at] : [row, at - 1]
        row.from[at] = source.from[index] ?? 0
        row.common[at] = source.common[index] ?? 0
      }
      if (score > best.score) best = { score, from: row.from[at] ?? 0, to: at, common: row.common[at] ?? 0 }
    }
    const last = above
    above = row
    row = last
    row.score.fill(0)
  }
  return best.score === 0 ? null : { from: best.from, to: best.to, common: best.common }
}

function rowOf(width: number) {
  return { score: new Int32Array(width), from: new Uint32Array(width), common: new Uint32Array(width) }
}
