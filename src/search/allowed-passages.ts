/**
 * Allowed passages: the numbers of all passages that may answer a question, for its place and its years. Passages of the same
 * places and years are looked at once for all of them; only where words of their texts decide is each looked at, and of these
 * only such as the index says have the words.
 */

import type { Passage } from '../model.ts'
import { copiesOf } from '../passages/sources.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import type { SearchIndex } from './index.ts'
import { type Limits, type Nearness, scopeFilter } from './scope.ts'
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
  ids(): readonly number[]
}

interface Groups {
  /** One passage of each. */
  readonly examples: readonly Passage[]
  /** By the number of a passage. */
  readonly of: Uint32Array
}

export class AllowedPassages {
  private readonly tools: AllowedPassagesTools
  /** Made for the first question. */
  private groups: Groups | null = null
  private unlimited: readonly number[] | null = null

  constructor(tools: AllowedPassagesTools) {
    this.tools = tools
  }

  /** Those that are as near to the place of a question as that. */
  allowedFor(query: Limits, nearness: Nearness): Allowed {
    const isAllowed = scopeFilter(query, nearness, this.tools)
    const having = this.idsWithWordsOf(query, nearness)
    if (having === null) return this.allowedGroups(isAllowed, isLimited(query))
    const { passages } = this.tools.index
    const ids = having.filter(id => isAllowed({ passage: passages[id] as Passage }))
    const known = new Set(ids)
    return { has: id => known.has(id), ids: () => ids }
  }

  private allowedGroups(isAllowed: ReturnType<typeof scopeFilter>, limited: boolean): Allowed {
    this.groups ??= groupsOf(this.tools.index.passages)
    const { examples, of } = this.groups
    const allowed = examples.map(passage => isAllowed({ passage }))
    const has = (id: number) => allowed[of[id] as number] === true
    if (limited) return { has, ids: () => idsOf(of.length, has) }
    const ids = () => {
      this.unlimited ??= idsOf(of.length, has)
      return this.unlimited
    }
    return { has, ids }
  }

  /** Passages that may have the words that decide, in ascending order; null where none do. */
  private idsWithWordsOf(query: Limits, nearness: Nearness): readonly number[] | null {
    const [year] = query.named
    if (nearness !== 'naming') return year === undefined ? null : this.idsWithAny([year.folded])
    return this.idsWithAny(
      query.scope.flatMap((place: Place) => this.tools.gazetteer.beginningsWithin(place)),
    )
  }

  /** Passages whose text may have one of the folded words; words that are not indexed may be in any. */
  private idsWithAny(words: readonly string[]): readonly number[] {
    const { index, thesaurus } = this.tools
    const ids = new Set<number>()
    for (const word of words) {
      const [token] = thesaurus.analyzer.analyse(word)
      const [key] = token?.keys ?? []
      if (token === undefined || key === undefined || token.stop) return [...index.passages.keys()]
      for (const id of index.idsWith(key)) ids.add(id)
    }
    return [...Uint32Array.from(ids).sort()]
  }
}

/** Whether a question is about some places or years only. */
function isLimited({ scope, except, period, named }: Limits): boolean {
  return scope.length > 0 || except.length > 0 || period !== null || named.length > 0
}

function idsOf(count: number, has: (id: number) => boolean): readonly number[] {
  const ids: number[] = []
  for (let id = 0; id < count; id++) if (has(id)) ids.push(id)
  return ids
}

/** Passages of a group have all in common that a filter looks at, but for their words. */
function groupsOf(passages: readonly Passage[]): Groups {
  const numbers = new Map<string, number>()
  const examples: Passage[] = []
  const of = Uint32Array.from(passages, passage => {
    const copies = copiesOf(passage).map(({ place, year, leftover }) => [place, year, leftover].join('\n'))
    const name = [passage.standalone, ...copies].join('\t')
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, examples.length)
    return examples.push(passage) - 1
  })
  return { examples, of }
}
