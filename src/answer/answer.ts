/** From a question to an answer: passages, or one of three honest noes. */

import { type Cache, createCache } from '../cache.ts'
import { fold } from '../czech/fold.ts'
import type { Frames } from '../czech/frames.ts'
import type { Answer, Detail, Fallback, ForeignLanguage, Hit, Near, NotPolicy } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { type Language, languageOf } from '../question/language.ts'
import { OPEN_END, type Period } from '../question/years.ts'
import type { Analyzer, Token } from '../search/analysis.ts'
import type { Found, SearchIndex } from '../search/index.ts'
import { type Query, readQuery } from '../search/query.ts'
import { createRanker, evidenceOf, type Ranked, type Ranker } from '../search/rank.ts'
import { type Nearness, scopeFilter } from '../search/scope.ts'
import type { Thesaurus } from '../search/thesaurus.ts'
import { MAX_QUESTION, type Tuning } from '../search/tuning.ts'
import { Coverage } from './coverage.ts'
import { asksForGuarantor, isSurelyDetail } from './detail.ts'
import { asksElsewhere, leansOnPrevious } from './follow-up.ts'
import { hitsOf, nearOf } from './hits.ts'
import { judge } from './judgement.ts'
import { metaQuestion } from './meta-question.ts'
import { readOpening } from './opening.ts'
import { aloneOf, closestTo, correctionsOf, fitting, type Reading, readingsOf } from './reading.ts'
import { asksForMore, isOffTopicTask, smallTalk } from './small-talk.ts'
import type { Subject, Turn } from './subject.ts'
import { NOT_READ, understoodOf } from './understood.ts'
import { type Detailed, detailOf, withDetail } from './wanted-detail.ts'

export interface AnswerTools {
  readonly index: SearchIndex
  readonly thesaurus: Thesaurus
  readonly commonWords: ReadonlySet<string>
  readonly frames: Frames
  readonly gazetteer: Gazetteer
  readonly tuning: Tuning
  /** What was read and found for the next one who asks the same; without it, all is found anew. */
  readonly cache?: AnswerCache
}

/** Answer cache of one index, with nothing about who asked. */
export interface AnswerCache {
  readonly queries: Cache<string, Query>
  readonly subjects: Cache<string, Subject>
}

/** Many people ask the same; answers are kept no longer than conversations, and no more of them than memory allows. */
const CACHE = { ttlMs: 10 * 60_000, max: 1_000 }
/** Longer questions are hardly asked twice, and each takes a lot of memory. UTF-16 units of the key. */
const CACHED_LETTERS = 400

