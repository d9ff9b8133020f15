/** Detail of a passage: whether what a question wants stands in a text, and whether beside its subject. */

import { beginsWithPronoun } from '../czech/anaphora.ts'
import { fold } from '../czech/fold.ts'
import { contentSentences } from '../czech/sentences.ts'
import { stems } from '../czech/stem.ts'
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
  /** Stems of the question: who names a place or a person asks for another one. */
  readonly asked?: ReadonlySet<string>
}

export type Held = 'near' | 'above' | 'somewhere' | 'no'

/**
 * Where a text holds the wanted detail: in a sentence that met the subject or in one that goes on about it, `above` the
 * text, only `somewhere` else, or not at all. A text that met the subject nowhere is about what stands above it. Linear.
 */
export function holdsWanted(wanted: Wanted, { text, near, above = [], asked }: Searched): Held {
  const told = (line: string) =>
    detailsIn(wanted, line).filter(detail => !isAsked(wanted, line, detail, asked))
  const found = told(text)
  const ranges = contentSentences(text)
  const onSubject = goingOn(text, ranges, sentencesWith(ranges, near))
  if ([...sentencesWith(ranges, found)].some(at => onSubject === null || onSubject.has(at))) return 'near'
  if (above.some(line => told(line).length > 0)) return 'above'
  return found.length === 0 ? 'no' : 'somewhere'
}

/** The sentences that met the subject, the next ones, and those that go on from these by a pronoun; null where none met it. */
function goingOn(text: string, ranges: readonly Slice[], met: ReadonlySet<number>): Set<number> | null {
  if (met.size === 0) return null
  const found = new Set<number>()
  for (const [at, { from, to }] of ranges.entries()) {
    const goesOn = found.has(at - 1) && beginsWithPronoun(text.slice(from, to).trimStart())
    if (met.has(at) || met.has(at - 1) || goesOn) found.add(at)
  }
  return found
}

/** Whether a place or a person is named in the question itself. */
function isAsked(
  { kind }: Wanted,
  text: string,
  { from, to, vague }: Detail,
  asked: ReadonlySet<string> | undefined,
): boolean {
  if (asked === undefined || vague || (kind !== 'place' && kind !== 'person')) return false
  return stems(fold(text.slice(from, to))).some(stem => asked.has(stem))
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
