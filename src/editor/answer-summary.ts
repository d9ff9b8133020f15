/** Answer summary: an answer in so few words that it can be kept in a file and compared with the next one. */

import type { Answer } from '../model.ts'

/** The three states of a question. */
export type State = 'answer' | 'closest' | 'no'

export interface AnswerSummary {
  readonly state: State
  /** Of the passage that is quoted; it changes with the words of the passage. Null for a no alone. */
  readonly code: string | null
}

export function stateOf({ outcome, near }: Pick<Answer, 'outcome' | 'near'>): State {
  if (outcome === 'found') return 'answer'
  return near.length > 0 ? 'closest' : 'no'
}

export function summaryOf(answer: Answer): AnswerSummary {
  const [hit] = answer.outcome === 'found' ? answer.hits : answer.near.map(near => near.hit)
  return { state: stateOf(answer), code: hit?.passage.code ?? null }
}

export function areSame(a: AnswerSummary, b: AnswerSummary): boolean {
  return a.state === b.state && a.code === b.code
}