export function createAnswerCache(): AnswerCache {
  return { queries: createCache(CACHE), subjects: createCache(CACHE) }
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
    if (isTooLong(question)) return tooLong(question)
    const { previous = [], place } = context
    return this.subjectOf(this.turns(question, affordable(previous)), place).answer
  }

  /** What a conversation is about after its turns: each keeps, narrows or replaces what the one before left. */
  private subjectOf(turns: readonly Turn[], place: Place | undefined): Subject {
    const key = JSON.stringify([place?.name, ...turns.map(({ query: { text } }) => text)])
    return cached(this.tools.cache?.subjects, key, () => {
      const turn = turns.at(-1) as Turn
      if (turns.length === 1)
        return this.settled([aloneOf(limited(turn.query, place))], NOTHING_REJECTED, true)
      return this.after(this.subjectOf(turns.slice(0, -1), place), turn)
    })
  }

  private after(before: Subject, turn: Turn): Subject {
    const { query, opening } = turn
    if (opening === 'rejection') return this.corrected(before, query)
    const guarantor = asksForGuarantor(query) ? guarantorIn(before, query) : null
    if (guarantor !== null) return { ...before, answer: guarantor }
    return this.settled(readingsOf(query, this.placed(before, query)), NOTHING_REJECTED)
  }

  /** What was shown first was not meant, and is not shown again: what was meant is, or else what comes next. */
  private corrected(before: Subject, query: Query): Subject {
    const { answer } = before
    const [shown, ...others] = answer.outcome === 'found' ? answer.hits : []
    const rejected = new Set([...before.rejected, ...(shown === undefined ? [] : [shown.passage.code])])
    if (query.terms.length > 0 || query.scope.length > 0 || query.period !== null)
      return this.settled(correctionsOf(query, before), rejected)
    const next: Answer =
      answer.outcome === 'found' && others.length > 0
        ? { ...answer, question: query.text, hits: others }
        : notPolicy(query, 'reaction')
    return { query: before.query, rejected, answer: next }
  }

  /** The first reading that is answered; where none is, the no of the first. */
  private settled(
    readings: readonly [Reading, ...Reading[]],
    rejected: ReadonlySet<string>,
    isFirst = false,
  ): Subject {
    const answers: Answer[] = []
    for (const reading of readings) {
      const answer = this.answerReading(reading, rejected, isFirst)
      if (answer.outcome === 'found') return { query: reading.subject, rejected, answer }
      answers.push(answer)
    }
    return { query: readings[0].unanswered, rejected, answer: answers[0] as Answer }
  }

  /** "A jinde?" means: not where the answer was from, when the question before named no place. */
  private placed(before: Subject, turn: Query): Subject {
    const { query, answer } = before
    if (!asksElsewhere(turn) || query.scope.length > 0) return before
    const place = answer.outcome === 'found' ? answer.hits[0]?.passage.source.place : null
    if (!place) return before
    return { ...before, query: { ...query, scope: [this.tools.gazetteer.namedOrUnknown(place)] } }
  }

  private answerReading(reading: Reading, rejected: ReadonlySet<string>, isFirst: boolean): Answer {
    const { query } = reading
    const language = languageOf(query.tokens)
    if (!isSearched(language)) return foreignLanguage(query, language)
    const reason = this.smallTalk(query) ?? this.metaQuestion(query, isFirst)
    if (reason !== null)
      return language === 'en' ? foreignLanguage(query, language) : notPolicy(query, reason)
    const answer = this.answerQuery(reading, rejected)
    return answer.outcome === 'found' ? answer : noInLanguage(answer, query)
  }

  /** Small talk is what it is with words of the frame around it, and with words that mean nothing. */
  private smallTalk({ tokens, frame, unknown, terms, asides }: Query): NotPolicy | null {
    const { stopWords } = this.analyzer
    const reason = smallTalk(tokens, stopWords)
    if (reason !== null) return reason
    const known = tokens.filter(
      (token, at) => !frame.has(at) && !unknown.includes(token.text) && !asides.includes(token),
    )
    if (known.length === tokens.length || known.length === 0) return null
    if (terms.some(term => !term.unknown) && frame.size === 0) return null
    return smallTalk(known, stopWords)
  }

  private metaQuestion({ tokens }: Query, isAlone: boolean): NotPolicy | null {
    const places = this.tools.gazetteer.mentionsIn(tokens)
    return metaQuestion(tokens, {
      stopWords: this.analyzer.stopWords,
      isPlace: token => places.some(({ from, to }) => token.from >= from && token.to <= to),
      isAlone,
    })
  }

  private answerQuery(reading: Reading, rejected: ReadonlySet<string>): Answer {
    const { index, tuning } = this.tools
    const { query } = reading
    const isEmpty = this.coverage.labels.length === 0 && query.scope.length === 0
    if (isEmpty || index.passages.length === 0) return this.noSuchProgramme(query, 'nothing', '')
    if (asksNothing(query)) return notPolicy(query, 'empty')
    const foreign = query.scope.find(place => !this.coverage.covers(place))
    if (foreign !== undefined && !this.coverage.isNear(foreign))
      return this.noSuchProgramme(query, 'place', foreign.name)
    const found = index.candidates(evidenceOf(query))
    const task = isOffTopicTask(query.tokens)
    const needed = task ? tuning.answer.taskConfidence : tuning.answer.confidence
    let closest: Detailed = { ranked: [], missing: null }
    for (const nearness of this.tiers(query, foreign)) {
      const ranked = this.rank(query, found, nearness).filter(({ passage }) => !rejected.has(passage.code))
      const detailed = withDetail(query, fitting(reading, ranked), tuning)
      const { missing } = detailed
      if (missing === null && judge(query, detailed.ranked, { tuning, needed }) === 'answer') {
        const hits = hitsOf(detailed.ranked, query, this.tools)
        if (hits.length > 0)
          return {
            ...{ outcome: 'found', question: query.text, understood: understoodOf(query) },
            ...{ hits, near: [], fallback: this.fallbackOf(query, nearness, hits) },
            speaksFor: this.speaksFor(query, hits),
          }
      }
      if (closest.ranked.length === 0)
        closest = { ranked: closestTo(reading, ranked), missing: missing ?? missingOn(reading, detailed) }
    }
    if (foreign !== undefined && closest.ranked.length === 0)
      closest = {
        ranked: this.rank(query, found, foreign.kind === 'část' ? 'anywhere' : 'naming'),
        missing: null,
      }
    return task ? notPolicy(query, 'off-topic') : this.no(query, found, closest, foreign)
  }

  private rank(query: Query, { candidates, skipped }: Found, nearness: Nearness): Ranked[] {
    const allowed = candidates.filter(scopeFilter(query, nearness, this.tools))
    return this.ranker(query, { candidates: allowed, skipped })
  }

  /**
   * The place asked for comes first, then what lies in it, then what it lies in. A part of a town without texts of its
   * own is something to be found in those of its neighbourhood.
   */
  private tiers({ scope }: Query, foreign: Place | undefined): readonly Nearness[] {
    if (foreign !== undefined) return foreign.kind === 'část' ? ['naming'] : []
    return scope.length === 0 ? ['anywhere'] : ['itself', 'inside', 'around']
  }

  /** Which of several places answers a question that names none. */
  private speaksFor({ scope }: Query, [best]: readonly Hit[]): string | null {
    return scope.length === 0 && this.coverage.isForSeveral ? (best?.passage.source.place ?? null) : null
  }

  /** What a reply has to say when the texts of the place asked for do not answer. */
  private fallbackOf({ scope }: Query, nearness: Nearness, hits: readonly Hit[]): Fallback | null {
    const [asked, other] = scope
    const answers = hits[0]?.passage.source.place
    if (nearness !== 'inside' && nearness !== 'around') return null
    if (asked === undefined || other !== undefined || answers == null) return null
    return { asked: asked.name, answers, hasTexts: this.coverage.isFor(asked) }
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
  private turns(question: string, previous: readonly string[]): Turn[] {
    const before = previous.at(-1)
    if (before === undefined) return [{ query: this.read(question), opening: 'none' }]
    const { opening, query } = this.turnOf(question)
    const leans = opening === 'rejection' || (opening === 'none' && leansOnPrevious(query))
    return leans
      ? [...this.turns(before, previous.slice(0, -1)), { query, opening }]
      : [{ query, opening: 'none' }]
  }

  /** A message after another one, without the words that only lead on to it. */
  private turnOf(question: string): Turn {
    const whole = this.read(question)
    const { kind, length } = readOpening(whole.tokens)
    if (length === 0) return { query: whole, opening: kind }
    const asked = whole.tokens.slice(length).map(({ text }) => text)
    return { query: { ...this.read(asked.join(' ')), text: question }, opening: kind }
  }

  private read(question: string): Query {
    return cached(this.tools.cache?.queries, question, () =>
      readQuery(question, {
        ...this.tools,
        isHome: place => this.coverage.isHome(place),
        years: { newest: this.coverage.years.at(-1) ?? 0, has: period => this.coverage.hasYear(period, []) },
      }),
    )
  }

  /** What texts of other years say to a question that those of the years asked for do not answer; null without years. */
  private ofOtherYears(query: Query, found: Found): readonly Ranked[] | null {
    if (query.period === null && query.named.length === 0) return null
    const timeless = { ...query, period: null, named: [] }
    const foreign = query.scope.find(place => !this.coverage.covers(place))
    for (const nearness of this.tiers(timeless, foreign)) {
      const ranked = this.rank(timeless, found, nearness)
      if (ranked.length > 0) return ranked
    }
    return null
  }

  /** Which of the three noes it is, with what comes closest. */
  private no(query: Query, found: Found, { ranked, missing }: Detailed, foreign: Place | undefined): Answer {
    const { period, named, terms, scope, concepts } = query
    const near = nearOf(this.ofOtherYears(query, found) ?? ranked, query, this.tools)
    if (foreign !== undefined) return this.noSuchProgramme(query, 'place', foreign.name, near)
    if (period !== null && !this.coverage.hasYear(period, scope))
      return this.noSuchProgramme(query, 'years', yearsText(period), near)
    if (named.length > 0 && terms.some(({ unknown }) => !unknown))
      return this.noSuchProgramme(query, 'years', yearsText(spanOf(named)), near)
    const [place] = scope
    if (terms.length === 0 && place !== undefined) return placeAlone(query, place)
    const isPolicy = concepts.length > 0 || near.length > 0
    if (!isPolicy && query.unknown.length === 0) return notPolicy(query, 'off-topic')
    return {
      ...{ outcome: 'silent', question: query.text },
      understood: understoodOf(query, near.length > 0 ? missing : null),
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
      ...{ missing, asked, near, places: namesOf(query.scope), available: this.coverage.labels },
    }
  }
}

