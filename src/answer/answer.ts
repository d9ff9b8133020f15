/** From a question to an answer: passages, or one of three honest noes. */

import { type Cache, createCache } from '../cache.ts'
import { fold } from '../czech/fold.ts'
import type { Answer, Hit, Near, NotPolicy, Slice } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import type { Analyzer } from '../search/analysis.ts'
import type { SearchIndex } from '../search/index.ts'
import { OPEN_END, type Period, type Query, readQuery } from '../search/query.ts'
import { createRanker, evidenceOf, type Ranked, type Ranker } from '../search/rank.ts'
import { scopeFilter, spokenFrom } from '../search/scope.ts'
import type { Thesaurus } from '../search/thesaurus.ts'
import { MAX_QUESTION, type Tuning } from '../search/tuning.ts'
import { confidence } from './confidence.ts'
import { Coverage } from './coverage.ts'
import { excerptOf } from './excerpt.ts'
import { asksElsewhere, combine, leansOnPrevious } from './follow-up.ts'
import { metOf } from './met.ts'
import { metaQuestion } from './meta-question.ts'
import { asksForMore, isOffTopicTask, smallTalk } from './small-talk.ts'

export interface AnswerTools {
  readonly index: SearchIndex
  readonly thesaurus: Thesaurus
  readonly commonWords: ReadonlySet<string>
  readonly gazetteer: Gazetteer
  readonly tuning: Tuning
  /** What was read and found for the next one who asks the same; without it, all is found anew. */
  readonly cache?: AnswerCache
}

/** Answer cache of one index, with nothing about who asked. */
export interface AnswerCache {
  readonly queries: Cache<string, Query>
  readonly answers: Cache<string, Answer>
}

/** Many people ask the same; answers are kept no longer than conversations, and no more of them than memory allows. */
const CACHE = { ttlMs: 10 * 60_000, max: 1_000 }
/** Longer questions are hardly asked twice, and each takes a lot of memory. UTF-16 units of the key. */
const CACHED_LETTERS = 400

export function createAnswerCache(): AnswerCache {
  return { queries: createCache(CACHE), answers: createCache(CACHE) }
}

/** What is known besides the question. */
export interface Context {
  /** The questions before this one in the same conversation, oldest first. */
  readonly previous?: readonly string[]
  /** A place that answers are limited to when the question names none. */
  readonly place?: Place
}

/** Answers questions over one index. Pure and deterministic; holds nothing about who asks. */
export class Answerer {
  private readonly tools: AnswerTools
  private readonly analyzer: Analyzer
  private readonly coverage: Coverage
  private readonly ranker: Ranker

  constructor(tools: AnswerTools, ranker?: Ranker) {
    this.tools = tools
    this.analyzer = tools.thesaurus.analyzer
    this.coverage = new Coverage(tools.index.passages, tools.gazetteer)
    this.ranker = ranker ?? createRanker(tools, this.coverage.years.at(-1) ?? 0)
  }

  answer(question: string, context: Context = {}): Answer {
    if (isTooLong(question)) return notPolicy(question, 'too-long')
    const { previous = [], place } = context
    const turns = this.turns(question, affordable(previous))
    const key = JSON.stringify([place?.name, ...turns.map(({ text }) => text)])
    return cached(this.tools.cache?.answers, key, () => {
      const query = turns.reduce((before, turn) => combine(turn, this.placed(before, turn)))
      return this.answerTurn(limited(query, place), turns.length === 1)
    })
  }

  /** "A jinde?" means: not where the answer was from, when the question before named no place. */
  private placed(before: Query, turn: Query): Query {
    if (!asksElsewhere(turn) || before.scope.length > 0) return before
    const answer = this.answerQuery(before)
    const place = answer.outcome === 'found' ? answer.hits[0]?.passage.source.place : null
    return place ? { ...before, scope: [this.tools.gazetteer.namedOrUnknown(place)] } : before
  }

