/** Why: what led to a passage, and what of it is concrete. */

import { concreteParts } from '../figures/concrete.ts'
import type { Hit } from '../model.ts'
import { type Reply, replyWithLines } from './block.ts'
import { PHRASES } from './phrases.ts'

/** Why a passage was chosen: the words of the question, and those of the passage that they were found as. */
export function replyWhy({ passage, met }: Hit): Reply {
  const { election, year, place } = passage.source
  const parts = concreteParts(passage.text, { year: election?.year ?? year, place })
  const concrete = parts.length === 0 ? [] : [`${passage.code}: ${PHRASES.concrete(parts)}`]
  return replyWithLines(PHRASES.why, [`${passage.code}: ${PHRASES.met(met)}`, ...concrete])
}