/** Before anything else is done with it. Folding can make a question many times longer. */
function isTooLong(question: string): boolean {
  return question.length > MAX_QUESTION || fold(question).length > MAX_QUESTION
}

function tooLong(question: string): Answer {
  return {
    ...{ outcome: 'not-policy', question, understood: NOT_READ },
    ...{ reason: 'too-long', near: [] },
  }
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

/** Whether a question asks for a detail and does not say of what: "kolik to bude stát?" */
function asksNothing({ terms, scope, want }: Query): boolean {
  return want !== null && scope.length === 0 && terms.every(term => term.isWeak || isSurelyDetail(term))
}

/** The detail that a follow-up asks for, when no passage on the subject holds it. */
function missingOn({ query: { want }, needsDetail }: Reading, { ranked }: Detailed): Detail | null {
  return needsDetail && want !== null && ranked.length === 0 ? detailOf(want.kind) : null
}

const NOTHING_REJECTED: ReadonlySet<string> = new Set()

/** What was shown, as the answer to who stands behind it; null where its source does not say. */
function guarantorIn({ answer }: Subject, query: Query): Answer | null {
  if (answer.outcome !== 'found') return null
  const [shown] = answer.hits
  if (shown === undefined || shown.passage.source.guarantor === null) return null
  return {
    ...answer,
    ...{ question: query.text, hits: [shown], understood: { ...answer.understood, wanted: 'person' } },
  }
}

function notPolicy(query: Query, reason: NotPolicy): Answer {
  return {
    ...{ outcome: 'not-policy', question: query.text, understood: understoodOf(query) },
    ...{ reason, near: [] },
  }
}

function placeAlone(query: Query, { name }: Place): Answer {
  return {
    ...{ outcome: 'not-policy', question: query.text, understood: understoodOf(query) },
    ...{ reason: 'place', place: name, near: [] },
  }
}

/** The languages whose words the thesaurus has. */
function isSearched(language: Language): language is 'cs' | 'sk' | 'en' {
  return language === 'cs' || language === 'sk' || language === 'en'
}

/** A no as it is, or in another language when the message has a single sign of that and no answer in the texts. */
function noInLanguage(no: Answer, query: Query): Answer {
  const language = languageOf(query.tokens, 1)
  if (!isSearched(language)) return foreignLanguage(query, language)
  const isUnderstood = query.concepts.length > 0 || no.near.length > 0
  const isNoQuestion = no.outcome === 'not-policy' || (no.outcome === 'silent' && !isUnderstood)
  return language === 'en' && isNoQuestion ? foreignLanguage(query, language) : no
}

function foreignLanguage(query: Query, language: ForeignLanguage): Answer {
  return {
    ...{ outcome: 'not-policy', question: query.text, understood: understoodOf(query) },
    ...{ reason: 'foreign-language', language, near: [] },
  }
}

function spanOf(years: readonly Token[]): Period {
  const all = years.map(({ folded }) => Number(folded))
  return { from: Math.min(...all), to: Math.max(...all) }
}

function yearsText({ from, to }: Period): string {
  if (from === to) return String(from)
  return to === OPEN_END ? `${from} a později` : from === 0 ? `do roku ${to}` : `${from}–${to}`
}
