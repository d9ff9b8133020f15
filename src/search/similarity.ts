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
    nearest: limit => {
      const nearest: number[] = []
      let floor = Number.NEGATIVE_INFINITY
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at] as number
        const cosine = cosines[id] as number
        if (cosine <= floor) continue
        nearest.splice(nearest.findLastIndex(other => cosineOf(other) >= cosine) + 1, 0, id)
        if (nearest.length > limit) nearest.pop()
        if (nearest.length === limit) floor = cosineOf(nearest.at(-1) ?? id)
      }
      return nearest
    },
  }
}
