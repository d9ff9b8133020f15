/** Topic: what the texts of a place and of some years have on a subject, the closest first, far more of it than answers a question. */

import type { AnswerTools } from '../answer/answer.ts'
import { confidence } from '../answer/confidence.ts'
import { Coverage } from '../answer/coverage.ts'
import { excerptOf } from '../answer/excerpt.ts'
import type { Embedding } from '../meaning/embedder.ts'
import type { Passage, Slice } from '../model.ts'
import type { Place } from '../places/gazetteer.ts'
import { conceptKey, headOf } from '../search/keys.ts'
import { strengthsOf, termMatcher } from '../search/matching.ts'
import { totalWeight, weighted } from '../search/pruning.ts'
import { type Query, readQuery } from '../search/query.ts'
import { createRanker, evidenceOf, type Ranked } from '../search/rank.ts'
import { scopeFilter, spokenFrom } from '../search/scope.ts'
import { similaritiesAmong } from '../search/similarity.ts'

/** Passages that are looked at closely, and the nearest in meaning among them. */
const RERANKED = 200
const NEAREST = 80
/** Letters of a topic that a model reads. */
const LONGEST = 400

/** A passage on the topic. */
export interface Finding {
  readonly passage: Passage
  readonly marks: readonly Slice[]
  /** Greater than that of another one which has less of the topic. */
  readonly score: number
  /** Share of the topic in the title and the headings above it, from 0 to 1. */
  readonly heading: number
}

export interface Topic {
  readonly query: Query
  /** None where nothing is on the topic. */
  readonly findings: readonly Finding[]
  /** Words of the topic, and names of what belongs to it, that no text has. */
  readonly missing: readonly string[]
}

/** Deterministic; stops once for the vector of the topic where there are vectors. */
export function* findTopic(text: string, place: Place | undefined, tools: AnswerTools): Embedding<Topic> {
  const { index, gazetteer, thesaurus } = tools
  const coverage = new Coverage(index.passages, gazetteer)
  const read = readQuery(text, {
    ...tools,
    isHome: one => coverage.isHome(one),
    years: { newest: coverage.years.at(-1) ?? 0, has: period => coverage.hasYear(period, []) },
  })
  const query = place === undefined || read.scope.length > 0 ? read : { ...read, scope: [place] }
  const tuning = {
    ...tools.tuning,
    ranking: { ...tools.tuning.ranking, reranked: RERANKED, nearest: NEAREST, yearStep: 0 },
  }
  const found = index.candidates(evidenceOf(query))
  const allowed = (['itself', 'inside', 'around'] as const).map(nearness =>
    scopeFilter(query, query.scope.length === 0 ? 'anywhere' : nearness, tools),
  )
  const isAllowed = (one: { readonly passage: Passage }) => allowed.some(isIn => isIn(one))
  const rank = createRanker({ index, thesaurus, tuning }, 0)
  const candidates = found.candidates.filter(isAllowed)
  const subject = subjectOf(query)
  let ranked: readonly Ranked[]
  if (tools.vectors === undefined || subject === '') ranked = rank(query, { ...found, candidates })
  else {
    const { vectors } = tools
    const vector = yield subject
    const ids = index.passages.flatMap((passage, id) => (isAllowed({ passage }) ? [id] : []))
    const similarities = similaritiesAmong(ids, {
      cosines: vectors.cosines(vector),
      products: id => vectors.products(vector, id),
    })
    const nearest = new Set(similarities.nearest(NEAREST))
    const known = new Set(candidates.map(({ id }) => id))
    const added = [...nearest].filter(id => !known.has(id)).flatMap(id => index.candidate(id) ?? [])
    ranked = rank(query, {
      ...found,
      nearest,
      candidates: [...candidates, ...added].map(one => ({ ...one, similarity: similarities.of(one.id) })),
    })
  }
  const isKnown =
    ranked.length > 0 && confidence(query, ranked, tuning.confidence) >= tuning.answer.confidence
  const headShare = headSharer(query, tools)
  return {
    query,
    findings: isKnown
      ? ranked.map(one => ({
          passage: spokenFrom(one.passage, query, gazetteer),
          marks: excerptOf(one),
          score: one.score,
          heading: headShare(one.passage),
        }))
      : [],
    missing: missingIn(query, tools, isAllowed),
  }
}

function subjectOf({ tokens, frame, terms }: Query): string {
  const unknown = new Set(terms.filter(term => term.unknown).map(({ token }) => token))
  return tokens
    .filter((token, at) => !frame.has(at) && !unknown.has(token))
    .map(({ text }) => text)
    .join(' ')
    .slice(0, LONGEST)
}

/** Many passages share a title and headings: each of these is read once. */
function headSharer(query: Query, { thesaurus }: AnswerTools): (passage: Passage) => number {
  const matcher = termMatcher(query, thesaurus)
  const total = Math.max(totalWeight(query.terms), 1e-9)
  const known = new Map<string, number>()
  return passage => {
    const head = headOf({ ...passage, lead: null })
    const share = known.get(head)
    if (share !== undefined) return share
    const strengths = strengthsOf(matcher(head), query.terms.length)
    const counted = Math.min(1, weighted(query.terms, strengths) / total)
    known.set(head, counted)
    return counted
  }
}

/** Most names said to be missing. */
const MOST_MISSING = 8

function missingIn(
  { terms, concepts, unknown }: Query,
  { index, thesaurus }: AnswerTools,
  isAllowed: (one: { readonly passage: Passage }) => boolean,
): string[] {
  const isNowhere = (
    keys: readonly { key: string; field: 'text' | 'head' | 'concepts' | 'headConcepts' }[],
  ) => !index.candidates(keys.map(one => ({ ...one, weight: 1 }))).candidates.some(isAllowed)
  const words = terms
    .filter(term => !term.unknown && term.isPlace !== true && isNowhere([...term.expansions.values()]))
    .map(({ token }) => token.text)
  const parts = concepts
    .flatMap(({ narrower }) => narrower.flatMap(id => thesaurus.concepts[id] ?? []))
    .filter(({ id }) =>
      isNowhere([
        { key: conceptKey(id), field: 'concepts' },
        { key: conceptKey(id), field: 'headConcepts' },
      ]),
    )
    .map(({ name }) => name)
  return [...new Set([...unknown, ...words, ...parts])].slice(0, MOST_MISSING)
}
