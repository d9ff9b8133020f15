/** Detail of a passage: whether what a question wants stands in a text, and whether beside its subject. */

import { sentences } from '../czech/sentences.ts'
import type { Slice } from '../model.ts'
import { amountsIn, timesOfDayIn } from './amounts.ts'
import { datesIn } from './dates.ts'
import { deedsIn } from './deeds.ts'
import { actorsIn, namedPlacesIn, personsIn, placesIn } from './names.ts'
import { type Detail, readingOf } from './reading.ts'
import type { Wanted } from './wanted.ts'

/** A text that may hold a detail. */
export interface Searched {
  readonly text: string
  /** Words of the text that met the subject of the question, in order. */
  readonly near: readonly Slice[]
  /** What stands above it: headings, and the sentence that introduces a list. */
  readonly above?: readonly string[]
}

export type Held = 'near' | 'somewhere' | 'no'

/**
 * Where a text holds the wanted detail: in a sentence that met the subject, `somewhere` else, or not at all, which is
 * said only of a text that has nothing of the kind. Linear.
 */
export function holdsWanted(wanted: Wanted, { text, near, above = [] }: Searched): Held {
  const found = detailsIn(wanted, text)
  if (found.length === 0) return above.some(line => detailsIn(wanted, line).length > 0) ? 'somewhere' : 'no'
  const ranges = sentences(text)
  const met = sentencesWith(ranges, near)
  return [...sentencesWith(ranges, found)].some(at => met.has(at)) ? 'near' : 'somewhere'
}

/** Indexes of the sentences in which slices begin. */
function sentencesWith(ranges: readonly Slice[], slices: readonly Slice[]): Set<number> {
  const found = new Set<number>()
  let at = 0
  for (const { from } of slices) {
    while (at < ranges.length - 1 && from >= (ranges[at]?.to ?? 0)) at++
    found.add(at)
  }
  return found
}

/** The details of the wanted kind in a text of the content, in order. Linear. */
export function detailsIn(wanted: Wanted, text: string): Detail[] {
  const reading = readingOf(text)
  switch (wanted.kind) {
    case 'number':
      return amountsIn(wanted.unit, wanted.counted, reading)
    case 'date':
      return datesIn(reading)
    case 'time-of-day':
      return timesOfDayIn(reading)
    case 'place':
      return wanted.named ? namedPlacesIn(reading) : placesIn(reading)
    case 'person':
      return wanted.named ? personsIn(reading) : actorsIn(reading)
    case 'deed':
      return deedsIn(reading)
  }
}
