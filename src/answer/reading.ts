/** Readings of a follow-up: what it may ask with what was asked before, the likeliest first. */

import { weighted } from '../search/pruning.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import { detailShare } from './detail.ts'
import { type Combined, combine } from './follow-up.ts'
import type { Subject } from './subject.ts'

export interface Reading {
  readonly query: Query
  /** How it leans on what was asked before; null when it does not. */
  readonly combined: Combined | null
  /** Whether an answer has to hold the detail that it asks for. */
  readonly needsDetail: boolean
  /** What the next turn leans on when this is answered, and when nothing is. */
  readonly subject: Query
  readonly unanswered: Query
}

/** A question without another one before it, or with nothing of that in it. */
export function aloneOf(query: Query): Reading {
  return { query, combined: null, needsDetail: false, subject: query, unanswered: query }
}

/** A topic that nothing connects to the one before takes its place; everything else is said of the one before. */
export function readingsOf(query: Query, before: Subject): [Reading, ...Reading[]] {
  const combined = combine(query, before.query)
  const joined = joinedOf(combined, query, before)
  if (combined.form !== 'topic' || combined.alone === null) return [joined]
  if (combined.points) return [joined, keptOf(combined, before)]
  const alone = aloneOf(combined.alone)
  return combined.isOfSameRank ? [alone, joined] : [joined, alone]
}

/** A topic that corrects another one takes its place if it can; a narrower wish is tried on it first. */
export function correctionsOf(query: Query, before: Subject): [Reading, ...Reading[]] {
  const combined = combine(query, before.query)
  const joined = joinedOf(combined, query, before)
  if (combined.alone === null) return [joined]
  const alone = aloneOf(combined.alone)
  return combined.form === 'narrowing' ? [joined, alone] : [alone, joined]
}

/** What was asked before, whatever the follow-up says of it. */
function keptOf(combined: Combined, before: Subject): Reading {
  const { kept, own } = combined
  const inherited = kept.terms.length - own
  const unanswered = before.query
  return {
    ...{ query: kept, combined: { ...combined, query: kept, form: 'same', inherited } },
    ...{ needsDetail: false, subject: kept, unanswered },
  }
}

function joinedOf(combined: Combined, asked: Query, before: Subject): Reading {
  const { query, form, own, inherited, alone } = combined
  const { scope, except, period } = query
  const asksDetail = form === 'same' || form === 'detail'
  return {
    ...{ query, combined, needsDetail: asksDetail && asked.want !== null },
    subject: { ...query, terms: query.terms.slice(0, own + inherited) },
    unanswered: form === 'topic' && alone !== null ? alone : { ...before.query, scope, except, period },
  }
}

/** Share of the best passage that another has to have: of what was asked before, */
const OF_SUBJECT = 0.5
/** the same, where the detail is found on it, */
const OF_SUBJECT_WITH_DETAIL = 0.35
/** and of a topic that is new. */
const OF_TOPIC = 0.9

/** Those of ranked passages that answer the whole of a reading: its own words, what was asked before, and the detail. */
export function fitting(reading: Reading, ranked: readonly Ranked[]): readonly Ranked[] {
  const { query, combined, needsDetail } = reading
  if (combined === null) return ranked
  const parts = ranked.map(({ strengths }) => partsOf(combined, strengths))
  const bestOwn = Math.max(0, ...parts.map(({ own }) => own))
  const bestBefore = Math.max(0, ...parts.map(({ before }) => before))
  const neededOwn = combined.form === 'topic' ? bestOwn * OF_TOPIC : Number.MIN_VALUE
  const neededBefore = bestBefore * (needsDetail ? OF_SUBJECT_WITH_DETAIL : OF_SUBJECT)
  const fits = ranked.filter((_, at) => {
    const { own = 0, before = 0 } = parts[at] ?? {}
    if (combined.form === 'same') return before >= neededBefore
    return own > 0 && own >= neededOwn && before > 0 && before >= neededBefore
  })
  return promisesFirst(needsDetail ? withDetail(query, fits) : fits)
}

/** What is asked on about is what is to be done: how things are now is only said where nothing else fits. */
function promisesFirst(ranked: readonly Ranked[]): readonly Ranked[] {
  return [...ranked.filter(one => !one.isDescription), ...ranked.filter(one => one.isDescription)]
}

/** The passages that come closest to a reading that nothing answers: those that only want the detail, if there are any. */
export function closestTo(reading: Reading, ranked: readonly Ranked[]): readonly Ranked[] {
  const withoutDetail = reading.needsDetail ? fitting({ ...reading, needsDetail: false }, ranked) : []
  if (withoutDetail.length === 0) return ranked
  const orderOf = ({ score, why }: Ranked) => score - why.want
  return [...withoutDetail].sort((a, b) => orderOf(b) - orderOf(a))
}

/** Those that hold the detail, the nearest to the subject first. */
function withDetail(query: Query, ranked: readonly Ranked[]): readonly Ranked[] {
  return ranked
    .map(passage => ({ passage, share: detailShare(query, passage) }))
    .filter(({ share }) => share > 0)
    .map(({ passage, share }) => ({ passage, order: passage.score - passage.why.want + share }))
    .sort((a, b) => b.order - a.order)
    .map(({ passage }) => passage)
}

/** How much a passage has of the words of a follow-up, and of those before it. */
function partsOf({ query: { terms }, own, inherited }: Combined, strengths: readonly number[]) {
  const between = (from: number, to: number) => weighted(terms.slice(from, to), strengths.slice(from, to))
  return { own: between(0, own), before: between(own, own + inherited) }
}
