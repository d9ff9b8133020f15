/**
 * Allowed passages: the numbers of all passages that may answer a question, for its place and its years. Passages of the same
 * places and years are looked at once for all of them; only where words of their texts decide is each looked at, and of these
 * only such as the index says have the words.
 */

import type { Gazetteer, Place } from '../places/gazetteer.ts'
import type { SearchIndex } from './index.ts'
import { hasToName, type Limits, type Nearness, sayingFilter, standingFilter } from './scope.ts'
import type { Thesaurus } from './thesaurus.ts'

export interface AllowedPassagesTools {
  readonly index: SearchIndex
  readonly thesaurus: Thesaurus
  readonly gazetteer: Gazetteer
}

/** Passages by their numbers. */
export interface Allowed {
  has(id: number): boolean
  /** In ascending order. */
  ids(): Uint32Array
}

export class AllowedPassages {
  private readonly tools: AllowedPassagesTools
  private unlimited: Uint32Array | null = null

  constructor(tools: AllowedPassagesTools) {
    this.tools = tools
  }

  /** Those that are as near to the place of a question as that. */
  allowedFor(query: Limits, nearness: Nearness): Allowed {
    const { groups } = this.tools.index.table
    const standing = this.tools.index.examples.map(standingFilter(query, nearness, this.tools))
    const stands = (id: number) => standing[groups[id] as number] === true
    const having = this.idsWithWordsOf(query, nearness)
    if (having === null) {
      const ids = isLimited(query) ? () => idsOf(groups.length, stands) : () => this.unlimitedIds(stands)
      return { has: stands, ids }
    }
    const says = sayingFilter(query, nearness, this.tools)
    const ids = having.filter(id => stands(id) && says(this.tools.index.passageOf(id)))
    const known = new Set(ids)
    return { has: id => known.has(id), ids: () => ids }
  }

  private unlimitedIds(isAllowed: (id: number) => boolean): Uint32Array {
    this.unlimited ??= idsOf(this.tools.index.table.groups.length, isAllowed)
    return this.unlimited
  }

  /** Passages that may have the words that decide, in ascending order; null where none do. */
  private idsWithWordsOf(query: Limits, nearness: Nearness): Uint32Array | null {
    const [year] = query.named
    if (!hasToName(nearness)) return year === undefined ? null : this.idsNaming([[year.folded]])
    return this.idsNaming(query.scope.flatMap((place: Place) => this.tools.gazetteer.namesWithin(place)))
  }

  /** Passages whose text may have all folded words of one of some names; words that are not indexed may be in any. */
  private idsNaming(names: readonly (readonly string[])[]): Uint32Array {
    const ids = new Set<number>()
    for (const name of names) {
      const keys = name.map(word => this.keyOf(word)).filter(key => key !== null)
      if (keys.length === 0) return idsOf(this.tools.index.passages.length, () => true)
      for (const id of this.tools.index.idsWith(keys)) ids.add(id)
    }
    return Uint32Array.from(ids).sort()
  }

  /** What a folded word is indexed under; null where it is not. */
  private keyOf(word: string): string | null {
    const [token] = this.tools.thesaurus.analyzer.analyse(word)
    return token === undefined || token.stop ? null : (token.keys[0] ?? null)
  }
}

/** Whether a question is about some places or years only. */
function isLimited({ scope, except, period, named }: Limits): boolean {
  return scope.length > 0 || except.length > 0 || period !== null || named.length > 0
}

function idsOf(count: number, has: (id: number) => boolean): Uint32Array {
  const ids = new Uint32Array(count)
  let length = 0
  for (let id = 0; id < count; id++) if (has(id)) ids[length++] = id
  return ids.subarray(0, length)
}
