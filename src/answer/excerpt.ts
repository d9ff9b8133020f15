/** Excerpt: the one to three sentences of a passage that answer. */

import type { Slice } from '../model.ts'
import type { Ranked } from '../search/rank.ts'

/** A passage up to this length is shown whole: it fits on a phone. */
const WHOLE_LETTERS = 480
const MAX_SENTENCES = 3

/** A short passage whole; of a long one the neighbouring sentences that together match most of the question. */
export function excerptOf({ passage, sentences, sentenceScores }: Ranked): Slice[] {
  if (passage.text.length <= WHOLE_LETTERS) return [{ from: 0, to: passage.text.length }]
  const size = Math.min(MAX_SENTENCES, sentences.length)
  let best = { from: 0, score: -1 }
  for (let from = 0; from + size <= sentences.length; from++) {
    const score = sentenceScores.slice(from, from + size).reduce((sum, one) => sum + one, 0)
    // Of equal ones the last: what follows a sentence explains it better than what goes before.
    if (score >= best.score) best = { from, score }
  }
  return [{ from: sentences[best.from]?.from ?? 0, to: sentences[best.from + size - 1]?.to ?? 0 }]
}
