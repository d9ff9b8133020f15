/** Promises with a deadline: those of some passages or of all, by date. Reports are none. */

import type { Passage } from '../model.ts'
import { isRetrospective } from '../passages/retrospective.ts'
import { SaidOnce } from '../passages/said-once.ts'
import { isPromise } from '../passages/substance.ts'
import { deadlinesIn } from './deadlines.ts'
import type { Deadline } from './figure.ts'

export interface Promised {
  readonly passage: Passage
  readonly deadline: Deadline
}

/** Deadlines of the programmes among passages, the earliest first, each promise of a place once. Linear but for the sorting. */
export function promisedIn(passages: Iterable<Passage>): readonly Promised[] {
  const sorted = Iterator.from(passages)
    .filter(({ leftover, standalone }) => leftover === null && standalone)
    .flatMap(promisedBy)
    .toArray()
    .sort((a, b) => compare(dayOf(a), dayOf(b)) || compare(a.passage.code, b.passage.code))
  const said = new SaidOnce()
  return sorted.filter(one => {
    const { passage, deadline } = one
    return said.isNew(sentenceOf(one), [passage.source.place, deadline.from, deadline.to].join('\n'))
  })
}

function sentenceOf({ passage, deadline: { sentence } }: Promised): string {
  return passage.text.slice(sentence.from, sentence.to)
}

/** Deadlines of a passage of a programme, in its order; what is told of deeds or problems is none, unless its sentence says what we will do. */
export function promisedBy(passage: Passage): readonly Promised[] {
  const { kind, source, headings } = passage
  if (kind !== 'program' || source.status === 'internal') return []
  const electionYear = source.election?.year ?? source.year
  const told = isRetrospective(headings)
  return deadlinesIn(passage.text, electionYear)
    .map(deadline => ({ passage, deadline }))
    .filter(
      one => !told || (one.deadline.person === 'first' && isPromise({ text: sentenceOf(one), lead: null })),
    )
}

/** The day of a date, such as `2026-11-29`. */
export function dayIn(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** The day that a deadline is sorted by: its last one, or the first one where it has no end. */
export function dayOf({ deadline: { from, to } }: Promised): string {
  return to ?? from ?? ''
}

/** Whether a deadline is over on a day, as `2026-11-29`; one without an end never is. */
export function isPast({ deadline: { to } }: Promised, today: string): boolean {
  return to !== null && to < today
}

/** At most `most`, by date: the next ones, then those that passed last. */
export function nearestTo(today: string, promised: readonly Promised[], most: number): readonly Promised[] {
  const passed = promised.filter(one => isPast(one, today))
  const ahead = promised.filter(one => !isPast(one, today)).slice(0, most)
  return [...(ahead.length < most ? passed.slice(ahead.length - most) : []), ...ahead]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
