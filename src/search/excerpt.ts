/** The one to three sentences of a passage that answer. */

import type { Slice } from '../model.ts'
import type { Ranked } from './rank.ts'

/** A passage up to this length is shown whole. */
const WHOLE_LETTERS = 420
const MAX_SENTENCES = 3

/** Neighbouring sentences as one range: the best one, with those that make it understood. */
export function excerptOf(ranked: Ranked): Slice[] {
  const { sentences, sentenceScores, passage } = ranked
  if (passage.text.length <= WHOLE_LETTERS && sentences.length <= MAX_SENTENCES)
    return [{ from: 0, to: passage.text.length }]
  const best = sentenceScores.indexOf(Math.max(...sentenceScores))
  let from = Math.max(0, best)
  let to = from + 1
  while (to - from < MAX_SENTENCES && (from > 0 || to < sentences.length)) {
    const before = from > 0 ? (sentenceScores[from - 1] ?? 0) : -1
    const after = to < sentences.length ? (sentenceScores[to] ?? 0) : -1
    if (after >= before) to++
    else from--
  }
  return sentences.length === 0 ? [] : [{ from: sentences[from]?.from ?? 0, to: sentences[to - 1]?.to ?? 0 }]
}
