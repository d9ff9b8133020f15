/** Candidates from a store elsewhere, which finds the best by words, and the nearest in meaning where it can; what each is worth is counted here. */

import { type Embedding, fetched } from '../meaning/embedder.ts'
import type { Moments } from '../meaning/moments.ts'
import { QuestionVector, toBytes } from '../meaning/vectors.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { keyRarity, keyScore } from './bm25.ts'
import type { CandidateSearch, CandidateSource } from './candidate-source.ts'
import { type Evidence, MetEvidence } from './candidates.ts'
import type { Candidate, Found } from './index.ts'
import type { KeyTable } from './key-table.ts'
import type { PassageStore, SoughtPassages, StoredPassage } from './passage-store.ts'
import type { Query } from './query.ts'
import { hasToName, isExcepted, isPlaceAt, type Nearness, scopeFilter } from './scope.ts'
import type { Similarity } from './similarity.ts'
import type { IndexStatistics } from './statistics.ts'
import type { Thesaurus } from './thesaurus.ts'

/** Passages that are fetched for one search: so many that the best ones by all that counts are among them (docs/opensearch.md). */
const FETCHED = 200
/** How many times as many as are looked at are fetched of those nearest in meaning: a store compares bytes, and not with all of them. */
export const FETCHED_NEAREST = 2

export interface RemoteCandidatesTools {
  readonly index: IndexStatistics
  readonly counts: KeyTable
  readonly store: PassageStore
  readonly thesaurus: Thesaurus
  readonly gazetteer: Gazetteer
  /** How many of those nearest in meaning are looked at, whatever words they have. */
  readonly nearest: number
  /** Of the vectors of all passages that may answer; null where words alone are looked at. */
  readonly moments: Moments | null
  /** Told of what was fetched. */
  readonly onFetched: (passages: readonly StoredPassage[]) => void
}

/** Where words alone are looked at. */
const ALONE: Pick<Found, 'nearest' | 'similarityOf'> = { nearest: new Set(), similarityOf: () => null }

export class RemoteCandidates implements CandidateSource {
  private readonly tools: RemoteCandidatesTools

  constructor(tools: RemoteCandidatesTools) {
    this.tools = tools
  }

  search(evidence: readonly Evidence[], vector: Float32Array | null): CandidateSearch {
    const { used, skipped } = this.tools.index.withinBudget(evidence)
    const tools = this.tools
    const near =
      vector === null || tools.moments === null
        ? null
        : { vector: toBytes(vector), limit: FETCHED_NEAREST * tools.nearest }
    const sought = (query: Query, nearness: Nearness) => ({ ...this.sought(used, query, nearness), near })
    return {
      *within(query, nearness): Embedding<Found> {
        if (used.length === 0 && near === null) return { candidates: [], evidence: used, ...ALONE, skipped }
        const stored = yield* fetched(() => tools.store.candidates(sought(query, nearness)))
        tools.onFetched(stored)
        const allowed = stored.filter(scopeFilter(query, nearness, tools))
        const candidates = scored(allowed, used, tools.counts)
        return { ...withSimilarity(candidates, allowed, vector, tools), evidence: used, skipped }
      },
    }
  }

  private sought(
    evidence: readonly Evidence[],
    query: Query,
    nearness: Nearness,
  ): Omit<SoughtPassages, 'near'> {
    const { analyzer } = this.tools.thesaurus
    const named = query.named.map(({ keys }) => keys)
    const names = query.scope.flatMap(({ name }) => analyzer.analyse(name).flatMap(({ keys }) => keys))
    return {
      ...{ evidence, period: query.period, limit: FETCHED },
      places: this.placesFor(query, nearness),
      named: hasToName(nearness) ? [...named, names] : named,
    }
  }

  /** Names of the places that a search is limited to. */
  private placesFor({ scope, except }: Query, nearness: Nearness): readonly (string | null)[] | null {
    const isAnywhere = nearness === 'anywhere' || nearness === 'naming'
    if (isAnywhere && except.length === 0) return null
    const { index, gazetteer } = this.tools
    const all = [...new Set(index.standings.map(({ place }) => place))]
    return all.filter(
      name =>
        (isAnywhere || isPlaceAt(name, scope, nearness, gazetteer)) && !isExcepted(name, except, gazetteer),
    )
  }
}

/** Candidates with the evidence that they have and their score, as the finder in memory gives them; best first. */
function scored(
  stored: readonly StoredPassage[],
  evidence: readonly Evidence[],
  counts: KeyTable,
): Candidate[] {
  const byKey = [...Map.groupBy(evidence.entries(), ([, { key }]) => key)]
  const scored = stored
    .map(({ id, passage, traits, keys: own }) => {
      const times = { text: timesOf(own.text), head: timesOf(own.head) }
      const all = { ...times, concepts: timesOf(own.concepts), headConcepts: timesOf(own.headConcepts) }
      const met: number[] = []
      let [score, keys] = [0, 0]
      for (const [key, ones] of byKey) {
        let sum = 0
        for (const [number, { field, weight }] of ones) {
          const count = all[field].get(key)
          if (count === undefined) continue
          met.push(number)
          const rarity = keyRarity(counts.passages, counts.frequency(field, key))
          sum += weight * rarity * keyScore(count, Math.max(1, all[field].size), counts.meanOf(field))
        }
        score += sum
        if (sum > 0) keys++
      }
      return { id, passage, traits, met, score: score * keys }
    })
    .sort((a, b) => b.score - a.score || a.id - b.id)
  const all = MetEvidence.of(scored.map(({ met }) => met))
  return scored.map((one, place) => ({ ...one, met: all, place }))
}

function timesOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  return times
}

/** Each with its similarity beside that of all passages; the nearest among them are looked at whatever words they have. */
function withSimilarity(
  candidates: readonly Candidate[],
  stored: readonly StoredPassage[],
  question: Float32Array | null,
  { moments, nearest: limit }: RemoteCandidatesTools,
): Pick<Found, 'candidates' | 'nearest' | 'similarityOf'> {
  if (question === null || moments === null) return { candidates, ...ALONE }
  const { mean, spread } = moments.of(question)
  const asked = new QuestionVector(question)
  const similarities = new Map(
    stored.flatMap(({ id, vector }): [number, Similarity][] => {
      if (vector === null) return []
      const cosine = asked.cosine(vector)
      const deviation = spread === 0 ? 0 : (cosine - mean) / spread
      return [[id, { cosine, deviation, products: () => asked.products(vector) }]]
    }),
  )
  const cosineOf = ({ id }: Candidate) => similarities.get(id)?.cosine ?? 0
  const nearest = candidates.toSorted((a, b) => cosineOf(b) - cosineOf(a) || a.id - b.id).slice(0, limit)
  return {
    candidates,
    nearest: new Set(nearest.map(({ id }) => id)),
    similarityOf: id => similarities.get(id) ?? null,
  }
}
