/** The bot: a message and a conversation in, a reply and the conversation after it out. No platform in here. */

import type { Context } from '../answer/answer.ts'
import { fold } from '../czech/fold.ts'
import type { SheetPrinter } from '../debate/sheet.ts'
import type { AnsweringEngine } from '../engine/answering-engine.ts'
import type { Engine } from '../engine/engine.ts'
import type { Promised } from '../figures/promises.ts'
import type { Answer, Hit, Passage } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { type Reply, saying } from '../reply/block.ts'
import { PHRASES } from '../reply/phrases.ts'
import type { ReplyContext } from '../reply/quote.ts'
import { replyTo, replyWithHits, replyWithPassage, replyWithSection } from '../reply/reply.ts'
import { MAX_QUESTION } from '../search/tuning.ts'
import { type CommandActions, commandMeant, commandNamed, typedCommand } from './commands.ts'
import {
  type AnsweredQuestion,
  after,
  askedAlone,
  type Conversation,
  NEW_CONVERSATION,
} from './conversation.ts'
import { Elsewhere } from './elsewhere.ts'
import { type Verdict, verdictIn } from './feedback.ts'
import { Overview } from './overview.ts'
import type { Research } from './research.ts'
import type { Request, Turn } from './turn.ts'

/** A passage to choose, and the reply it becomes. */
export interface Offer {
  readonly passage: Passage
  readonly reply: Reply
}

export interface BotOptions {
  /** Prints the sheets of debates; without it they have no file. */
  readonly sheetPrinter?: SheetPrinter
  /** Makes a PNG of an SVG; without it charts are of text alone. */
  readonly pictureOf?: (svg: string) => Promise<Uint8Array>
  readonly today?: () => Date
}

const MAX_OFFERS = 8

