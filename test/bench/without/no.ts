/** The best passage always answers. */

import type { isAnswered as judged } from '../../../src/answer/judgement.ts'

// biome-ignore lint/correctness/useYield: it is asked like the one that it stands for
export const isAnswered: typeof judged = function* (_, ranked) {
  return ranked.length > 0
}
