/** Answerer of one reading of a question: passages, or one of three honest noes. */

import { type Embedding, vectorOf } from '../meaning/embedder.ts'
import type { Answer, Detail, Fallback, Hit, Near, NotPolicy } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { languageOf } from '../question/language.ts'
import { OPEN_END, type Period } from '../question/years.ts'
import type { Token } from '../search/analysis.ts'
import type { CandidateSearch, CandidateSource } from '../search/candidate-source.ts'
import type { Query } from '../search/query.ts'
import { evidenceOf, type Ranked, type Ranker } from '../search/rank.ts'
import type { Nearness } from '../search/scope.ts'
import type { IndexStatistics } from '../search/statistics.ts'
import type { Thesaurus } from '../search/thesaurus.ts'
import type { Tuning } from '../search/tuning.ts'
import { isAskedInCzech } from './asking-language.ts'
import { contradicts } from './contradiction.ts'
import type { Coverage } from './coverage.ts'
import { isSurelyDetail } from './detail.ts'
import { hitsOf, nearOf } from './hits.ts'
import { isAnswered, type Judging } from './judgement.ts'
import { metaQuestion } from './meta-question.ts'
import { foreignLanguage, isSearched, noInLanguage, notPolicy, placeAlone } from './no-question.ts'
import { questionText, wholeQuestionText } from './question-text.ts'
import { closestTo, fitting, type Reading } from './reading.ts'
import { isOffTopicTask, smallTalk } from './small-talk.ts'
import { understoodOf } from './understood.ts'
import { type Detailed, detailOf, withDetail } from './wanted-detail.ts'

export interface ReadingTools {
  readonly index: Pick<IndexStatistics, 'size' | 'isInCzech'>
  readonly candidates: CandidateSource
  readonly thesaurus: Thesaurus
  /** Stems of common Czech words. */
  readonly commonWords: ReadonlySet<string>
  readonly gazetteer: Gazetteer
  readonly tuning: Tuning
  readonly coverage: Coverage
  readonly ranker: Ranker
  /** Whether meaning is looked at beside words. */
  readonly hasMeaning: boolean
}

/** Which passages may not be shown, and whether nothing was said before. */
export interface Circumstances {
  /** Codes of passages that were shown and not meant. */
  readonly rejected: ReadonlySet<string>
  readonly isFirst: boolean
}

/** Passages for a question of that nearness, best first, without those that were rejected. */
type Rank = (query: Query, nearness: Nearness) => Embedding<Ranked[]>

/** Places of an answer that a reply has to tell of. */
const ELSEWHERE: ReadonlySet<Nearness> = new Set(['inside', 'holding', 'around'])

/** Answers readings over one index. Pure; keeps nothing of them. */
export class ReadingAnswerer {
  private readonly tools: ReadingTools
  private readonly coverage: Coverage

  constructor(tools: ReadingTools) {
    this.tools = tools
    this.coverage = tools.coverage
  }

  *answer(reading: Reading, { rejected, isFirst }: Circumstances): Embedding<Answer> {
    const { query } = reading
    const language = languageOf(query.tokens)
    if (!isSearched(language)) return foreignLanguage(query, language)
    const reason = this.smallTalk(query) ?? this.metaQuestion(query, isFirst)
    if (reason !== null && language === 'en') return foreignLanguage(query, language)
    if (reason === 'whole-programme') return this.whole(query)
    if (reason !== null) return notPolicy(query, reason)
    const answer = yield* this.answerQuery(reading, rejected)
    return answer.outcome === 'found' ? answer : noInLanguage(answer, query)
  }

  /** Small talk is what it is with words of the frame around it, and with words that mean nothing. */
  private smallTalk({ tokens, frame, unknown, terms, asides }: Query): NotPolicy | null {
    const { stopWords } = this.tools.thesaurus.analyzer
    const reason = smallTalk(tokens, stopWords)
    if (reason !== null) return reason
    const known = tokens.filter(
      (token, at) => !frame.has(at) && !unknown.includes(token.text) && !asides.includes(token),
    )
    if (known.length === tokens.length || known.length === 0) return null
    if (terms.some(term => !term.unknown) && frame.size === 0) return null
    return smallTalk(known, stopWords)
  }

  /** What there is of a place, where one is named. */
  private whole(query: Query): Answer {
    const [place] = query.scope
    if (place === undefined) return notPolicy(query, 'whole-programme')
    return this.coverage.covers(place)
      ? placeAlone(query, place)
      : this.noSuchProgramme(query, 'place', place.name)
  }

