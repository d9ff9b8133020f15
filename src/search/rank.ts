/** Ordering of candidates: how much of the question a passage meets, where, and how closely together. */

import { sentences } from '../czech/sentences.ts'
import type { Passage, Slice } from '../model.ts'
import type { Candidate, Evidence, SearchIndex } from './index.ts'
import { type Meeting, meetings, strengths } from './meeting.ts'
import type { Query, Unit, Want } from './query.ts'
import type { Thesaurus } from './thesaurus.ts'
import { RANKING } from './tuning.ts'

/** A candidate with the reasons for its place. */
export interface Ranked {
  readonly passage: Passage
  readonly score: number
  /** Share of the question that the passage meets, from 0 to 1. */
  readonly coverage: number
  /** Strength by unit of the query. */
  readonly met: readonly number[]
  readonly meetings: readonly Meeting[]
  readonly sentences: readonly Slice[]
  /** Score of each sentence by itself. */
  readonly sentenceScores: readonly number[]
  readonly why: Readonly<Record<string, number>>
}

/**
 * The stage that may be replaced: it gets the passages allowed for a question and puts the best ones first.
 * It chooses among passages and can never write one.
 */
export type Ranker = (query: Query, candidates: readonly Candidate[]) => Ranked[]

/** What to look for, each key once with its greatest weight. */
export function evidenceOf(query: Query): Evidence[] {
  const best = new Map<string, Evidence>()
  for (const unit of query.units) {
    for (const [name, { evidence, strength }] of unit.ways) {
      const weight = strength * Math.max(unit.weight, 0.01)
      if ((best.get(name)?.weight ?? 0) < weight) best.set(name, { ...evidence, weight })
    }
  }
  return [...best.values()]
}

/** The default ranker. Deterministic: ties are broken by the order of the passages. */
export function createRanker(index: SearchIndex, thesaurus: Thesaurus, newestYear: number): Ranker {
  return (query, candidates) => {
    const total = query.units.reduce((sum, unit) => sum + unit.weight, 0)
    if (total === 0) return []
    const topScore = Math.max(...candidates.slice(0, 1).map(candidate => candidate.score), 1e-9)
    const rough = candidates
      .map(candidate => ({ candidate, met: metByEvidence(query.units, candidate.has) }))
      .map(entry => ({ ...entry, base: weighted(query.units, entry.met) / total }))
      .sort((a, b) => b.base - a.base || b.candidate.score - a.candidate.score)
      .slice(0, RANKING.reranked)
    return rough
      .map(({ candidate, met, base }) => closer(candidate.passage, met, base, candidate.score / topScore))
      .sort((a, b) => b.score - a.score)

    function closer(passage: Passage, met: readonly number[], base: number, bm25: number): Ranked {
      const ranges = sentences(passage.text)
      const list = meetings(passage.text, query, thesaurus)
      const sentenceScores = ranges.map(range => {
        const inside = list.filter(meeting => meeting.from >= range.from && meeting.to <= range.to)
        return weighted(query.units, strengths(inside, query.units.length)) / total
      })
      const bestSentence = Math.max(0, ...sentenceScores)
      const length = passage.text.split(' ').length
      const why = {
        words: base * (1 - RANKING.sentence) * lengthFactor(length, index.meanLength),
        sentence: bestSentence * RANKING.sentence,
        want: bestSentence * wantShare(query.want, passage, ranges, sentenceScores) * RANKING.want,
        proximity: proximity(list, query.units, total) * RANKING.proximity,
        exact: (list.some(meeting => meeting.exact) ? 1 : 0) * RANKING.exact,
        bm25: bm25 * RANKING.bm25,
        form: formBonus(passage, length),
        year:
          -RANKING.yearStep * Math.min(10, Math.max(0, newestYear - (passage.source.year ?? newestYear - 8))),
      }
      const score = Object.values(why).reduce((sum, part) => sum + part, 0)
      return { passage, score, coverage: base, met, meetings: list, sentences: ranges, sentenceScores, why }
    }
  }
}

