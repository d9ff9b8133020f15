/** Answering: from a question and those before it to an answer. */

import type { Frames } from '../czech/frames.ts'
import type { Surnames } from '../czech/surnames.ts'
import { type Embedding, withoutVectors } from '../meaning/embedder.ts'
import type { PassageVectors } from '../meaning/vectors.ts'
import type { Answer } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import type { Analyzer } from '../search/analysis.ts'
import type { CandidateSource } from '../search/candidate-source.ts'
import type { SearchIndex } from '../search/index.ts'
import { LocalCandidates } from '../search/local-candidates.ts'
import { type Query, readQuery } from '../search/query.ts'
import { createRanker, type Ranker } from '../search/rank.ts'
import type { IndexStatistics } from '../search/statistics.ts'
import type { Thesaurus } from '../search/thesaurus.ts'
import type { Tuning } from '../search/tuning.ts'
import { type AnswerCache, cached, keep } from './answer-cache.ts'
import { Coverage } from './coverage.ts'
import { asksForGuarantor } from './detail.ts'
import { asksElsewhere, leansOnPrevious } from './follow-up.ts'
import { affordable, isTooLong } from './length.ts'
import { notPolicy, tooLong } from './no-question.ts'
import { readOpening } from './opening.ts'
import { aloneOf, correctionsOf, type Reading, readingsOf } from './reading.ts'
import { ReadingAnswerer } from './reading-answerer.ts'
import { answerOfParts, separateQuestions } from './separate-questions.ts'
import { asksForMore } from './small-talk.ts'
import type { Subject, Turn } from './subject.ts'

export interface AnswerTools extends CommonTools {
  readonly index: SearchIndex
  /** Vectors of the passages; without them words alone are looked at. */
  readonly vectors?: PassageVectors
}

/** The same where the passages are elsewhere. */
export interface RemoteTools extends CommonTools {
  readonly index: IndexStatistics
  readonly candidates: CandidateSource
  /** Whether meaning is looked at beside words. */
  readonly hasMeaning: boolean
}

interface CommonTools {
  readonly thesaurus: Thesaurus
  readonly commonWords: ReadonlySet<string>
  readonly frames: Frames
  readonly surnames: Surnames
  readonly gazetteer: Gazetteer
  readonly tuning: Tuning
  /** What was read and found for the next one who asks the same; without it, all is found anew. */
  readonly cache?: AnswerCache
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
  private readonly tools: AnswerTools | RemoteTools
  private readonly hasMeaning: boolean
  private readonly analyzer: Analyzer
  private readonly coverage: Coverage
  private readonly readings: ReadingAnswerer

  constructor(tools: AnswerTools | RemoteTools, ranker?: Ranker) {
    this.tools = tools
    this.hasMeaning = 'candidates' in tools ? tools.hasMeaning : tools.vectors !== undefined
    this.analyzer = tools.thesaurus.analyzer
    this.coverage = new Coverage(tools.index.standings, tools.gazetteer)
    const { coverage, hasMeaning } = this
    const { index, thesaurus, commonWords, gazetteer, tuning } = tools
    const candidates = 'candidates' in tools ? tools.candidates : new LocalCandidates(tools)
    const chosen = ranker ?? createRanker(tools, coverage.years.at(-1) ?? 0)
    this.readings = new ReadingAnswerer({
      ...{ index, candidates, hasMeaning, thesaurus, commonWords, gazetteer },
      ...{ tuning, coverage, ranker: chosen },
    })
  }

  /** The answer of an index without vectors. */
  answer(question: string, context: Context = {}): Answer {
    return withoutVectors(this.answering(question, context))
  }

  /** The same over an index with vectors: it stops where it needs that of the question. */
  *answering(question: string, context: Context = {}): Embedding<Answer> {
    if (isTooLong(question)) return tooLong(question)
    const questions = separateQuestions(question, text => this.read(text))
    return (
      (questions.length > 1 ? yield* this.apart(question, questions, context) : null) ??
      (yield* this.whole(question, context))
    )
  }

