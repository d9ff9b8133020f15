/** MiniSearch, the finder of candidates in memory; the library is known here only. */

import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import type { CandidateFinder, Evidence, FoundPassage } from './candidates.ts'
import { byField, FIELDS, type Field, type Keys } from './keys.ts'

/** A map from words, with those that differ by a few letters. */
export { default as RadixTree } from 'minisearch/SearchableMap'

type Row = { id: number } & Record<Field, string>

const OPTIONS: Options<Row> = {
  fields: [...FIELDS],
  idField: 'id',
  tokenize: text => text.split(' '),
  processTerm: term => term || null,
}

export class MiniSearchFinder implements CandidateFinder {
  private readonly search: MiniSearch<Row>

  constructor(saved?: unknown) {
    this.search =
      saved === undefined
        ? new MiniSearch<Row>(OPTIONS)
        : MiniSearch.loadJS<Row>(saved as AsPlainObject, OPTIONS)
  }

  add(id: number, keys: Keys): void {
    this.search.add({ id, ...byField(field => keys[field].join(' ')) })
  }

  candidates(evidence: readonly Evidence[]): FoundPassage[] {
    if (evidence.length === 0) return []
    // One query a key, for all its fields: of two queries for one key, MiniSearch keeps the fields of the last.
    const byKey = Map.groupBy(evidence, ({ key }) => key)
    const results = this.search.search({
      combineWith: 'OR',
      queries: [...byKey].map(([key, ones]) => ({
        queries: [key],
        fields: ones.map(({ field }) => field),
        boost: Object.fromEntries(ones.map(({ field, weight }) => [field, weight])),
      })),
    })
    return results.map(({ id, match, score }) => ({ id, keys: match as Record<string, Field[]>, score }))
  }

  save(): unknown {
    return this.search.toJSON()
  }
}
