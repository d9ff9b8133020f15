/** Store of the passages of one version of the index, in OpenSearch. Of a part of them nothing is made: an answer is of all, or there is none. */

import type { StoredVersion } from '../../src/engine/catalogue.ts'
import type { Passage } from '../../src/model.ts'
import type { PassageStore, SoughtPassages, StoredPassage } from '../../src/search/passage-store.ts'
import { type Connection, SHARD_MS } from './connection.ts'
import { VECTOR } from './index-mapping.ts'
import { type PassageDocument, placeKey, sectionName, storedPassage } from './passage-document.ts'

/** Passages that a shard keeps in view while it walks its graph: of the twenty nearest, 98 of a hundred are found (docs/opensearch.md). */
const LOOKED_AT = 200
/** Most passages of a section, and of one code: codes differ. */
const MOST_OF_SECTION = 1_000
const MOST_OF_CODE = 5

interface SearchAnswer {
  readonly timed_out: boolean
  readonly _shards: { readonly total: number; readonly successful: number }
  readonly hits: { readonly hits: readonly { readonly _source: PassageDocument }[] }
}

interface TextsAnswer {
  readonly docs: readonly { readonly _id: string; readonly _source?: { readonly text: string } }[]
}

export class OpenSearchStore implements PassageStore {
  private readonly connection: Connection
  private readonly name: string
  private readonly findsNearest: boolean

  /** Of a version of the index, not the alias: what is asked of it is of one version. */
  constructor(connection: Connection, { name, findsNearest }: StoredVersion) {
    this.connection = connection
    this.name = name
    this.findsNearest = findsNearest
  }

  async candidates(sought: SoughtPassages): Promise<StoredPassage[]> {
    const filter = filterOf(sought)
    const found = await Promise.all([this.byWords(sought, filter), this.byMeaning(sought, filter)])
    return [...new Map(found.flat().map(stored => [stored.id, stored])).values()]
  }

  private async byWords({ evidence, limit }: SoughtPassages, filter: object[]): Promise<StoredPassage[]> {
    if (evidence.length === 0) return []
    const should = evidence.map(({ key, field, weight }) => ({
      term: { [field]: { value: key, boost: weight } },
    }))
    return this.search({ size: limit, query: { bool: { filter, should, minimum_should_match: 1 } } })
  }

  private async byMeaning({ near }: SoughtPassages, filter: object[]): Promise<StoredPassage[]> {
    if (near === null || !this.findsNearest || near.vector.scale === 0) return []
    const { limit: k, vector } = near
    const asked = { vector: [...vector.bytes], k, filter: { bool: { filter } } }
    const knn = { [VECTOR]: { ...asked, method_parameters: { ef_search: LOOKED_AT } } }
    return this.search({ size: k, query: { knn } })
  }

  ofCode(letters: string): Promise<StoredPassage[]> {
    return this.search({ size: MOST_OF_CODE, query: { term: { code: letters } }, sort: ['at'] })
  }

  sectionOf(passage: Passage): Promise<StoredPassage[]> {
    const query = { term: { section: sectionName(passage) } }
    return this.search({ size: MOST_OF_SECTION, query, sort: ['at'] })
  }

  async texts(hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { docs } = await this.connection.ask<TextsAnswer>({
      ...{ method: 'POST', path: `/${filesOf(this.name)}/_mget` },
      body: { ids: hashes },
    })
    return new Map(
      docs.flatMap(({ _id, _source }) => (_source === undefined ? [] : [[_id, _source.text] as const])),
    )
  }

  private async search(body: object): Promise<StoredPassage[]> {
    const answer = await this.connection.ask<SearchAnswer>({
      ...{ method: 'POST', path: `/${this.name}/_search` },
      query: { allow_partial_search_results: false },
      body: {
        ...{ ...body, track_total_hits: false, timeout: `${SHARD_MS}ms` },
        ...(this.findsNearest && { _source: { excludes: [VECTOR] } }),
      },
    })
    if (answer.timed_out) throw this.connection.unavailable('a shard took too long')
    if (answer._shards.successful < answer._shards.total)
      throw this.connection.unavailable('a shard is missing')
    return answer.hits.hits.map(({ _source }) => storedPassage(_source))
  }
}

/** What a passage has to be, whatever words it has. */
function filterOf({ places, period, named }: SoughtPassages): object[] {
  const filter: object[] = [{ term: { answers: true } }]
  if (places !== null) filter.push({ terms: { place: places.map(placeKey) } })
  if (period !== null)
    filter.push({ range: { year: { gte: shortest(period.from), lte: shortest(period.to) } } })
  for (const keys of named) filter.push({ terms: { text: keys } })
  return filter
}

/** Years of a field of 16 bits: an open end is none of a calendar. */
function shortest(year: number): number {
  return Math.min(9_999, Math.max(0, year))
}

/** Name of the index of the texts and of the catalogue of a version. */
export function filesOf(name: string): string {
  return `${name}.files`
}