/** Best strength of each unit in the text, with a part of the one in the headings. */
function metByEvidence(units: readonly Unit[], has: ReadonlySet<string>): number[] {
  return units.map(unit => {
    let text = 0
    let head = 0
    for (const [name, { evidence, strength }] of unit.ways) {
      if (!has.has(name)) continue
      if (evidence.field === 'head' || evidence.field === 'headConcepts') head = Math.max(head, strength)
      else text = Math.max(text, strength)
    }
    return Math.max(text, head) + RANKING.both * Math.min(text, head)
  })
}

function weighted(units: readonly Unit[], met: readonly number[]): number {
  return units.reduce((sum, unit, at) => sum + unit.weight * (met[at] ?? 0), 0)
}

/** Long texts meet more words by chance; short commitments are not punished. */
function lengthFactor(length: number, mean: number): number {
  return length <= mean ? 1 : 1 / (1 + 0.1 * Math.log2(length / mean))
}

/** How near to each other different words of the question stand, from 0 to 1. */
function proximity(list: readonly Meeting[], units: readonly Unit[], total: number): number {
  let sum = 0
  for (let index = 1; index < list.length; index++) {
    const [a, b] = [list[index - 1], list[index]]
    if (a === undefined || b === undefined || a.unit === b.unit) continue
    const distance = Math.max(1, b.at - a.at)
    const share = ((units[a.unit]?.weight ?? 0) + (units[b.unit]?.weight ?? 0)) / total
    sum = Math.max(sum, (Math.min(1, share) * Math.min(a.strength, b.strength)) / distance)
  }
  return sum
}

const FIRST_PERSON =
  /(?<!\p{L})(?:bude|chce|nebude|nechce)me(?!\p{L})|\p{L}{3,}(?:íme|áme|ujeme|eme)(?!\p{L})|\p{L}{2,}li jsme(?!\p{L})|jsme \p{L}{2,}li(?!\p{L})/u

function formBonus(passage: Passage, length: number): number {
  let bonus = FIRST_PERSON.test(passage.text) ? RANKING.commitment : 0
  if (passage.headings.some(heading => /^(?:kontext|problém|současn|výchozí|analýza)/iu.test(heading)))
    bonus += RANKING.context
  if (length < RANKING.shortWords || passage.text.endsWith(':')) bonus += RANKING.short
  return bonus
}

/** Whether the sentences that meet the question have the wanted kind of answer; half when only others have it. */
function wantShare(
  want: Want,
  passage: Passage,
  ranges: readonly Slice[],
  scores: readonly number[],
): number {
  const best = Math.max(...scores)
  let share = 0
  for (const [at, { from, to }] of ranges.entries()) {
    if (!hasWanted(want, passage.text.slice(from, to))) continue
    share = Math.max(share, best > 0 ? 0.5 + 0.5 * ((scores[at] ?? 0) / best) : 0.5)
  }
  return share
}

const NUMERALS =
  /\d|(?<!\p{L})(?:dva|dvě|dvou|tři|čtyři|pět|deset|sto|stovk|tisíc|milion|milión|miliard|polovin|třetin|čtvrtin)/u
const DATE = /(?<!\d)(?:19|20)\d\d(?!\d)|\d\. ?\d|(?:měsíc|let|roku|roce|období|dokonč|zahájí)/u
const NAME = /\p{Lu}\p{L}+ \p{Lu}\p{L}{2,}/u
const PLACE = /(?:^|\P{L})(?:v|ve|na|do|z|ze|u|mezi|přes|od|směr\p{L}*) \p{Lu}/u

function hasWanted(want: Want, text: string): boolean {
  switch (want) {
    case 'number':
      return NUMERALS.test(text)
    case 'date':
      return DATE.test(text)
    case 'person':
      return NAME.test(text)
    case 'place':
      return PLACE.test(text)
    case null:
      return false
  }
}
