/** Which passages may answer: those for the place and the years of the question. */

import { sourcesOf } from '../passages/sources.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { analyse, tokensOf } from './analysis.ts'
import type { Candidate } from './index.ts'
import type { Period, Query } from './query.ts'

/** The place of that name; one that the gazetteer does not know lies nowhere. */
export function placeOrName(name: string, gazetteer: Gazetteer): Place {
  return gazetteer.named(name) ?? { name, kind: 'obec', parent: null, locative: name }
}

/** Whether a place lies in one of those asked for, or holds one of them. */
export function inScope(name: string | null, scope: readonly Place[], gazetteer: Gazetteer): boolean {
  if (name === null) return false
  const own = placeOrName(name, gazetteer)
  return scope.some(asked => gazetteer.within(own, asked) || gazetteer.within(asked, own))
}

export function inPeriod(year: number, period: Period): boolean {
  return year >= period.from && year <= period.to
}

/** Stems of the word of a name that says most: of České Budějovice the second. */
function longestWord({ name }: Place): readonly string[] {
  const [longest] = analyse(name).sort((a, b) => b.folded.length - a.folded.length)
  return longest?.stems ?? []
}

/**
 * A test of candidates. A text for another place may answer when it names the place asked for; a text of another
 * town left in a copied site answers for that town only, a sample text never.
 */
export function scopeFilter(query: Query, gazetteer: Gazetteer): (candidate: Candidate) => boolean {
  const { scope, except, period } = query
  const known = new Map<string | null, boolean>()
  const isIn = (name: string | null): boolean => {
    const result = known.get(name) ?? inScope(name, scope, gazetteer)
    known.set(name, result)
    return result
  }
  const isExcepted = (name: string | null) => {
    if (name === null || except.length === 0) return false
    const own = placeOrName(name, gazetteer)
    return except.some(place => gazetteer.within(own, place))
  }
  const nameKeys = scope.flatMap(longestWord)
  const names = (candidate: Candidate): boolean =>
    nameKeys.some(key => candidate.match[key]?.includes('text')) &&
    gazetteer
      .mentionsIn(tokensOf(candidate.passage.text))
      .some(({ place }) => scope.some(asked => gazetteer.within(place, asked)))
  return candidate => {
    const { passage } = candidate
    if (passage.leftover === 'sample') return false
    if (passage.leftover === 'other-place' && !scope.some(place => place.name === passage.source.place))
      return false
    const sources = sourcesOf(passage)
    if (period !== null && !sources.some(({ year }) => year !== null && inPeriod(year, period))) return false
    if (sources.every(({ place }) => isExcepted(place))) return false
    return scope.length === 0 || sources.some(source => isIn(source.place)) || names(candidate)
  }
}
