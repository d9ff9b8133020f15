/** Concrete parts of a text: which kinds of figures and terms it holds. Counted, never judged. */

import { deadlinesIn } from './deadlines.ts'
import type { Figure } from './figure.ts'
import { figuresIn } from './figures.ts'

export type ConcretePart = Figure['kind'] | 'term'

const ORDER: readonly ConcretePart[] = ['sum', 'share', 'count', 'date', 'term']

/** What a passage's text holds, each kind once, sums first; none of a general one. Linear. */
export function concreteParts(text: string, electionYear: number | null): readonly ConcretePart[] {
  const held = new Set<ConcretePart>(figuresIn(text).map(({ kind }) => kind))
  if (deadlinesIn(text, electionYear).length > 0) held.add('term')
  return ORDER.filter(part => held.has(part))
}
