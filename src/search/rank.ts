/** Ranking of candidates: how much of the question a passage has, where, and how closely together. */

import { contentSentences } from '../czech/sentences.ts'
import type { Hit, Passage, Slice } from '../model.ts'
import { detailsIn } from '../question/detail.ts'
import type { Wanted } from '../question/wanted.ts'
import type { Analyzer } from './analysis.ts'
import type { Evidence } from './candidates.ts'
import type { Candidate, Found } from './index.ts'
import { strengthsOf, type TermMatch, termMatcher } from './matching.ts'
import { prune, totalWeight, weighted } from './pruning.ts'
import type { Query } from './query.ts'
import type { QueryTerm } from './query-term.ts'
import type { Similarity } from './similarity.ts'
import type { IndexStatistics } from './statistics.ts'
import type { Thesaurus } from './thesaurus.ts'
import type { Traits } from './traits.ts'
import type { Tuning } from './tuning.ts'

/** A candidate with the reasons for its place. */
export interface Ranked {
  readonly passage: Passage
  readonly score: number
  /** Share of the question that the passage matches, from 0 to 1. */
  readonly termCoverage: number
  /** Strength by term of the query. */
  readonly strengths: readonly number[]
  readonly matches: readonly TermMatch[]
  readonly sentences: readonly Slice[]
  /** Score of each sentence by itself. */
  readonly sentenceScores: readonly number[]
  /** How near it comes to the question in meaning; null where words alone were looked at. */
  readonly similarity: Similarity | null
  /** It describes how things are, and promises nothing. */
  readonly isDescription: boolean
  /** It is in another language than Czech or Slovak. */
  readonly isForeign: boolean
  readonly why: Hit['why']
}

/**
 * The stage that may be replaced: it gets the passages allowed for a question and puts the best ones first.
 * It chooses among passages and can never write one.
 */
export type Ranker = (query: Query, found: Found) => Ranked[]

/** What to look for, each key once with its greatest weight. */
export function evidenceOf(query: Query): Evidence[] {
  const best = new Map<string, Evidence>()
  for (const term of query.terms) {
    for (const [name, { key, field, strength }] of term.expansions) {
      const weight = strength * Math.max(term.weight, 0.01)
      if ((best.get(name)?.weight ?? 0) < weight) best.set(name, { key, field, weight })
    }
  }
  return [...best.values()]
}

export interface RankTools {
  readonly index: Pick<IndexStatistics, 'meanLength' | 'completer'>
  readonly thesaurus: Thesaurus
  readonly tuning: Tuning
}

/** The default ranker. Deterministic: ties are broken by the order of the passages. */
export function createRanker({ index, thesaurus, tuning }: RankTools, newestYear: number): Ranker {
  const { ranking } = tuning
  return (query, found) => {
    const total = totalWeight(query.terms)
    const matcher = termMatcher(query, thesaurus)
    const topScore = found.candidates.reduce((top, { score }) => Math.max(top, score), 1e-9)
    return prune(query, found, index, ranking)
      .map(({ candidate, strengths, termCoverage }) =>
        closer(candidate, strengths, termCoverage, candidate.score / topScore),
      )
      .sort((a, b) => b.score - a.score)

    function closer(
      { id, passage, traits }: Candidate,
      strengths: readonly number[],
      termCoverage: number,
      bm25: number,
    ): Ranked {
      const similarity = found.similarityOf(id)
      const ranges = contentSentences(passage.text)
      const list = matcher(passage.text)
      const sentenceScores = matchesInside(ranges, list).map(
        inside => weighted(query.terms, strengthsOf(inside, query.terms.length)) / total,
      )
      const bestSentence = greatest(sentenceScores)
      const why: Hit['why'] = {
        words: termCoverage * (1 - ranking.sentence) * lengthFactor(traits.words, index.meanLength),
        sentence: bestSentence * ranking.sentence,
        want: bestSentence * wantShare(query.want, passage, ranges, sentenceScores) * ranking.want,
        proximity: proximity(list, query.terms, total) * ranking.proximity,
        exact: (list.some(match => match.exact) ? 1 : 0) * ranking.exact,
        bm25: bm25 * ranking.bm25,
        context: contextShare(query, passage, thesaurus.analyzer) * ranking.besides,
        meaning: ranking.meaning * (similarity?.deviation ?? 0),
        form: formBonus(traits, ranking),
        year:
          -ranking.yearStep * Math.min(10, Math.max(0, newestYear - (passage.source.year ?? newestYear - 8))),
      }
      const score = Object.values(why).reduce((sum, part) => sum + part, 0)
      return {
        passage,
        score,
        termCoverage,
        strengths,
        matches: list,
        sentences: ranges,
        sentenceScores,
        similarity,
        isDescription: traits.context,
        isForeign: traits.foreign,
        why,
      }
    }
  }
}

