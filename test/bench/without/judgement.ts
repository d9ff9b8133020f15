/** A corrected word, or one of the same family, is enough for an answer. */

import { isAnswered as judged } from '../../../src/answer/judgement.ts'

export const isAnswered: typeof judged = (query, ranked, options) => {
  const { levels } = options.tuning
  const premise = query.terms.findIndex(({ token }) => token === query.premise)
  const isDenied = premise >= 0 && (ranked[0]?.strengths[premise] ?? 0) <= levels.root
  if (isDenied) return judged(query, ranked, options)
  const terms = query.terms.map(term => ({ ...term, guessed: false }))
  const tuning = { ...options.tuning, levels: { ...levels, root: -1 } }
  return judged({ ...query, terms }, ranked, { ...options, tuning })
}