  /** Each question of a message is asked after those before it. */
  private *apart(message: string, questions: readonly string[], context: Context): Embedding<Answer | null> {
    const { previous = [] } = context
    const answers: Answer[] = []
    for (const [at, question] of questions.entries())
      answers.push(
        yield* this.whole(question, { ...context, previous: [...previous, ...questions.slice(0, at)] }),
      )
    return answerOfParts(message, answers)
  }

  private *whole(question: string, { previous = [], place }: Context): Embedding<Answer> {
    const { answer } = yield* this.subjectOf(this.turns(question, affordable(previous)), place)
    return answer
  }

  /** What a conversation is about after its turns: each keeps, narrows or replaces what the one before left. */
  private *subjectOf(turns: readonly Turn[], place: Place | undefined): Embedding<Subject> {
    const key = JSON.stringify([this.hasMeaning, place?.name, ...turns.map(({ query: { text } }) => text)])
    const known = this.tools.cache?.subjects.get(key)
    if (known !== undefined) return known
    const turn = turns.at(-1) as Turn
    const subject =
      turns.length === 1
        ? yield* this.settled([aloneOf(this.limited(turn.query, place))], NOTHING_REJECTED, true)
        : yield* this.after(yield* this.subjectOf(turns.slice(0, -1), place), turn)
    keep(this.tools.cache?.subjects, key, subject)
    return subject
  }

  private *after(before: Subject, turn: Turn): Embedding<Subject> {
    const { query, opening } = turn
    if (opening === 'rejection') return yield* this.corrected(before, query)
    const guarantor = asksForGuarantor(query) ? guarantorIn(before, query) : null
    if (guarantor !== null) return { ...before, answer: guarantor }
    return yield* this.settled(readingsOf(query, this.placed(before, query)), NOTHING_REJECTED)
  }

  /** What was shown first was not meant, and is not shown again: what was meant is, or else what comes next. */
  private *corrected(before: Subject, query: Query): Embedding<Subject> {
    const { answer } = before
    const [shown, ...others] = answer.outcome === 'found' ? answer.hits : []
    const rejected = new Set([...before.rejected, ...(shown === undefined ? [] : [shown.passage.code])])
    if (query.terms.length > 0 || query.scope.length > 0 || query.period !== null)
      return yield* this.settled(correctionsOf(query, before), rejected)
    const next: Answer =
      answer.outcome === 'found' && others.length > 0
        ? { ...answer, question: query.text, hits: others }
        : notPolicy(query, 'reaction')
    return { query: before.query, rejected, answer: next }
  }

  /** The first reading that is answered; where none is, the no of the first. */
  private *settled(
    readings: readonly [Reading, ...Reading[]],
    rejected: ReadonlySet<string>,
    isFirst = false,
  ): Embedding<Subject> {
    const answers: Answer[] = []
    for (const reading of readings) {
      const answer = yield* this.readings.answer(reading, { rejected, isFirst })
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

  /** A question that names no place, limited to that of its conversation, as if it named it. */
  private limited(query: Query, place: Place | undefined): Query {
    if (place === undefined || query.scope.length > 0 || query.except.length > 0) return query
    return { ...query, scope: [place], terms: [...query.terms, ...this.read(place.name).terms] }
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

  /** The words of a question with their roles. */
  read(question: string): Query {
    const { gazetteer } = this.tools
    return cached(this.tools.cache?.queries, question, () =>
      readQuery(question, {
        ...this.tools,
        isHome: place => this.coverage.isHome(place),
        places: {
          covers: place => this.coverage.covers(place),
          isNationwide: this.coverage.isNationwide,
          isRelated: (a, b) => gazetteer.within(a, b) || gazetteer.within(b, a),
        },
        years: { newest: this.coverage.years.at(-1) ?? 0, has: period => this.coverage.hasYear(period, []) },
      }),
    )
  }
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