  private metaQuestion({ tokens }: Query, isAlone: boolean): NotPolicy | null {
    const places = this.tools.gazetteer.mentionsIn(tokens)
    return metaQuestion(tokens, {
      stopWords: this.tools.thesaurus.analyzer.stopWords,
      isPlace: token => places.some(({ from, to }) => token.from >= from && token.to <= to),
      isAlone,
    })
  }

  private *answerQuery(reading: Reading, rejected: ReadonlySet<string>): Embedding<Answer> {
    const { index, tuning, ranker } = this.tools
    const { query } = reading
    const isEmpty = this.coverage.isEmpty && query.scope.length === 0
    if (isEmpty || index.size === 0) return this.noSuchProgramme(query, 'nothing', '')
    if (asksNothing(query)) return notPolicy(query, 'empty')
    const foreign = query.scope.find(place => !this.coverage.covers(place))
    if (foreign !== undefined && !this.coverage.isNear(foreign) && !this.coverage.isNationwide)
      return this.noSuchProgramme(query, 'place', foreign.name)
    const search = yield* this.search(reading)
    const spoken = (ranked: readonly Ranked[]) => this.spoken(query, ranked)
    // A follow-up is measured against all that has its words, in whatever language.
    const rankAll: Rank = function* (asked, nearness) {
      const ranked = ranker(asked, yield* search.within(asked, nearness))
      return ranked.filter(({ passage }) => !rejected.has(passage.code))
    }
    const rank: Rank = function* (asked, nearness) {
      return spoken(yield* rankAll(asked, nearness))
    }
    const task = isOffTopicTask(query.tokens)
    const judging: Judging = {
      ...{ tuning, analyzer: this.tools.thesaurus.analyzer },
      questionBeside: best => wholeQuestionText(reading, best),
      needed: task ? tuning.answer.taskConfidence : tuning.answer.confidence,
    }
    let closest: Detailed = { ranked: [], missing: null }
    for (const nearness of this.tiers(query, foreign)) {
      const ranked = yield* rankAll(query, nearness)
      const detailed = withDetail(query, spoken(fitting(reading, ranked)), tuning)
      const { missing } = detailed
      const mayAnswer = missing === null && !this.isContradicted(query, detailed.ranked)
      if (mayAnswer && (yield* isAnswered(query, detailed.ranked, judging))) {
        const hits = hitsOf(detailed.ranked, query, this.tools)
        if (hits.length > 0)
          return {
            ...{ outcome: 'found', question: query.text, understood: understoodOf(query) },
            ...{ hits, near: [], fallback: this.fallbackOf(query, nearness, hits) },
            speaksFor: this.speaksFor(query, hits),
          }
      }
      if (closest.ranked.length === 0)
        closest = {
          ranked: spoken(closestTo(reading, ranked)),
          missing: missing ?? missingOn(reading, detailed),
        }
    }
    if (foreign !== undefined && closest.ranked.length === 0)
      closest = {
        ranked: yield* rank(query, foreign.kind === 'část' ? 'anywhere' : 'naming'),
        missing: null,
      }
    return task ? notPolicy(query, 'off-topic') : yield* this.no(query, rank, closest, foreign)
  }

  /** The search of a question, by its meaning too where that is looked at. */
  private *search(reading: Reading): Embedding<CandidateSearch> {
    const text = questionText(reading)
    const vector = this.tools.hasMeaning && text !== '' ? yield* vectorOf(text) : null
    return this.tools.candidates.search(evidenceOf(reading.query), vector)
  }

  /** Those of ranked passages that are in Czech; all, where it is not asked in Czech. */
  private spoken(query: Query, ranked: readonly Ranked[]): Ranked[] {
    const isCzech = isAskedInCzech(query, this.tools)
    return ranked.filter(one => !isCzech || !one.isForeign)
  }

  private isContradicted(query: Query, [best]: readonly Ranked[]): boolean {
    return best !== undefined && contradicts(query, best, this.tools.thesaurus.analyzer)
  }

