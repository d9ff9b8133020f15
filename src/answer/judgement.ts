/** Judgement: whether the best passage answers a question, is only the closest one, or has nothing to do with it. */

import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import type { Tuning } from '../search/tuning.ts'
import { confidence } from './confidence.ts'

export type Judgement = 'answer' | 'closest' | 'nothing'

/** `needed`: least confidence that is an answer. */
export function judge(
  query: Query,
  ranked: readonly Ranked[],
  { tuning, needed }: { tuning: Tuning; needed: number },
): Judgement {
  const [best] = ranked
  if (best === undefined) return 'nothing'
  const isMet = meetsSurely(query, best, tuning) && meetsPremise(query, best, tuning)
  if (isMet && confidence(query, ranked, tuning.confidence) >= needed) return 'answer'
  return best.termCoverage >= tuning.answer.policy ? 'closest' : 'nothing'
}

/** Whether a passage meets a word of the subject by more than a correction or a word of the same family. */
function meetsSurely({ terms }: Query, { strengths }: Ranked, { levels }: Tuning): boolean {
  return terms.some((term, at) => !term.guessed && (strengths[at] ?? 0) > levels.root)
}

/** Whether a passage says itself what the question takes for granted. */
function meetsPremise({ terms, premise }: Query, { strengths }: Ranked, { levels }: Tuning): boolean {
  const at = terms.findIndex(({ token }) => token === premise)
  return at < 0 || (strengths[at] ?? 0) > levels.root
}
