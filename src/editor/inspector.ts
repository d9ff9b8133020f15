/** Inspector: a question as the bot answers it, with how sure it is, and what else was found and why. */

import { Answerer, type AnswerTools } from '../answer/answer.ts'
import { confidence } from '../answer/confidence.ts'
import { Coverage } from '../answer/coverage.ts'
import { hitOf } from '../answer/hits.ts'
import { isOffTopicTask } from '../answer/small-talk.ts'
import type { Bot } from '../chat/bot.ts'
import { NEW_CONVERSATION } from '../chat/conversation.ts'
import type { Engine, Search } from '../engine/engine.ts'
import { observed } from '../meaning/embedder.ts'
import { embeddedText } from '../meaning/passage-text.ts'
import type { Answer, Hit } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { Reply } from '../reply/block.ts'
import { MORE, WORTH_OFFERING } from '../reply/reply.ts'
import type { Query } from '../search/query.ts'
import { createRanker, type Ranked, type Ranker } from '../search/rank.ts'
import { type SummarizedAnswer, summaryOf } from './answer-summary.ts'

/** A question, and a place that its answer is limited to. */
export interface Asked {
  readonly question: string
  readonly place: string | null
}

/** What becomes of a passage that was found. */
export type Role =
  /** It is quoted. */
  | 'shown'
  /** It stands on a button. */
  | 'offered'
  /** It comes when somebody asks for more. */
  | 'next'
  /** It is too far behind, or says what another one says. */
  | 'left'

export interface RankedPassage {
  readonly role: Role
  readonly hit: Hit
}

export interface Judged {
  readonly answer: Answer
  /** From 0 to 1; null where nothing was found that could be judged. */
  readonly confidence: number | null
  /** Least confidence that is an answer. */
  readonly needed: number
  /** Best first: what is shown, then the others that were found, at most `MOST_RANKED`. */
  readonly ranked: readonly RankedPassage[]
}

export interface Inspection {
  readonly reply: Reply
  /** Null for commands and codes, which are not judged. */
  readonly judged: Judged | null
}

const MOST_RANKED = 14

/** One ranking that an answer was chosen from. */
interface Ranking {
  readonly query: Query
  readonly ranked: readonly Ranked[]
}

/** Over the texts of one engine. */
export class Inspector {
  private readonly engine: Engine
  private readonly bot: Bot
  private readonly gazetteer: Gazetteer
  private newestYear: number | null = null

  constructor(engine: Engine, bot: Bot, gazetteer: Gazetteer) {
    this.engine = engine
    this.bot = bot
    this.gazetteer = gazetteer
  }

  async inspect({ question, place }: Asked): Promise<Inspection> {
    const { reply, outcome } = await this.bot.handle(question, this.requestOf(place))
    return { reply, judged: outcome === undefined ? null : await this.judge({ question, place }) }
  }

  /** What the bot answers, in a state and a code. */
  async summarize(question: string): Promise<SummarizedAnswer> {
    return summaryOf(await this.engine.answer(question))
  }

  private requestOf(place: string | null) {
    return { conversation: NEW_CONVERSATION, place, help: [] }
  }

  private async judge({ question, place }: Asked): Promise<Judged> {
    const home = place === null ? undefined : (this.gazetteer.named(place) ?? undefined)
    const context = { previous: [], ...(home && { place: home }) }
    const answer = await this.engine.answer(question, context)
    const { rankings, tools, relevances } = await this.engine.searching(({ tools }: Search) => {
      const { answerer, rankings } = this.recorder(tools)
      return (function* () {
        const relevances = new Map<string, number>()
        yield* observed(answerer.answering(question, context), ({ passage }, relevance) =>
          relevances.set(passage, relevance),
        )
        return { rankings, tools, relevances }
      })()
    })
    return judgedOf(answer, rankings, { tools, relevances })
  }

  /** An answerer that leaves behind all that it ranked, and recalls nothing. */
  private recorder({ cache, ...tools }: AnswerTools) {
    const rankings: Ranking[] = []
    this.newestYear ??= new Coverage(tools.index.standings, tools.gazetteer).years.at(-1) ?? 0
    const rank = createRanker(tools, this.newestYear)
    const ranker: Ranker = (query, found) => {
      const ranked = rank(query, found)
      rankings.push({ query, ranked })
      return ranked
    }
    return { answerer: new Answerer(tools, ranker), rankings }
  }
}

interface Judging {
  readonly tools: AnswerTools
  /** What a model said of the passages that it read, by their texts. */
  readonly relevances: ReadonlyMap<string, number>
}

function judgedOf(answer: Answer, rankings: readonly Ranking[], { tools, relevances }: Judging): Judged {
  const { tuning, gazetteer } = tools
  const shown = answer.outcome === 'found' ? answer.hits : answer.near.map(({ hit }) => hit)
  const [best] = shown
  const has = ({ ranked }: Ranking) =>
    best === undefined ? ranked.length > 0 : ranked.some(({ passage }) => passage.code === best.passage.code)
  // The answer is the last that was looked for, the closest the first that was found.
  const ranking = answer.outcome === 'found' ? rankings.findLast(has) : rankings.find(has)
  const isTask = ranking !== undefined && isOffTopicTask(ranking.query.tokens)
  const needed = isTask ? tuning.answer.taskConfidence : tuning.answer.confidence
  const listed = shown.map((hit, at) => ({ role: roleOf(answer, shown, at), hit }))
  if (ranking === undefined) return { answer, confidence: null, needed, ranked: listed }
  const { query } = ranking
  const ranked = withFirst(ranking.ranked, best?.passage.code)
  const codes = new Set(shown.map(({ passage }) => passage.code))
  const left = ranked
    .filter(({ passage }) => !codes.has(passage.code))
    .slice(0, Math.max(0, MOST_RANKED - listed.length))
    .map(one => ({ role: 'left' as const, hit: hitOf(one, query, gazetteer) }))
  return {
    ...{ answer, needed, ranked: [...listed, ...left] },
    confidence: confidence(query, ranked, tuning.confidence, relevanceOf(ranked, relevances)),
  }
}

function relevanceOf([best]: readonly Ranked[], relevances: ReadonlyMap<string, number>): number | null {
  return best === undefined ? null : (relevances.get(embeddedText(best.passage)) ?? null)
}

/** The passage that was judged comes first: it may have taken the place of another one, for a detail that it holds. */
function withFirst(ranked: readonly Ranked[], code: string | undefined): readonly Ranked[] {
  const first = ranked.find(({ passage }) => passage.code === code)
  return first === undefined ? ranked : [first, ...ranked.filter(other => other !== first)]
}

function roleOf({ outcome }: Answer, hits: readonly Hit[], at: number): Role {
  if (at === 0) return 'shown'
  if (at > MORE) return 'next'
  const isWorth = outcome !== 'found' || (hits[at]?.score ?? 0) >= (hits[0]?.score ?? 0) * WORTH_OFFERING
  return isWorth ? 'offered' : 'next'
}
