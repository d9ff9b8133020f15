/**
 * Counterpart: the report beside a promise, and the promise beside a report, of the same place and subject. Two passages
 * are that where a report lists what was done below the promise itself, or where each is the other's nearest by words and
 * by meaning, and near enough (docs/sums.md has how often that is right).
 */

import type { PassageVectors } from '../meaning/vectors.ts'
import type { Passage } from '../model.ts'
import { roleOf } from '../passages/role.ts'
import type { SearchIndex } from './index.ts'
import { conceptKeys, wordKeys } from './keys.ts'
import { byScore } from './pruning.ts'
import type { Thesaurus } from './thesaurus.ts'

export interface CounterpartTools {
  readonly index: SearchIndex
  readonly thesaurus: Thesaurus
  readonly vectors?: PassageVectors
}

/** Passages that are compared, those with most of the words. */
const COMPARED = 50
/** Least cosine of two vectors, what of a cosine says nothing, and least sum of the rest and the share of words. */
const COSINE = 0.85
const ANY_COSINE = 0.8
const LEAST = 0.2
/** How much nearer another may be for two still to be each other's nearest. */
const AS_NEAR = 0.01
/** Shared words say something from the second on. */
const FEWEST_KEYS = 2

interface Near {
  readonly id: number
  readonly score: number
}

/** What stands beside a passage of the index, or null. Work is bounded by what the index reads for one question. */
export function counterpartOf(passage: Passage, tools: CounterpartTools): Passage | null {
  const { index } = tools
  const id = index.table.numberOf(passage.code)
  if (id === null || roleOf(passage) === null) return null
  const possible = pairsOf(passage, index)
  const listed = listedAmong(possible, passage, index)
  if (listed !== null || possible.length === 0) return listed
  const nearest = nearestTo(id, tools)
  if (nearest === null) return null
  const back = nearestTo(nearest.id, tools)
  if (back === null) return null
  const isMutual = back.id === id || back.score - nearest.score <= AS_NEAR
  const other = index.passageOf(nearest.id)
  const hasOwn = listedAmong(pairsOf(other, index), other, index) !== null
  return isMutual && !hasOwn ? other : null
}

/** Numbers of the passages of the other role, at the same place. */
function pairsOf(passage: Passage, index: SearchIndex): readonly number[] {
  const isPair = pairTester(passage, index)
  const pairs: number[] = []
  for (let id = 0; id < index.passages.length; id++) if (isPair(id)) pairs.push(id)
  return pairs
}

/** Whether the passage of a number is of the other role, at the same place. */
function pairTester({ kind, source }: Passage, { table, examples }: SearchIndex): (id: number) => boolean {
  const wanted = kind === 'program' ? 'fact' : 'promise'
  const isThere = examples.map(({ source: { place } }) => place === source.place)
  return id => table.roleOf(id) === wanted && isThere[table.groups[id] as number] === true
}

/** The first of passages that is an item of a list below another one, or that lists it; null where none is. */
function listedAmong(ids: readonly number[], passage: Passage, index: SearchIndex): Passage | null {
  for (const id of index.table.nearFile(ids, passage.source.file)) {
    const other = index.passageOf(id)
    if (isListedBelow(passage, other)) return other
  }
  return null
}

/** Whether a report has one of them as the introduction of a list that the other is an item of. */
function isListedBelow(one: Passage, other: Passage): boolean {
  const [promise, fact] = one.kind === 'program' ? [one, other] : [other, one]
  return promise.source.file === fact.source.file && fact.lead?.text.includes(promise.text) === true
}

function nearestTo(id: number, tools: CounterpartTools): Near | null {
  const { index } = tools
  const passage = index.passageOf(id)
  const isPair = pairTester(passage, index)
  const own = keysOf(passage, tools)
  const evidence = [...own].map(([key, { field, weight }]) => ({ key, field, weight }))
  const found = index.candidates(evidence).candidates.filter(({ id: other }) => isPair(other))
  let best: Near | null = null
  for (const { id: other, passage: text } of found.sort(byScore).slice(0, COMPARED)) {
    const score = scoreOf([id, other], own, keysOf(text, tools), tools)
    if (score !== null && score > (best?.score ?? 0)) best = { id: other, score }
  }
  return best
}

type KeyWeights = ReadonlyMap<string, { readonly field: 'text' | 'concepts'; readonly weight: number }>

function keysOf({ text }: Passage, { index, thesaurus }: CounterpartTools): KeyWeights {
  const tokens = thesaurus.analyzer.tokensOf(text)
  const weighted = (field: 'text' | 'concepts', keys: readonly string[]) =>
    keys.map(
      key =>
        [key, { field, weight: index.vocabulary.rarity(index.vocabulary.frequency(field, key)) }] as const,
    )
  return new Map([
    ...weighted('text', wordKeys(tokens)),
    ...weighted('concepts', conceptKeys(thesaurus.inText(tokens))),
  ])
}

/** Null where two passages are not near enough. */
function scoreOf(
  [one, other]: readonly [number, number],
  own: KeyWeights,
  keys: KeyWeights,
  { vectors }: CounterpartTools,
): number | null {
  const words = sharedOf(own, keys)
  const cosine = vectors?.cosineOf(one, other) ?? null
  if (cosine !== null && cosine < COSINE) return null
  const score = words + (cosine === null ? 0 : cosine - ANY_COSINE)
  return score < LEAST ? null : score
}

/** Cosine of the keys by their rarities, from 0 to 1; 0 where too few are shared. */
function sharedOf(own: KeyWeights, keys: KeyWeights): number {
  let shared = 0
  let count = 0
  for (const [key, { weight }] of own) {
    if (!keys.has(key)) continue
    shared += weight ** 2
    count++
  }
  const norm = (all: KeyWeights) => [...all.values()].reduce((sum, { weight }) => sum + weight ** 2, 0)
  return count < FEWEST_KEYS ? 0 : shared / Math.max(1e-9, Math.sqrt(norm(own) * norm(keys)))
}
