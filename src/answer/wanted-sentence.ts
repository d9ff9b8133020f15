/** Wanted sentence: to `kolik` and `kdy`, the sentence with the figure or the date is among those that answer. */

import type { Slice } from '../model.ts'
import { detailsIn } from '../question/detail.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'

/**
 * An excerpt, and with it the sentence that holds the amount or the date that is wanted, where none of the excerpt does: of
 * several, the one that matches most of the question. Linear.
 */
export function withWanted(
  excerpt: readonly Slice[],
  { passage, sentences, sentenceScores }: Pick<Ranked, 'passage' | 'sentences' | 'sentenceScores'>,
  want: Query['want'],
): readonly Slice[] {
  if (want?.kind !== 'number' && want?.kind !== 'date') return excerpt
  const details = detailsIn(want, passage.text)
  const holds = ({ from, to }: Slice) => details.some(detail => detail.from >= from && detail.from < to)
  if (details.length === 0 || excerpt.some(holds)) return excerpt
  let best: { sentence: Slice; score: number } | null = null
  for (const [at, sentence] of sentences.entries()) {
    const score = sentenceScores[at] ?? 0
    if (holds(sentence) && score > (best?.score ?? -1)) best = { sentence, score }
  }
  if (best === null) return excerpt
  const { from, to } = best.sentence
  return [...excerpt, { from, to }].sort((a, b) => a.from - b.from)
}
