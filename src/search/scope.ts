/** Filter by scope: which passages may answer: those for the place and the years of the question. */

import type { Copy, Passage } from '../model.ts'
import { copiesOf, standingAt } from '../passages/sources.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import type { Period } from '../question/years.ts'
import type { Analyzer } from './analysis.ts'
import type { Query } from './query.ts'

/** Whether a place lies in one of those asked for, or holds one of them. */
export function inScope(name: string | null, scope: readonly Place[], gazetteer: Gazetteer): boolean {
  if (name === null) return false
  const own = gazetteer.namedOrUnknown(name)
  return scope.some(asked => gazetteer.within(own, asked) || gazetteer.within(asked, own))
}

export function inPeriod(year: number, period: Period): boolean {
  return year >= period.from && year <= period.to
}

/** Whether what stands at a place may be quoted: a text of another town left in a copied site when that town is named. */
function mayAnswer({ leftover, place }: Copy, scope: readonly Place[]): boolean {
  return leftover === null || (leftover === 'other-place' && scope.some(({ name }) => name === place))
}

/**
 * Where a text is from, seen from the place asked for: of itself, of a part of it, of what it is directly a part of, of what
 * lies around that; or, only naming it, of the whole country, or of another place.
 */
export type Nearness = 'anywhere' | 'itself' | 'inside' | 'holding' | 'around' | 'nationwide' | 'naming'

/** Whether a text from there has to name the place. */
export function hasToName(nearness: Nearness): boolean {
  return nearness === 'nationwide' || nearness === 'naming'
}

/** What of a question says where its answer is from. */
export type Limits = Pick<Query, 'scope' | 'except' | 'period' | 'named'>

interface ScopeTools {
  readonly gazetteer: Gazetteer
  readonly thesaurus: { readonly analyzer: Analyzer }
}

/**
 * A test of candidates. A text of another town left in a copied site answers for that town only, a sample text and
 * words that say nothing alone never. That a text names a place does not make it one of that place.
 */
export function scopeFilter(
  query: Limits,
  nearness: Nearness,
  tools: ScopeTools,
): (candidate: { readonly passage: Passage }) => boolean {
  const stands = standingFilter(query, nearness, tools)
  const says = sayingFilter(query, nearness, tools)
  return ({ passage }) => stands(passage) && says(passage)
}

/** Whether a passage may answer for where it stands, whatever its words are. */
export function standingFilter(
  { scope, except, period }: Limits,
  nearness: Nearness,
  { gazetteer }: Pick<ScopeTools, 'gazetteer'>,
): (passage: Passage) => boolean {
  const known = new Map<string | null, boolean>()
  const isThere = (name: string | null): boolean => {
    const result = known.get(name) ?? isPlaceAt(name, scope, nearness, gazetteer)
    known.set(name, result)
    return result
  }
  return passage => {
    if (!passage.standalone) return false
    const copies = copiesOf(passage).filter(copy => mayAnswer(copy, scope))
    if (copies.length === 0) return false
    if (period !== null && !copies.some(({ year }) => year !== null && inPeriod(year, period))) return false
    if (copies.every(({ place }) => isExcepted(place, except, gazetteer))) return false
    return nearness === 'naming' || copies.some(({ place }) => isThere(place))
  }
}

/** Whether a passage may answer for its words, wherever it stands: for the place and the years that it has to name. */
export function sayingFilter(
  { scope, named }: Limits,
  nearness: Nearness,
  { gazetteer, thesaurus }: ScopeTools,
): (passage: Passage) => boolean {
  const names = (text: string): boolean =>
    gazetteer
      .mentionsIn(thesaurus.analyzer.tokensOf(text))
      .some(({ place }) => scope.some(asked => gazetteer.within(place, asked)))
  return ({ text }) => {
    if (hasToName(nearness) && !names(text)) return false
    if (named.length === 0) return true
    const words = thesaurus.analyzer.tokensOf(text)
    return named.every(year => words.some(({ folded }) => folded === year.folded))
  }
}

/** Whether a place is as near to those asked for as that. */
export function isPlaceAt(
  name: string | null,
  scope: readonly Place[],
  nearness: Nearness,
  gazetteer: Gazetteer,
): boolean {
  if (nearness === 'anywhere') return true
  if (name === null || nearness === 'nationwide') return name === null && nearness === 'nationwide'
  const own = gazetteer.namedOrUnknown(name)
  return scope.some(asked => {
    if (own.name === asked.name) return nearness === 'itself'
    if (nearness === 'inside') return gazetteer.within(own, asked)
    if (nearness === 'holding') return gazetteer.isPartOf(asked, own)
    return nearness === 'around' && gazetteer.within(asked, own) && !gazetteer.isPartOf(asked, own)
  })
}

/** Whether a place is one of those that are not meant. */
export function isExcepted(name: string | null, except: readonly Place[], gazetteer: Gazetteer): boolean {
  if (name === null || except.length === 0) return false
  const own = gazetteer.namedOrUnknown(name)
  return except.some(place => gazetteer.within(own, place))
}

/**
 * A passage at the place that answers: the very place asked for before one that it holds or lies in, and of the years
 * asked for; among equals the one that speaks for all.
 */
export function spokenFrom(passage: Passage, query: Query, gazetteer: Gazetteer): Passage {
  if (passage.also.length === 0) return passage
  const { scope, except, period } = query
  const fits = ({ place, year, ...copy }: Copy): number => {
    if (!mayAnswer({ ...copy, place, year }, scope)) return -1
    const asked = scope.some(({ name }) => name === place) ? 2 : inScope(place, scope, gazetteer) ? 1 : 0
    const timely = period === null || (year !== null && inPeriod(year, period))
    return (timely && !isExcepted(place, except, gazetteer) ? 3 : 0) + asked
  }
  const [first, ...rest] = copiesOf(passage) as [Copy, ...Copy[]]
  const best = rest.reduce((best, copy) => (fits(copy) > fits(best) ? copy : best), first)
  return best === first ? passage : standingAt(passage, best)
}
