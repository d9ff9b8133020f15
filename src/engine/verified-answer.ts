/** Verified answer: what is left of an answer when its passages have been held against their files. */

import type { Answer, Passage } from '../model.ts'

/** The answer with those of its passages that stand; without any, the texts are changing. */
export function verifiedAnswer(answer: Answer, stands: (passage: Passage) => boolean): Answer {
  const near = answer.near.filter(({ hit }) => stands(hit.passage))
  const verified = answer.parts && { parts: answer.parts.map(part => verifiedAnswer(part, stands)) }
  if (answer.outcome !== 'found') return { ...answer, near }
  const hits = answer.hits.filter(({ passage }) => stands(passage))
  const { question, understood } = answer
  return hits.length > 0
    ? { ...answer, hits, ...verified }
    : { outcome: 'silent', question, understood, changing: true, places: [], near }
}

/** All passages of an answer, to be verified at once. */
export function passagesOf(answer: Answer): Passage[] {
  const near = answer.near.map(({ hit }) => hit)
  const hits = answer.outcome === 'found' ? answer.hits : []
  return [...[...near, ...hits].map(({ passage }) => passage), ...(answer.parts ?? []).flatMap(passagesOf)]
}