/** A message that is nothing but a code, with signs around it and any dash in it, as keyboards write them. */
const CODE = /^[\s#([„"']*([A-Za-z\d]+)[-‐‑–—]([A-Za-z\d]{5,12})[\s)\].,!?“"']*$/

/** What people write to lift the limit to a place. */
const ALL_PLACES =
  /^(?:vse|vsechn[oya]|vsude|zrus\w*|zrusit|nic|bez jmena|bez omezeni|cela republika|cele cesko)$/

export class Bot implements CommandActions {
  private readonly engine: AnsweringEngine<Engine>
  private readonly gazetteer: Gazetteer
  private readonly overview: Overview
  /** Null where not all passages are in this process. */
  private readonly others: Elsewhere | null
  private readonly options: BotOptions
  private loading: Promise<Research> | null = null

  constructor(engine: AnsweringEngine<Engine>, gazetteer: Gazetteer, options: BotOptions = {}) {
    const { whole } = engine
    this.engine = engine
    this.options = options
    this.gazetteer = gazetteer
    this.overview = new Overview(engine, gazetteer)
    this.others = whole === null ? null : new Elsewhere(whole, whole.duplicates)
  }

  /** Loads what only some commands need, and reads the texts for it, so that nobody who types one waits for it. */
  async prepare(): Promise<void> {
    const research = await this.research()
    research.prepare()
  }

  /** Answers a message. `/word` is a command, everything else a question. */
  async handle(message: string, request: Request): Promise<Turn> {
    const { conversation } = request
    const typed = typedCommand(message)
    const command = typed === null ? undefined : commandNamed(typed.name)
    if (command?.longest !== undefined && message.length > command.longest.letters)
      return { reply: saying(command.longest.refusal), conversation }
    if (command?.longest === undefined && message.length > MAX_QUESTION)
      return { reply: saying(PHRASES.tooLong), conversation, outcome: 'not-policy' }
    if (typed === null) {
      const verdict = verdictIn(message)
      if (verdict !== null) return this.reactionTo(verdict, request)
      const passage = await this.passageOfCode(message)
      if (passage !== null) return { reply: replyWithPassage(passage, this.context()), conversation }
      return this.question(message, request)
    }
    if (command === undefined) {
      const { name } = typed
      return { reply: saying(PHRASES.unknownCommand(name, commandMeant(name))), conversation }
    }
    return command.run(this, typed.argument, request)
  }

  /** Said to a message of signs alone. */
  private async reactionTo(verdict: Verdict, { conversation, place }: Request): Promise<Turn> {
    const examples = await this.examples(conversation.place ?? place)
    const text = verdict === 'good' ? PHRASES.thanks : PHRASES.reaction(examples)
    return { reply: saying(text), conversation, outcome: 'not-policy' }
  }

  /** Passages to choose from while a question is being typed; some topics for an empty one. */
  async offers(question: string): Promise<Offer[]> {
    // What is posted into another chat stands alone there.
    const context = { ...this.context(), counterpart: () => null }
    if (question.trim() === '') {
      const firsts = await this.engine.standing(this.overview.firsts(MAX_OFFERS))
      return firsts.map(passage => ({ passage, reply: replyWithPassage(passage, context) }))
    }
    const passage = await this.passageOfCode(question)
    if (passage !== null) return [{ passage, reply: replyWithPassage(passage, context) }]
    const hits = await this.hitsOf(askedAlone(question))
    return hits
      .slice(0, MAX_OFFERS)
      .map(hit => ({ passage: hit.passage, reply: replyWithHits([hit], context) }))
  }

  /** A greeting; a link that names a passage or a subject leads there at once. */
  async welcome(payload: string, request: Request): Promise<Turn> {
    const { conversation, place } = request
    const passage = await this.engine.find(payload)
    if (passage !== null) return { reply: replyWithPassage(passage, this.context()), conversation }
    const subject = payload.replace(/[-_]+/g, ' ')
    const turn =
      payload === '' ? null : await this.question(subject, { ...request, conversation: NEW_CONVERSATION })
    if (turn !== null && turn.conversation.last !== null) return turn
    return {
      reply: await this.overview.welcome(this.placeNamed(conversation.place ?? place)),
      conversation,
    }
  }

  /** Questions to try, which the texts of a place answer, or all texts when its name is null. */
  examples(place: string | null): Promise<readonly string[]> {
    return this.overview.examples(this.placeNamed(place))
  }

  /** The topics of a place by its name; of all texts when that is empty or unknown. */
  async topicsOf(place: string): Promise<Reply> {
    return this.overview.topics(this.placeNamed(place))
  }

  /** How many texts there are, and for which places and years; of the places of a name, or all when it is empty. */
  sources(name = ''): Reply {
    if (name === '') return this.overview.sources()
    const places = this.placesNamed(name)
    return places.length === 0 ? saying(PHRASES.unknownPlace(name)) : this.overview.sourcesIn(places)
  }

  async passage(code: string): Promise<Reply> {
    if (code === '') return saying(PHRASES.whichCode)
    const passage = await this.named(code)
    return passage === null ? saying(PHRASES.notFoundCode(code)) : replyWithPassage(passage, this.context())
  }

  /** Everything that stands with the passage of a code under one heading. */
  async section(code: string): Promise<Reply> {
    if (code === '') return saying(PHRASES.whichCode)
    const passage = await this.named(code)
    return passage === null
      ? saying(PHRASES.notFoundCode(code))
      : replyWithSection(await this.engine.sectionOf(passage), this.context())
  }

  /** Where else the passage of a code stands, or one much like it. */
  async elsewhere(code: string): Promise<Reply> {
    if (code === '') return saying(PHRASES.whichCode)
    if (this.others === null) return saying(PHRASES.needsAllTexts)
    const passage = await this.named(code)
    if (passage === null) return saying(PHRASES.notFoundCode(code))
    const research = await this.research()
    return research.elsewhere(passage, this.others)
  }

  /** Whether pasted words stand in the texts, word for word or otherwise. */
  async verify(text: string): Promise<Reply> {
    const research = await this.research()
    return research.verify(text)
  }

  /** What stands on a topic, and what does not. */
  async debate(topic: string, { conversation, place }: Request): Promise<Reply> {
    if (topic === '') return saying(PHRASES.whichTopic)
    const research = await this.research()
    return research.debate(topic, this.placeNamed(conversation.place ?? place))
  }

  /** What stood on a topic in which year. */
  async change(topic: string, { conversation, place }: Request): Promise<Reply> {
    if (topic === '') return saying(PHRASES.whichTopic)
    const research = await this.research()
    return research.change(topic, this.placeNamed(conversation.place ?? place))
  }

  /** What is counted in the passages that answer a topic. */
  async figures(topic: string, { conversation, place }: Request): Promise<Reply> {
    if (topic === '') return saying(PHRASES.whichTopic)
    const limit = conversation.place ?? place
    const answer = await this.engine.answer(topic, this.contextOf(askedAlone(topic, limit)))
    if (answer.outcome !== 'found') return this.replyOf(answer, limit)
    const answering = answer.hits.map(({ passage }) => passage)
    const research = await this.research()
    return research.figures(topic, answering, this.placeNamed(limit))
  }

  /** Promises with a deadline: of a topic, of a place, of some years, or all. */
  async deadlines(asked: string, { conversation, place }: Request): Promise<Reply> {
    const research = await this.research()
    return research.deadlines(asked, conversation.place ?? place)
  }

  /** The same without a reply, the earliest first; `limit` names a place. */
  async promised(asked: string, limit: string | null): Promise<readonly Promised[]> {
    const research = await this.research()
    return research.promised(asked, limit)
  }

  /** Why the passage that was shown last was chosen. */
  async why(last: AnsweredQuestion | null): Promise<Reply> {
    const hit = last === null ? undefined : (await this.hitsOf(last))[last.step]
    if (hit === undefined) return saying(PHRASES.nothingToExplain)
    const research = await this.research()
    return research.why(hit)
  }

  /** Why the passage of a code answers a question. */
  async explain(code: string, asked: AnsweredQuestion): Promise<Reply> {
    const hits = await this.hitsOf(asked)
    const hit = hits.find(({ passage }) => passage.code === code)
    if (hit === undefined) return saying(PHRASES.notExplained)
    const research = await this.research()
    return research.why(hit)
  }

  /** The next passage that the last answer found. */
  async more(conversation: Conversation): Promise<Turn> {
    const { last } = conversation
    if (last === null) return { reply: saying(PHRASES.nothingToContinue), conversation }
    const rest = (await this.hitsOf(last)).slice(last.step + 1)
    if (rest.length === 0) return { reply: saying(PHRASES.noMore), conversation }
    return {
      reply: replyWithHits(rest, this.context()),
      conversation: { ...conversation, last: { ...last, step: last.step + 1 } },
    }
  }

  /** Limits the answers of a conversation to the place of a name, or lifts the limit. */
  async limit(name: string, { conversation, place: roomPlace }: Request): Promise<Turn> {
    const places = this.placesNamed(name)
    const [place] = places
    const said = (text: string, limit = conversation.place): Turn => ({
      reply: saying(text),
      conversation: { ...conversation, place: limit },
    })
    if (name === '' || ALL_PLACES.test(fold(name)) || place?.kind === 'stát')
      return said(roomPlace === null ? PHRASES.placeCleared : PHRASES.roomPlaceHolds(roomPlace), null)
    if (place === undefined) return said(PHRASES.unknownPlace(name))
    if (places.length > 1) return said(PHRASES.onePlace)
    if (!this.engine.covers(place)) return said(PHRASES.noTextsFor(place.name))
    return said(PHRASES.placeSet(place.name, this.engine.placesFor(place)), place.name)
  }

  private async question(message: string, { conversation, place }: Request): Promise<Turn> {
    if (conversation.last !== null && this.engine.asksForMore(message)) return this.more(conversation)
    const asked = {
      ...askedAlone(message, conversation.place ?? place),
      previous: conversation.previous,
    }
    const answer = await this.engine.answer(message, this.contextOf(asked))
    const reply = await this.replyOf(answer, asked.place)
    const unanswered = unansweredIn(answer)
    return {
      ...{ reply, outcome: answer.outcome, conversation: after(conversation, asked, answer) },
      ...(unanswered.length > 0 && { unanswered }),
    }
  }

  /** A place alone, or a whole programme, is asked back about, with what there is on it. */
  private async replyOf(answer: Answer, limit: string | null): Promise<Reply> {
    if (answer.outcome === 'not-policy' && answer.reason === 'whole-programme')
      return this.overview.whole(this.placeNamed(limit))
    const isPlace = answer.outcome === 'not-policy' && answer.reason === 'place'
    const place = isPlace ? this.placeNamed(answer.place) : undefined
    if (place !== undefined) return this.overview.topicsIn(place)
    return replyTo(answer, this.context(answer.outcome === 'found' ? [] : await this.examples(limit)))
  }

  private context(examples: readonly string[] = []): ReplyContext {
    const { isOfSeveral } = this.overview
    return {
      ...{ examples, isOfSeveral },
      elsewhere: passage => this.others?.count(passage) ?? 0,
      counterpart: passage => this.engine.counterpart(passage),
      isAlone: passage => this.engine.isAlone(passage),
    }
  }

  /** The passage that a code names; what is written behind a code is no part of it. */
  private async named(code: string): Promise<Passage | null> {
    const [first = '', second = ''] = code.split(/\s+/, 2)
    const [whole, alone] = [await this.engine.find(code), await this.engine.find(first)]
    return whole ?? alone ?? this.engine.find(`${first} ${second}`)
  }

  /** The passage of a message that is nothing but its code, or null. */
  private async passageOfCode(message: string): Promise<Passage | null> {
    const [, place, letters] = CODE.exec(message) ?? []
    return letters === undefined ? null : this.engine.find(`${place}-${letters}`)
  }

  private async hitsOf(asked: AnsweredQuestion): Promise<readonly Hit[]> {
    const answer = await this.engine.answer(asked.question, this.contextOf(asked))
    return answer.outcome === 'found' ? answer.hits : []
  }

  private contextOf({ previous, place: name }: AnsweredQuestion): Context {
    const place = this.placeNamed(name)
    return { previous, ...(place && { place }) }
  }

  /** Loaded with the first command that needs it. */
  private research(): Promise<Research> {
    this.loading ??= this.openResearch()
    return this.loading
  }

  private async openResearch(): Promise<Research> {
    const { Research } = await import('./research.ts')
    const { sheetPrinter = null, pictureOf = null, today = () => new Date() } = this.options
    return new Research({
      ...{ engine: this.engine, gazetteer: this.gazetteer, sheetPrinter, pictureOf, today },
      context: () => this.context(),
      hitsOf: (topic, place) => this.hitsOf(askedAlone(topic, place)),
    })
  }

  private placeNamed(name: string | null): Place | undefined {
    return name === null ? undefined : (this.gazetteer.named(name) ?? undefined)
  }

  /** `Liberecký` alone is the region, though the adjective is the town's too. */
  private placesNamed(name: string): Place[] {
    const region = this.gazetteer.named(`${name} kraj`)
    return region !== null ? [region] : this.gazetteer.labelled(name).map(({ place }) => place)
  }
}

/** Words of a question that no text answers, or of each of several. */
function unansweredIn(answer: Answer): readonly string[] {
  const { subject, unknown } = answer.understood
  const own = answer.outcome === 'silent' && !answer.changing ? [...subject, ...unknown] : []
  return [...own, ...(answer.parts ?? []).flatMap(unansweredIn)]
}
