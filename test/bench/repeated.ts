/** Repeated passages: as many as a benchmark wants, made of those of real sites. */

import type { Passage } from '../../src/model.ts'

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
