/** Verified answer: what is left of an answer when its passages have been held against their files. */

import type { Answer, Passage } from '../model.ts'

/** The answer with those of its passages that stand; without any, the texts are changing. */
export function verifiedAnswer(answer: Answer, stands: (passage: Passage) => boolean): Answer {
  const near = answer.near.filter(({ hit }) => stands(hit.passage))
  if (answer.outcome !== 'found') return { ...answer, near }
  const hits = answer.hits.filter(({ passage }) => stands(passage))
  const { question, understood } = answer
  return hits.length > 0
    ? { ...answer, hits }
    : { outcome: 'silent', question, understood, changing: true, places: [], near }
}
