/** Repeated passages: as many as a benchmark wants, made of those of real sites. */

import { PassageVectors, toBytes } from '../../src/meaning/vectors.ts'
import type { Passage } from '../../src/model.ts'
import { randomVector } from './random-embedder.ts'

/** The passages again and again, each time with other figures and another place, until there are `size`. */
export function repeated(originals: readonly Passage[], size: number): Passage[] {
  const places = [...new Set(originals.map(({ source }) => source.place))]
  return Array.from({ length: size }, (_, at) => {
    const original = originals[at % originals.length] as Passage
    const round = Math.floor(at / originals.length)
    if (round === 0) return original
    return {
      ...original,
      code: `${original.code}-${round}`,
      text: original.text.replace(/\d+/g, figure => String(Number(figure.slice(0, 9)) + round)),
      source: { ...original.source, place: places[(at + round) % places.length] ?? null },
    }
  })
}

/** How far the vector of a repeated passage is moved: its cosine with that of the original is .98. */
const MOVED = 0.2

/** Vectors of repeated passages by those of the originals, each time moved into another direction. */
export function repeatedVectors(originals: PassageVectors, count: number, size: number): PassageVectors {
  return PassageVectors.of(
    Array.from({ length: size }, (_, at) => {
      const vector = originals.vectorOf(at % count)
      if (at < count) return vector
      const move = randomVector(`passage ${at}`)
      const moved = Float32Array.from(
        vector.bytes,
        (byte, index) => byte * vector.scale + MOVED * (move[index] as number),
      )
      const length = Math.hypot(...moved)
      return toBytes(moved.map(value => value / length))
    }),
  )
}
