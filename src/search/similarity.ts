/** Similarity of passages and a question in meaning, measured among the passages that may answer it. */

export interface Similarity {
  /** Cosine of the two vectors, from -1 to 1. */
  readonly cosine: number
  /** The same in standard deviations above the mean of all passages that may answer. */
  readonly deviation: number
  /** Where in the two vectors they are alike: products that sum up to the cosine. */
  readonly products: () => Float32Array
}

export interface Similarities {
  of(id: number): Similarity
  /** Numbers of the `limit` passages nearest to the question, the nearest first. */
  nearest(limit: number): number[]
}

/** A question beside all passages. */
export interface Compared {
  /** By number of the passage. */
  readonly cosines: Float32Array
  readonly products: (id: number) => Float32Array
}

/** Similarities among passages with these numbers, in ascending order. */
export function similaritiesAmong(ids: Uint32Array, { cosines, products }: Compared): Similarities {
  const cosineOf = (id: number) => cosines[id] ?? 0
  const count = Math.max(1, ids.length)
  let sum = 0
  for (let at = 0; at < ids.length; at++) sum += cosines[ids[at] as number] as number
  const mean = sum / count
  let squares = 0
  for (let at = 0; at < ids.length; at++) squares += ((cosines[ids[at] as number] as number) - mean) ** 2
  const spread = Math.sqrt(squares / count)
  return {
    of: id => ({
      cosine: cosineOf(id),
      deviation: spread === 0 ? 0 : (cosineOf(id) - mean) / spread,
      products: () => products(id),
    }),
    nearest: limit => nearestOf(ids, cosines, limit),
  }
}

/** Those of `ids` with the greatest cosines, the first of equal ones first. */
function nearestOf(ids: Uint32Array, cosines: Float32Array, limit: number): number[] {
  const nearest = new Uint32Array(limit)
  let count = 0
  let floor = limit > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  for (let from = 0; from < ids.length; from++) {
    const id = ids[from] as number
    const cosine = cosines[id] as number
    if (cosine <= floor) continue
    let at = Math.min(count, limit - 1)
    for (; at > 0 && (cosines[nearest[at - 1] as number] as number) < cosine; at--)
      nearest[at] = nearest[at - 1] as number
    nearest[at] = id
    if (count < limit) count++
    if (count === limit) floor = cosines[nearest[limit - 1] as number] as number
  }
  return [...nearest.subarray(0, count)]
}
