/** Election night: every question of four hours through processes, a search cluster and the platform's rate limit. */

import { LRUCache } from 'lru-cache'
import { ANSWER_CACHE } from '../../../src/answer/answer-cache.ts'
import { seeded, zipf } from '../chance.ts'
import { arrivals, NIGHT_SECONDS } from './arrivals.ts'
import { RateLimit, Servers } from './stations.ts'

export interface NightOptions {
  /** Questions a second in the busiest minute, over all bots. */
  readonly peak: number
  /** Bots, one a party, a town or a newspaper; the second is asked half as often as the first (Zipf). */
  readonly bots: number
  /** Processes that share all bots; each has one answering thread and a cache of answers. */
  readonly processes: number
  /** Milliseconds of a processor that an answer takes: another question, and one that the cache has. */
  readonly answerMs: number
  readonly cachedMs: number
  /** Messages a second that the platform takes from one bot. */
  readonly sending: number
  /** Share of questions that nobody asks twice; the others are of so many by how often they are asked (Zipf). */
  readonly freshShare: number
  readonly popular: number
  /** A search cluster that finds candidates for what the cache has not; none: the index is in each process. */
  readonly search?: { readonly cores: number; readonly searchMs: number }
  readonly seed: number
}

/** One question on its way: where it goes, seconds from the beginning when it came and when its candidates were found, seconds of work. */
interface Question {
  readonly bot: number
  readonly process: number
  readonly came: number
  readonly found: number
  readonly work: number
}

export interface Night {
  readonly questions: number
  /** Share that the caches had. */
  readonly cached: number
  /** Busiest share of a processor's time in a minute, of all answering threads together, and of the search cluster. */
  readonly threads: number
  readonly searchers: number
  /** Seconds that each question waited, in order of its coming: for its candidates, its answer, and until it was sent. */
  readonly waits: readonly Wait[]
}

export interface Wait {
  readonly came: number
  readonly found: number
  readonly answered: number
  readonly sent: number
}

/** The same night for the same options. Takes a second or two for a million questions. */
export function electionNight(options: NightOptions): Night {
  const { processes, search, cachedMs } = options
  const questions = [...asked(options)]
  const isKnown = ({ work }: Question) => work === cachedMs / 1000
  const searching = new Load()
  const answering = new Load()
  for (const question of questions) {
    answering.add(question.came, question.work)
    if (!isKnown(question)) searching.add(question.came, (search?.searchMs ?? 0) / 1000)
  }
  return {
    questions: questions.length,
    cached: questions.filter(isKnown).length / questions.length,
    threads: answering.highest / processes,
    searchers: searching.highest / (search?.cores ?? 1),
    waits: waitsOf(questions, options),
  }
}

/** Questions as they come, with what the cache of their process and the search cluster make of them. */
function* asked(options: NightOptions): Iterable<Question> {
  const { peak, bots, processes, answerMs, cachedMs, freshShare, popular, search, seed } = options
  const random = seeded(seed)
  const [botOf, subjectOf] = [zipf(bots), zipf(popular)]
  let second = 0
  // An age of zero would be no time at all.
  const perf = { now: () => second * 1000 + 1 }
  const limits = { max: ANSWER_CACHE.max, ttl: ANSWER_CACHE.ttlMs, ttlResolution: 0, perf }
  const caches = Array.from({ length: processes }, () => new LRUCache<string, true>(limits))
  const searchers = search && new Servers(search.cores)
  for (const came of arrivals(peak, random)) {
    second = came
    const bot = botOf(random())
    const subject = random() < freshShare ? `${bot} at ${came}` : `${bot} ${subjectOf(random())}`
    const process = Math.floor(random() * processes)
    const isKnown = caches[process]?.has(subject) ?? false
    caches[process]?.set(subject, true)
    const found = isKnown ? came : (searchers?.done(came, (search?.searchMs ?? 0) / 1000) ?? came)
    yield { bot, process, came, found, work: (isKnown ? cachedMs : answerMs) / 1000 }
  }
}

/** Each process answers in the order in which candidates are found, each bot sends in the order in which answers are ready. */
function waitsOf(questions: readonly Question[], { bots, processes, sending }: NightOptions): Wait[] {
  const threads = Array.from({ length: processes }, () => new Servers(1))
  const limits = Array.from({ length: bots }, () => new RateLimit(sending))
  return questions
    .toSorted((a, b) => a.found - b.found)
    .map(question => ({
      ...question,
      answered: threads[question.process]?.done(question.found, question.work) ?? question.found,
    }))
    .sort((a, b) => a.answered - b.answered)
    .map(({ bot, came, found, answered }) => ({
      came,
      found: found - came,
      answered: answered - came,
      sent: (limits[bot]?.sent(answered) ?? answered) - came,
    }))
    .sort((a, b) => a.came - b.came)
}

/** Seconds of work that came in each minute. */
class Load {
  private readonly minutes = new Float64Array(NIGHT_SECONDS / 60)

  add(at: number, work: number): void {
    const minute = Math.floor(at / 60)
    this.minutes[minute] = (this.minutes[minute] ?? 0) + work
  }

  /** Of the busiest minute, for each second. */
  get highest(): number {
    return Math.max(...this.minutes) / 60
  }
}
