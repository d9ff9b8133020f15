/** Known topics: whether the texts have anything on a topic, or on one of its parts. */

import { confidence } from '../answer/confidence.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import type { Tuning } from '../search/tuning.ts'
import { MET } from './relevance.ts'
import { metOf, type TopicPart } from './topic-parts.ts'

/** `ranked`: best first. Of "tramvaje, autobusy a metro" no paragraph has all, and each part is known by itself. */
export function isKnown(
  query: Query,
  parts: readonly TopicPart[],
  ranked: readonly Ranked[],
  { confidence: weights, answer }: Pick<Tuning, 'confidence' | 'answer'>,
): boolean {
  const isSure = (terms: Query['terms'], found: readonly Ranked[]) =>
    found.length > 0 && confidence({ ...query, terms }, found, weights) >= answer.confidence
  const isPartKnown = (part: TopicPart) => {
    const own = [...part.shares.keys()]
    const found = ranked
      .filter(({ strengths }) => metOf(part, strengths) >= MET)
      .map(one => ({ ...one, strengths: own.map(at => one.strengths[at] ?? 0) }))
    return isSure(
      own.flatMap(at => query.terms[at] ?? []),
      found,
    )
  }
  return isSure(query.terms, ranked) || (parts.length > 1 && parts.some(isPartKnown))
}
