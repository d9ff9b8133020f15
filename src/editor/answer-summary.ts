/** Answer summary: an answer in so few words that it can be kept in a file and compared with the next one. */

import type { Answer } from '../model.ts'
import { openingOf } from '../reply/offer.ts'

/** The three states of a question. */
export type State = 'answer' | 'closest' | 'no'

export interface AnswerSummary {
  readonly state: State
  /** Of the passage that is quoted; it changes with the words of the passage. Null for a no alone. */
  readonly code: string | null
}

/** The same with what is quoted, to be recognized by people. */
export interface SummarizedAnswer extends AnswerSummary {
  /** The beginning of the passage; null where it could be misunderstood, and for a no alone. */
  readonly words: string | null
}

/** Letters of the beginning. */
const OPENING_LETTERS = 140

export function stateOf({ outcome, near }: Pick<Answer, 'outcome' | 'near'>): State {
  if (outcome === 'found') return 'answer'
  return near.length > 0 ? 'closest' : 'no'
}

export function summaryOf(answer: Answer): SummarizedAnswer {
  const [hit] = answer.outcome === 'found' ? answer.hits : answer.near.map(near => near.hit)
  if (hit === undefined) return { state: stateOf(answer), code: null, words: null }
  const { passage } = hit
  return { state: stateOf(answer), code: passage.code, words: openingOf(passage, OPENING_LETTERS) }
}

export function areSame(a: AnswerSummary, b: AnswerSummary): boolean {
  return a.state === b.state && a.code === b.code
}
