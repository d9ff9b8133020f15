/** BM25+: how much a key says of a passage, by how often it has it and how long the passage is. */

/** How soon more of the same key counts no more, how much a long passage loses, and what being met at all is worth. */
const SATURATION = 1.2
const LENGTH = 0.7
const MET = 0.5

/** How rare a key is that `frequency` of `passages` have. */
export function keyRarity(passages: number, frequency: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))
}

/** What being met `count` times is worth in a field of `length` different keys, where they have `mean` on average. */
export function keyScore(count: number, length: number, mean: number): number {
  const share = SATURATION * (1 - LENGTH + (LENGTH * length) / mean)
  return MET + (count * (SATURATION + 1)) / (count + share)
}