  private answerTurn(query: Query, isAlone: boolean): Answer {
    const { stopWords } = this.analyzer
    const reason = smallTalk(query.tokens, stopWords) ?? this.metaQuestion(query, isAlone)
    return reason === null ? this.answerQuery(query) : notPolicy(query.text, reason)
  }

  private metaQuestion({ tokens }: Query, isAlone: boolean): NotPolicy | null {
    const places = this.tools.gazetteer.mentionsIn(tokens)
    return metaQuestion(tokens, {
      stopWords: this.analyzer.stopWords,
      isPlace: token => places.some(({ from, to }) => token.from >= from && token.to <= to),
      isAlone,
    })
  }

  private answerQuery(query: Query): Answer {
    const { gazetteer, index, tuning } = this.tools
    const { text: question } = query
    const isEmpty = this.coverage.labels.length === 0 && query.scope.length === 0
    if (isEmpty || index.passages.length === 0) return this.noSuchProgramme(question, 'nothing', '')
    const foreign = query.scope.find(place => !this.coverage.covers(place))
    if (foreign !== undefined && !this.coverage.isNear(foreign)) {
      return this.noSuchProgramme(question, 'place', foreign.name)
    }
    const { candidates, skipped } = index.candidates(evidenceOf(query))
    const allowed = candidates.filter(scopeFilter(query, gazetteer, this.analyzer))
    const ranked = this.ranker(query, { candidates: allowed, skipped })
    if (query.alone !== null && matchesNothingOf(query.alone, ranked[0])) return this.answerQuery(query.alone)
    const task = isOffTopicTask(query.tokens)
    const needed = task ? tuning.answer.taskConfidence : tuning.answer.confidence
    if (confidence(query, ranked, tuning.confidence) >= needed) {
      const hits = this.hits(ranked, query)
      if (hits.length > 0)
        return { outcome: 'found', question, hits, near: nearOf(ranked.slice(hits.length)) }
    }
    return task ? notPolicy(question, 'off-topic') : this.no(query, ranked, foreign)
  }

  get labels(): readonly string[] {
    return this.coverage.labels
  }

  /** Whether a message asks for nothing but more of the answer before it. */
  asksForMore(message: string): boolean {
    return !isTooLong(message) && asksForMore(this.analyzer.analyse(message))
  }

  covers(place: Place): boolean {
    return this.coverage.covers(place)
  }

  placesFor(place: Place): readonly string[] {
    return this.coverage.namesFor(place)
  }

  /** A question and those before it, only as far back as the later ones lean on them. */
  private turns(question: string, previous: readonly string[]): Query[] {
    const query = this.read(question)
    const before = previous.at(-1)
    return before === undefined || !leansOnPrevious(query)
      ? [query]
      : [...this.turns(before, previous.slice(0, -1)), query]
  }

  private read(question: string): Query {
    return cached(this.tools.cache?.queries, question, () =>
      readQuery(question, { ...this.tools, isHome: place => this.coverage.isHome(place) }),
    )
  }

  private hits(ranked: readonly Ranked[], query: Query): Hit[] {
    const { tail, termCoverage, limit } = this.tools.tuning.answer
    const best = ranked[0]
    if (best === undefined) return []
    return ranked
      .filter(
        other => other.score >= best.score * tail && other.termCoverage >= best.termCoverage * termCoverage,
      )
      .filter(isFirstOfItsWords())
      .slice(0, limit)
      .map(other => {
        const hit = hitOf(other, query)
        return { ...hit, passage: spokenFrom(hit.passage, query, this.tools.gazetteer) }
      })
  }

