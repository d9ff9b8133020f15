/** Concrete parts of a text: which kinds of figures, terms and named instruments it holds. Counted, never judged. */

import { deadlinesIn } from './deadlines.ts'
import type { Figure } from './figure.ts'
import { figuresIn } from './figures.ts'
import { type Named, namedIn } from './named.ts'

export type ConcretePart = Figure['kind'] | 'term' | Named

const ORDER: readonly ConcretePart[] = [
  ...(['sum', 'share', 'count', 'date', 'term'] as const),
  ...(['law', 'programme', 'institution', 'place'] as const),
]

/** Where a text is from: the year of its election, from which terms are counted, and the place that it is for. */
interface Home {
  readonly year: number | null
  readonly place: string | null
}

/** What a passage's text holds, each kind once, sums first; none of a general one. Linear. */
export function concreteParts(text: string, { year, place }: Home): readonly ConcretePart[] {
  const held = new Set<ConcretePart>(figuresIn(text).map(({ kind }) => kind))
  if (deadlinesIn(text, year).length > 0) held.add('term')
  for (const named of namedIn(text, place)) held.add(named)
  return ORDER.filter(part => held.has(part))
}