/** Share of what an answer need not hold that a passage has. */
function contextShare({ context }: Query, { text }: Passage, analyzer: Analyzer): number {
  if (context.length === 0) return 0
  const tokens = analyzer.tokensOf(text)
  const held = context.filter(({ stems }) =>
    tokens.some(({ keys }) => stems.some(stem => keys.includes(stem))),
  )
  return held.length / context.length
}

/** The matches of each range. Ranges lie one after another, and matches are in order of position. */
function matchesInside(ranges: readonly Slice[], list: readonly TermMatch[]): TermMatch[][] {
  let next = 0
  return ranges.map(range => {
    const inside: TermMatch[] = []
    for (; (list[next]?.from ?? range.to) < range.to; next++) {
      const match = list[next]
      if (match !== undefined && match.from >= range.from && match.to <= range.to) inside.push(match)
    }
    return inside
  })
}

/** The greatest of numbers that are not negative; 0 of none. */
function greatest(list: readonly number[]): number {
  return list.reduce((best, value) => Math.max(best, value), 0)
}

/** Long texts match more words by chance; short commitments are not punished. */
function lengthFactor(length: number, mean: number): number {
  return length <= mean ? 1 : 1 / (1 + 0.1 * Math.log2(length / mean))
}

/** How near to each other different words of the question stand, from 0 to 1. */
function proximity(list: readonly TermMatch[], terms: readonly QueryTerm[], total: number): number {
  let sum = 0
  for (let index = 1; index < list.length; index++) {
    const [a, b] = [list[index - 1], list[index]]
    if (a === undefined || b === undefined || a.term === b.term) continue
    const distance = Math.max(1, b.at - a.at)
    const share = ((terms[a.term]?.weight ?? 0) + (terms[b.term]?.weight ?? 0)) / total
    sum = Math.max(sum, (Math.min(1, share) * Math.min(a.strength, b.strength)) / distance)
  }
  return sum
}

function formBonus(
  { words, commitment, context, internal, introduction }: Traits,
  ranking: Tuning['ranking'],
): number {
  const parts = [
    commitment ? ranking.commitment : 0,
    context ? ranking.context : 0,
    internal ? ranking.internal : 0,
    words < ranking.shortWords || introduction ? ranking.short : 0,
  ]
  return parts.reduce((sum, part) => sum + part, 0)
}

/** Part of a detail that answers loosely. */
const VAGUE = 0.5

/** Whether the sentences that match the question have the wanted detail; half when only others have it. */
function wantShare(
  want: Wanted | null,
  { text }: Passage,
  ranges: readonly Slice[],
  scores: readonly number[],
): number {
  if (want === null) return 0
  const best = greatest(scores)
  let share = 0
  let at = 0
  for (const { from, vague } of detailsIn(want, text)) {
    while (at < ranges.length - 1 && from >= (ranges[at]?.to ?? 0)) at++
    const part = best > 0 ? 0.5 + 0.5 * ((scores[at] ?? 0) / best) : 0.5
    share = Math.max(share, vague ? part * VAGUE : part)
  }
  return share
}
