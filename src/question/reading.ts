/** Reading of a text of the content: its words, and where its sentences end. */

import { contentWords, type Word } from '../czech/fold.ts'
import { contentSentences } from '../czech/sentences.ts'
import type { Slice } from '../model.ts'
import { recalling } from '../text/recall.ts'

export interface Reading {
  readonly text: string
  readonly words: readonly Word[]
  /** Indexes of the last words of sentences, the last of all included. */
  readonly ends: ReadonlySet<number>
}

/** What a question may want, found in a text. */
export interface Detail extends Slice {
  /** It answers, but loosely: `brzy` is a date, `na okraji města` a place, `kraj` is whoever acts. */
  readonly vague: boolean
}

export function detailOf({ from, to }: Slice, vague = false): Detail {
  return { from, to, vague }
}

/** The same text is read for one question after another. */
const readings = recalling<Reading>(read, { texts: 2_000, letters: 4_000_000, longest: 1_000_000 })

/** Reads a text of the content, which is remembered. */
export function readingOf(text: string): Reading {
  return readings.learn(text)
}

function read(text: string): Reading {
  const words = contentWords(text)
  const ends = new Set<number>()
  let at = 0
  for (const { to } of contentSentences(text)) {
    while ((words[at]?.to ?? Number.POSITIVE_INFINITY) <= to) at++
    ends.add(at - 1)
  }
  return { text, words, ends }
}
