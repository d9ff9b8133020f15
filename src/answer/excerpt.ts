/** Excerpt: the one to three sentences of a passage that answer; they are marked where it is shown. */

import type { Slice } from '../model.ts'
import type { Ranked } from '../search/rank.ts'

const MAX_SENTENCES = 3
/** Share of the best sentence's score with which another one answers as well, */
const AS_GOOD = 0.8
/** and with which one does that matches a word of the question which the better ones do not. */
const ADDS = 0.4

/** The sentences that match most of the question, in their order; all of a passage where none says more than the others. */
export function excerptOf({ passage, sentences, sentenceScores, matches }: Ranked): Slice[] {
  const best = sentenceScores.reduce((greatest, score) => Math.max(greatest, score), 0)
  const termsIn = termsBySentence(sentences, matches)
  const matched = new Set<number>()
  const chosen = new Set<number>()
  const byScore = sentenceScores
    .map((score, at) => ({ score, at }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  for (const { score, at } of byScore) {
    if (chosen.size === MAX_SENTENCES || score < best * ADDS) break
    const terms = termsIn[at] ?? []
    if (score < best * AS_GOOD && terms.every(term => matched.has(term))) continue
    chosen.add(at)
    for (const term of terms) matched.add(term)
  }
  const found = sentences.filter((_, at) => chosen.has(at)).map(({ from, to }) => ({ from, to }))
  return found.length === 0 || found.length === sentences.length
    ? [{ from: 0, to: passage.text.length }]
    : found
}

/** The words of the question that each sentence matches. Both lists are in the order of the text. */
function termsBySentence(sentences: readonly Slice[], matches: Ranked['matches']): number[][] {
  let at = 0
  return sentences.map(({ to }) => {
    const terms: number[] = []
    for (let match = matches[at]; match !== undefined && match.from < to; match = matches[++at])
      terms.push(match.term)
    return terms
  })
}