  /**
   * The place asked for comes first, then what lies in it, then what it lies in, the nearest first. A part of a town without texts of its
   * own is something to be found in those of its neighbourhood.
   */
  private tiers({ scope }: Query, foreign: Place | undefined): readonly Nearness[] {
    if (foreign !== undefined) {
      if (this.coverage.isNear(foreign) && foreign.kind === 'část') return ['naming']
      return this.coverage.isNationwide ? ['nationwide'] : []
    }
    return scope.length === 0 ? ['anywhere'] : ['itself', 'inside', 'holding', 'around']
  }

  /** Which of several places answers a question that names none. */
  private speaksFor({ scope }: Query, [best]: readonly Hit[]): string | null {
    return scope.length === 0 && this.coverage.isForSeveral ? (best?.passage.source.place ?? null) : null
  }

  /** What a reply has to say when the texts of the place asked for do not answer. */
  private fallbackOf({ scope }: Query, nearness: Nearness, hits: readonly Hit[]): Fallback | null {
    const [asked, other] = scope
    const answers = hits[0]?.passage.source.place
    if (!ELSEWHERE.has(nearness)) return null
    if (asked === undefined || other !== undefined || answers == null) return null
    return { asked: asked.name, answers, hasTexts: this.coverage.isFor(asked) }
  }

  /** What texts of other years say to a question about some years; nothing where it is about none. */
  private *ofOtherYears(query: Query, rank: Rank, foreign: Place | undefined): Embedding<readonly Ranked[]> {
    if (query.period === null && query.named.length === 0) return []
    const timeless = { ...query, period: null, named: [] }
    for (const nearness of this.tiers(timeless, foreign)) {
      const ranked = yield* rank(timeless, nearness)
      if (ranked.length > 0) return ranked
    }
    return []
  }

  /** Which of the three noes it is, with what comes closest. */
  private *no(
    query: Query,
    rank: Rank,
    { ranked, missing }: Detailed,
    foreign: Place | undefined,
  ): Embedding<Answer> {
    const { period, named, terms, scope, concepts } = query
    const own = nearOf(ranked, query, this.tools)
    const near =
      own.length > 0 ? own : nearOf(yield* this.ofOtherYears(query, rank, foreign), query, this.tools)
    if (foreign !== undefined) return this.noSuchProgramme(query, 'place', foreign.name, near)
    if (period !== null && !this.coverage.hasYear(period, scope))
      return this.noSuchProgramme(query, 'years', yearsText(period), near)
    if (named.length > 0 && terms.some(({ unknown }) => !unknown))
      return this.noSuchProgramme(query, 'years', yearsText(spanOf(named)), near)
    const [place] = scope
    if (place !== undefined && terms.every(({ isPlace }) => isPlace === true)) return placeAlone(query, place)
    const isPolicy = concepts.length > 0 || near.length > 0
    if (!isPolicy && query.unknown.length === 0) return notPolicy(query, 'off-topic')
    const contradicted = this.isContradicted(query, ranked)
    return {
      ...{ outcome: 'silent', question: query.text },
      understood: understoodOf(query, own.length > 0 ? { missing, contradicted } : {}),
      ...{ changing: false, places: namesOf(scope), near },
    }
  }

  private noSuchProgramme(
    query: Query,
    missing: 'place' | 'years' | 'nothing',
    asked: string,
    near: readonly Near[] = [],
  ): Answer {
    return {
      ...{ outcome: 'no-such-programme', question: query.text, understood: understoodOf(query) },
      ...{ missing, asked, near, places: namesOf(query.scope) },
      available: missing === 'nothing' ? this.coverage.namedOnly : this.coverage.labels,
    }
  }
}

function namesOf(scope: readonly Place[]): string[] {
  return scope.map(({ name }) => name)
}

/** Whether a question asks for a detail and does not say of what: "kolik to bude stát?" */
function asksNothing({ terms, scope, want }: Query): boolean {
  return want !== null && scope.length === 0 && terms.every(term => term.isWeak || isSurelyDetail(term))
}

/** The detail that a follow-up asks for, when no passage on the subject holds it. */
function missingOn({ query: { want }, needsDetail }: Reading, { ranked }: Detailed): Detail | null {
  return needsDetail && want !== null && ranked.length === 0 ? detailOf(want.kind) : null
}

function spanOf(years: readonly Token[]): Period {
  const all = years.map(({ folded }) => Number(folded))
  return { from: Math.min(...all), to: Math.max(...all) }
}

function yearsText({ from, to }: Period): string {
  if (from === to) return String(from)
  return to === OPEN_END ? `${from} a později` : from === 0 ? `do roku ${to}` : `${from}–${to}`
}