  /** Which of the three noes it is. */
  private no(query: Query, ranked: readonly Ranked[], foreign: Place | undefined): Answer {
    const { text: question, period, terms, scope } = query
    if (foreign !== undefined) return this.noSuchProgramme(question, 'place', foreign.name)
    if (period !== null && !this.coverage.hasYear(period, scope)) {
      return this.noSuchProgramme(question, 'years', yearsText(period), namesOf(scope))
    }
    if (terms.length === 0 && scope.length > 0) return notPolicy(question, 'empty')
    const near = nearOf(ranked)
    const policy =
      query.concepts.length > 0 || (ranked[0]?.termCoverage ?? 0) > this.tools.tuning.answer.policy
    if (!policy) return { outcome: 'not-policy', question, reason: 'off-topic', near }
    return { outcome: 'silent', question, changing: false, places: namesOf(scope), near }
  }

  private noSuchProgramme(
    question: string,
    missing: 'place' | 'years' | 'nothing',
    asked: string,
    places: readonly string[] = [],
  ): Answer {
    return {
      outcome: 'no-such-programme',
      question,
      missing,
      asked,
      places,
      available: this.coverage.labels,
      near: [],
    }
  }
}

/** Before anything else is done with it. Folding can make a question many times longer. */
function isTooLong(question: string): boolean {
  return question.length > MAX_QUESTION || fold(question).length > MAX_QUESTION
}

/** The last questions of a conversation that together are no longer than one may be. */
function affordable(previous: readonly string[]): string[] {
  let letters = 0
  return previous
    .filter(question => !isTooLong(question))
    .reverse()
    .filter(question => {
      letters += question.length
      return letters <= MAX_QUESTION
    })
    .reverse()
}

function namesOf(scope: readonly Place[]): string[] {
  return scope.map(({ name }) => name)
}

/** A question that names no place, limited to that of its conversation. */
function limited(query: Query, place: Place | undefined): Query {
  return place === undefined || query.scope.length > 0 || query.except.length > 0
    ? query
    : { ...query, scope: [place] }
}

/** What is cached under a key, or else what `find` gives, cached from now on. */
function cached<T extends object>(cache: Cache<string, T> | undefined, key: string, find: () => T): T {
  const known = cache?.get(key)
  if (known !== undefined) return known
  const found = find()
  if (key.length <= CACHED_LETTERS) cache?.set(key, found)
  return found
}

/** Whether the best passage for a follow-up is about the question before only; its own terms come first. */
function matchesNothingOf(alone: Query, best: Ranked | undefined): boolean {
  return best?.strengths.slice(0, alone.terms.length).every(strength => strength === 0) ?? true
}

function notPolicy(question: string, reason: NotPolicy): Answer {
  return { outcome: 'not-policy', question, reason, near: [] }
}

function yearsText({ from, to }: Period): string {
  if (from === to) return String(from)
  return to === OPEN_END ? `${from} a později` : from === 0 ? `do roku ${to}` : `${from}–${to}`
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

/** Lets the first of passages through that differ in signs and accents only. */
function isFirstOfItsWords(): (ranked: Ranked) => boolean {
  const seen = new Set<string>()
  return ({ passage }) => {
    const key = fold(`${passage.kind} ${passage.lead?.text ?? ''} ${passage.text}`).replace(
      /[^\p{L}\p{N}]+/gu,
      ' ',
    )
    const known = seen.has(key)
    seen.add(key)
    return !known
  }
}

function hitOf(ranked: Ranked, query: Query): Hit {
  const { passage, score, why } = ranked
  const met = metOf(ranked, query.terms)
  return {
    passage,
    score,
    why,
    excerpt: excerptOf(ranked),
    marks: marksOf(ranked),
    matched: met.map(({ asked }) => asked),
    met,
  }
}

/** Ranges of the words that met the question, joined where they overlap. */
function marksOf(ranked: Ranked): Slice[] {
  const marks: Slice[] = []
  for (const { from, to } of ranked.matches) {
    const last = marks.at(-1)
    if (last !== undefined && from <= last.to)
      marks[marks.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else marks.push({ from, to })
  }
  return marks
}
