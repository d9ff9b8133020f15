/** From a question to an answer: passages, or one of three honest noes. */

import type { Answer, Hit, Near, Slice } from './model.ts'
import type { Gazetteer, Place } from './places/gazetteer.ts'
import { excerptOf } from './search/excerpt.ts'
import { combine, leansOnPrevious } from './search/follow-up.ts'
import type { SearchIndex } from './search/index.ts'
import { type Period, type Query, type QueryTools, readQuery } from './search/query.ts'
import { createRanker, evidenceOf, type Ranked, type Ranker } from './search/rank.ts'
import { inPeriod, placeOrName, scopeFilter, sourcesOf } from './search/scope.ts'
import { smallTalk } from './search/small-talk.ts'
import type { Thesaurus } from './search/thesaurus.ts'
import { ANSWER, MAX_QUESTION } from './search/tuning.ts'

export interface AnswerTools {
  readonly index: SearchIndex
  readonly thesaurus: Thesaurus
  readonly gazetteer: Gazetteer
}

/** What is known besides the question. */
export interface Context {
  /** The question before this one in the same conversation. */
  readonly previous?: string
  /** A place that answers are limited to when the question names none. */
  readonly place?: Place
}

/** Answers questions over one index. Pure and deterministic; holds nothing about who asks. */
export class Answerer {
  private readonly tools: QueryTools
  private readonly ranker: Ranker
  /** Every place that a text which may be answered from belongs to. */
  private readonly places: readonly Place[]
  /** The same with the towns whose texts were left in a copied site. */
  private readonly homes: readonly Place[]
  private readonly years: readonly number[]

  constructor(tools: AnswerTools, ranker?: Ranker) {
    const own = tools.index.passages.filter(passage => passage.leftover === null).flatMap(sourcesOf)
    this.years = [...new Set(own.flatMap(source => source.year ?? []))].sort((a, b) => a - b)
    const names = [...new Set(own.flatMap(source => source.place ?? []))]
    this.places = names.map(name => placeOrName(name, tools.gazetteer))
    const left = tools.index.passages.filter(passage => passage.leftover === 'other-place').flatMap(sourcesOf)
    const leftNames = [...new Set(left.flatMap(source => source.place ?? []))]
    this.homes = [...this.places, ...leftNames.map(name => placeOrName(name, tools.gazetteer))]
    this.tools = { ...tools, isHome: place => this.isHome(place) }
    this.ranker = ranker ?? createRanker(tools.index, tools.thesaurus, this.years.at(-1) ?? 0)
  }

  answer(question: string, context: Context = {}): Answer {
    if (question.length > MAX_QUESTION)
      return { outcome: 'not-policy', question, reason: 'too-long', near: [] }
    const query = this.inContext(readQuery(question, this.tools), context)
    const reason = smallTalk(query.tokens)
    if (reason !== null) return { outcome: 'not-policy', question, reason, near: [] }
    const foreign = query.scope.find(place => !this.covers(place))
    if (foreign !== undefined && !this.isNear(foreign)) return this.noSuchProgramme(query, foreign.name)
    const candidates = this.tools.index.candidates(evidenceOf(query))
    if (query.units.length === 0) return this.withoutSubject(query, foreign)
    const allowed = candidates.filter(scopeFilter(query, this.tools.gazetteer))
    const ranked = this.ranker(query, allowed)
    const near = nearOf(ranked)
    const best = ranked[0]
    if (best !== undefined && isAnswer(best, query)) {
      const hits = ranked
        .filter(other => other.score >= best.score * ANSWER.tail && isRelevant(other))
        .slice(0, ANSWER.limit)
        .map(other => hitOf(other, query))
      return { outcome: 'found', question, hits, near: nearOf(ranked.slice(hits.length)) }
    }
    const missing = foreign ?? (allowed.length === 0 ? query.scope[0] : undefined)
    if (missing !== undefined) return this.noSuchProgramme(query, missing.name)
    if (query.period !== null && !this.years.some(year => inPeriod(year, query.period as Period))) {
      return this.noSuchProgramme(query, yearsText(query.period))
    }
    const policy = query.concepts.length > 0 || (best !== undefined && best.coverage > 0.25)
    if (!policy) return { outcome: 'not-policy', question, reason: 'off-topic', near }
    return { outcome: 'silent', question, near }
  }

  private inContext(query: Query, { previous, place }: Context): Query {
    const turns =
      previous !== undefined && leansOnPrevious(query)
        ? combine(query, readQuery(previous, this.tools))
        : query
    return place === undefined || turns.scope.length > 0 ? turns : { ...turns, scope: [place] }
  }

  private withoutSubject(query: Query, foreign: Place | undefined): Answer {
    const question = query.text
    if (foreign !== undefined) return this.noSuchProgramme(query, foreign.name)
    return { outcome: 'not-policy', question, reason: 'off-topic', near: [] }
  }

  private noSuchProgramme(query: Query, asked: string): Answer {
    const own = this.places.map(place => place.name)
    return { outcome: 'no-such-programme', question: query.text, asked, available: own, near: [] }
  }

  /** Whether a text here is for the same region, so that it may well speak of this place. */
  private isNear(place: Place): boolean {
    const region = this.tools.gazetteer.regionOf(place)
    return (
      region !== null && this.places.some(own => this.tools.gazetteer.regionOf(own)?.name === region.name)
    )
  }

  /** Whether the texts here are for this place or a part of it. */
  private isHome(place: Place): boolean {
    return this.homes.some(own => this.tools.gazetteer.within(own, place))
  }

  /** Whether a text here is for this place, a part of it, or the whole it belongs to. */
  private covers(place: Place): boolean {
    return this.isHome(place) || this.places.some(own => this.tools.gazetteer.within(place, own))
  }
}

function yearsText(period: Period): string {
  return period.from === period.to
    ? String(period.from)
    : `${period.from}–${period.to === 9999 ? '' : period.to}`
}

function isAnswer(best: Ranked, query: Query): boolean {
  return (
    best.coverage >= ANSWER.coverage &&
    query.units.some((unit, at) => !unit.unknown && (best.met[at] ?? 0) > 0)
  )
}

function isRelevant(ranked: Ranked): boolean {
  return ranked.coverage >= ANSWER.coverage * 0.6
}

function nearOf(ranked: readonly Ranked[]): Near[] {
  const titles = new Map<string, string>()
  for (const { passage } of ranked) {
    const title = [passage.source.title, passage.headings.at(-1)].filter(Boolean).join(' – ')
    if (!titles.has(title)) titles.set(title, passage.code)
    if (titles.size === 3) break
  }
  return [...titles].map(([title, code]) => ({ code, title }))
}

function hitOf(ranked: Ranked, query: Query): Hit {
  const { passage, score, why } = ranked
  return {
    passage,
    score,
    why,
    excerpt: excerptOf(ranked),
    marks: marksOf(ranked),
    matched: matchedOf(ranked, query),
  }
}

/** Ranges of the words that met the question, joined where they overlap. */
function marksOf(ranked: Ranked): Slice[] {
  const marks: Slice[] = []
  for (const { from, to } of ranked.meetings) {
    const last = marks.at(-1)
    if (last !== undefined && from <= last.to)
      marks[marks.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else marks.push({ from, to })
  }
  return marks
}

function matchedOf(ranked: Ranked, query: Query): string[] {
  return query.units
    .map((unit, at) => ({ unit, value: unit.weight * (ranked.met[at] ?? 0) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .map(({ unit }) => unit.token.text)
}
