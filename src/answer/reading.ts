/** Readings of a follow-up: what it may ask with what was asked before, the likeliest first. */

import { weighted } from '../search/pruning.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import { holdsDetail } from './detail.ts'
import { type Combined, combine } from './follow-up.ts'
import type { Subject } from './subject.ts'

export interface Reading {
  readonly query: Query
  /** How it leans on what was asked before; null when it does not. */
  readonly combined: Combined | null
  /** Whether an answer has to hold the detail that it asks for. */
  readonly needsDetail: boolean
}

/** A question without another one before it, or with nothing of that in it. */
export function aloneOf(query: Query): Reading {
  return { query, combined: null, needsDetail: false }
}

/** A topic that nothing connects to the one before takes its place; everything else is said of the one before. */
export function readingsOf(query: Query, before: Subject): [Reading, ...Reading[]] {
  const combined = combine(query, before.query)
  const joined = joinedOf(combined, query)
  return combined.form === 'topic' && combined.alone !== null ? [joined, aloneOf(combined.alone)] : [joined]
}

/** A topic that corrects another one takes its place if it can; a narrower wish is tried on it first. */
export function correctionsOf(query: Query, before: Subject): [Reading, ...Reading[]] {
  const combined = combine(query, before.query)
  const joined = joinedOf(combined, query)
  if (combined.alone === null) return [joined]
  const alone = aloneOf(combined.alone)
  return combined.form === 'narrowing' ? [joined, alone] : [alone, joined]
}

function joinedOf(combined: Combined, query: Query): Reading {
  const asksDetail = combined.form === 'same' || combined.form === 'detail'
  return { query: combined.query, combined, needsDetail: asksDetail && query.want !== null }
}

/** Share of the best passage that another has to have: of what was asked before, */
const OF_SUBJECT = 0.5
/** and of a topic that is new. */
const OF_TOPIC = 0.9

/** Those of ranked passages that answer the whole of a reading: its own words, what was asked before, and the detail. */
export function fitting(reading: Reading, ranked: readonly Ranked[]): readonly Ranked[] {
  const { query, combined, needsDetail } = reading
  if (combined === null) return ranked
  const parts = ranked.map(({ strengths }) => partsOf(combined, strengths))
  const bestOwn = Math.max(0, ...parts.map(({ own }) => own))
  const bestBefore = Math.max(0, ...parts.map(({ before }) => before))
  const needed = combined.form === 'topic' ? bestOwn * OF_TOPIC : 0
  return ranked.filter((passage, at) => {
    const { own = 0, before = 0 } = parts[at] ?? {}
    if (combined.form !== 'same' && (own === 0 || own < needed)) return false
    if (before < bestBefore * OF_SUBJECT || (bestBefore === 0 && combined.form !== 'same')) return false
    return !needsDetail || holdsDetail(query, passage)
  })
}

/** How much a passage has of the words of a follow-up, and of those before it. */
function partsOf({ query, own }: Combined, strengths: readonly number[]): { own: number; before: number } {
  return {
    own: weighted(query.terms.slice(0, own), strengths.slice(0, own)),
    before: weighted(query.terms.slice(own), strengths.slice(own)),
  }
}
