/** Topic: what the texts of a place and of some years have on a subject, the closest first, far more of it than answers a question. */

import type { Answerer, AnswerTools } from '../answer/answer.ts'
import { excerptOf } from '../answer/excerpt.ts'
import { type Embedding, vectorOf } from '../meaning/embedder.ts'
import type { Passage, Slice } from '../model.ts'
import type { Place } from '../places/gazetteer.ts'
import { AllowedPassages } from '../search/allowed-passages.ts'
import { headOf } from '../search/keys.ts'
import { strengthsOf, termMatcher } from '../search/matching.ts'
import { withNearest } from '../search/nearest.ts'
import type { Query } from '../search/query.ts'
import type { QueryTerm } from '../search/query-term.ts'
import { createRanker, evidenceOf } from '../search/rank.ts'
import { spokenFrom } from '../search/scope.ts'
import { isKnown } from './known.ts'
import { missingIn } from './missing.ts'
import { isAllOnTopic, type Met, onTopic, type Sections } from './relevance.ts'
import { subtopicFinder, withRelated } from './subtopics.ts'
import { metOf, partsOf, type TopicPart } from './topic-parts.ts'

/** Passages that are looked at closely, and the nearest in meaning among them. */
const RERANKED = 200
const NEAREST = 80
/** The place asked for, what lies in it, and what it lies in. */
const EVERY_TIER = ['itself', 'inside', 'holding', 'around'] as const
/** Strength of a match by the root of a word, and what of it counts where nothing else matches. */
const ROOT = 0.6
const ROOT_ALONE = 0.7
/** Letters of a topic that a model reads. */
const LONGEST = 400

/** What a topic is looked for with. */
interface Search {
  readonly tools: AnswerTools
  readonly answerer: Pick<Answerer, 'read'>
}

/** A passage on the topic. */
export interface Finding extends Met {
  readonly marks: readonly Slice[]
  /** It describes how things are, and promises nothing. */
  readonly isDescription: boolean
}

export interface Topic {
  readonly query: Query
  /** None where nothing is on the topic. */
  readonly findings: readonly Finding[]
  /** Words of the topic, and names of what belongs to it, that no text has. */
  readonly missing: readonly string[]
}

/** Whether a range of the text of a finding is on the topic: by its own sentence, or with all that stands there. */
export function isOnTopic(finding: Finding, { from, to }: Slice): boolean {
  return isAllOnTopic(finding) || finding.marks.some(mark => mark.from < to && mark.to > from)
}

/** Deterministic; stops once for the vector of the topic where there are vectors. */
export function* findTopic(
  text: string,
  place: Place | undefined,
  search: Search,
  sections: Sections,
): Embedding<Topic> {
  const { tools, answerer } = search
  const { index, gazetteer, thesaurus, vectors } = tools
  const read = answerer.read(text)
  const query = place === undefined || read.scope.length > 0 ? read : { ...read, scope: [place] }
  const tuning = {
    ...tools.tuning,
    ranking: { ...tools.tuning.ranking, reranked: RERANKED, nearest: NEAREST, yearStep: 0 },
  }
  const limits = new AllowedPassages(tools)
  const allowed = (query.scope.length === 0 ? (['anywhere'] as const) : EVERY_TIER).map(nearness =>
    limits.allowedFor(query, nearness),
  )
  const isAllowed = ({ id }: { readonly id: number }) =>
    sections.isCard(id) && allowed.some(each => each.has(id))
  const parts = partsOf(query, thesaurus)
  const byWords = index.candidates(evidenceOf(query))
  const found = withRelated({ ...byWords, candidates: byWords.candidates.filter(isAllowed) }, parts, {
    index,
    isAllowed,
  })
  const subject = subjectOf(query)
  const vector = vectors === undefined || subject === '' ? null : yield* vectorOf(subject)
  const compared = vectors === undefined || vector === null ? null : vectors.compared(vector)
  const ids = Uint32Array.from({ length: index.passages.length }, (_, id) => id).filter(id =>
    isAllowed({ id }),
  )
  const near =
    compared === null ? found : withNearest(found, found.candidates, { ids, compared, limit: NEAREST }, index)
  const ranked = createRanker({ index, thesaurus, tuning }, 0)(query, {
    ...near,
    nearest: new Set([...near.nearest, ...found.nearest]),
  })
  const ofPart = (strengths: readonly number[]) => {
    const told = strengths.map((strength, at) => toldBy(strength, query.terms[at]))
    return Math.max(0, ...parts.map(part => metOf(part, part.shares.size === 1 ? told : strengths)))
  }
  const headShare = headSharer(query, parts, tools)
  const subtopicsIn = subtopicFinder(parts, thesaurus)
  const findings = ranked.map(one => ({
    passage: spokenFrom(one.passage, query, gazetteer),
    marks: excerptOf(one),
    score: one.score,
    heading: headShare(one.passage),
    own: ofPart(strengthsOf(one.matches, query.terms.length)),
    met: ofPart(one.strengths),
    ...subtopicsIn(one.passage),
    deviation: one.similarity?.deviation ?? null,
    isDescription: one.isDescription,
  }))
  return {
    query,
    findings: isKnown(query, parts, ranked, tuning) ? onTopic(findings, sections) : [],
    missing: missingIn(query, parts, { index, thesaurus, isAllowed }),
  }
}

/** What the only word of a part is met by: less by its root alone where the thesaurus has its family, for `park` is no `parkování`. */
function toldBy(strength: number, term: QueryTerm | undefined): number {
  return strength <= ROOT && term !== undefined && term.concepts.length > 0 ? ROOT_ALONE * strength : strength
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
function headSharer(
  query: Query,
  parts: readonly TopicPart[],
  { thesaurus }: AnswerTools,
): (passage: Passage) => number {
  const matcher = termMatcher(query, thesaurus)
  const known = new Map<string, number>()
  return passage => {
    const head = headOf({ ...passage, lead: null })
    const share = known.get(head)
    if (share !== undefined) return share
    const strengths = strengthsOf(matcher(head), query.terms.length)
    const counted = Math.max(0, ...parts.map(part => metOf(part, strengths)))
    known.set(head, counted)
    return counted
  }
}
