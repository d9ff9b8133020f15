/** A message in, a reply out: the commands people type and the state of one conversation. No platform in here. */

import { fold } from './czech/fold.ts'
import type { Engine } from './engine.ts'
import type { Hit, Passage } from './model.ts'
import { Overview } from './overview.ts'
import type { Gazetteer, Place } from './places/gazetteer.ts'
import { PHRASES } from './reply/phrases.ts'
import {
  type Reply,
  replyTo,
  replyWhy,
  replyWithHits,
  replyWithPassage,
  replyWithSection,
  say,
} from './reply/reply.ts'
import { analyse } from './search/analysis.ts'
import { asksForMore } from './search/small-talk.ts'

/** What one conversation remembers, in memory only. */
export interface Conversation {
  /** Questions so far, oldest first; only the last few are kept. */
  readonly previous: readonly string[]
  readonly place?: Place
  /** What the last answer found, from the passage shown last on. */
  readonly hits?: readonly Hit[]
}

/** A conversation that has not begun. */
export const NEW_CONVERSATION: Conversation = { previous: [] }

/** Questions that a follow-up may lean on. */
export const REMEMBERED = 4

/** A passage to choose, and the reply it becomes. */
export interface Offer {
  readonly passage: Passage
  readonly reply: Reply
}

const MAX_OFFERS = 8

export interface Turn {
  readonly reply: Reply
  readonly conversation: Conversation
}

type Command = (bot: Bot, argument: string, conversation: Conversation) => Turn

const COMMANDS: Readonly<Record<string, Command>> = {
  start: (bot, payload, conversation) => bot.welcome(payload, conversation),
  napoveda: (_, __, conversation) => only(lines('', PHRASES.help), conversation),
  soukromi: (_, __, conversation) => only(lines('', PHRASES.privacy), conversation),
  temata: (bot, _, conversation) => only(bot.overview.topics(conversation.place), conversation),
  zdroje: (bot, _, conversation) => only(bot.overview.sources(), conversation),
  p: (bot, code, conversation) => only(bot.passage(code), conversation),
  oddil: (bot, code, conversation) => only(bot.section(code), conversation),
  kraj: (bot, name, conversation) => bot.limit(name, conversation),
  dalsi: (bot, _, conversation) => bot.more(conversation),
  proc: (_, __, conversation) => {
    const shown = conversation.hits?.[0]
    return only(shown === undefined ? saying(PHRASES.nothingToExplain) : replyWhy(shown), conversation)
  },
}

/** A message that is nothing but a code. */
const CODE = /^\s*[A-Za-z\d]+-[A-Za-z\d]{5,12}\s*$/

/** What people write to lift the limit to a place. */
const ALL_PLACES =
  /^(?:vse|vsechn[oya]|vsude|zrus\w*|zrusit|nic|bez jmena|bez omezeni|cela republika|cele cesko)$/

const ALIASES: Readonly<Record<string, string>> = { help: 'napoveda', privacy: 'soukromi' }

export class Bot {
  private readonly engine: Engine
  private readonly gazetteer: Gazetteer
  readonly overview: Overview

  constructor(engine: Engine, gazetteer: Gazetteer) {
    this.engine = engine
    this.gazetteer = gazetteer
    this.overview = new Overview(engine, gazetteer)
  }

  /** Answers a message. `/word` is a command, everything else a question. */
  handle(message: string, conversation: Conversation): Turn {
    const typed = /^\s*\/\s*(\S+)\s*([\s\S]*)$/.exec(message)
    if (typed === null) {
      const passage = CODE.test(message) ? this.engine.find(message) : null
      if (passage !== null) return only(replyWithPassage(passage), conversation)
      return this.question(message, conversation)
    }
    const name = fold(typed[1] ?? '')
    const command = COMMANDS[ALIASES[name] ?? name]
    if (command === undefined) return only(saying(PHRASES.unknownCommand(name)), conversation)
    return command(this, (typed[2] ?? '').trim(), conversation)
  }

  /** Whether there is such a command, so that a group's other bots keep theirs. */
  knows(name: string): boolean {
    const folded = fold(name)
    return Object.hasOwn(COMMANDS, ALIASES[folded] ?? folded)
  }

  /** Passages to choose from while a question is being typed; some topics for an empty one. */
  offers(question: string): Offer[] {
    if (question.trim() === '')
      return this.overview.firsts(MAX_OFFERS).map(passage => ({ passage, reply: replyWithPassage(passage) }))
    const passage = CODE.test(question) ? this.engine.find(question) : null
    if (passage !== null) return [{ passage, reply: replyWithPassage(passage) }]
    return this.hitsFor(question)
      .slice(0, MAX_OFFERS)
      .map(hit => ({ passage: hit.passage, reply: replyWithHits([hit]) }))
  }

  /** A greeting; a link that names a passage or a subject leads there at once. */
  welcome(payload: string, conversation: Conversation): Turn {
    const passage = this.engine.find(payload)
    if (passage !== null) return only(replyWithPassage(passage), conversation)
    const turn = payload === '' ? null : this.question(payload.replace(/[-_]+/g, ' '), NEW_CONVERSATION)
    if (turn?.conversation.hits !== undefined) return turn
    return only(this.overview.welcome(conversation.place), conversation)
  }

  /** The topics of a place by its name; of all texts when that is empty or unknown. */
  topicsOf(place: string): Reply {
    return this.overview.topics(this.gazetteer.named(place) ?? undefined)
  }

  passage(code: string): Reply {
    if (code === '') return saying(PHRASES.whichCode)
    const passage = this.engine.find(code)
    return passage === null ? saying(PHRASES.notFoundCode(code)) : replyWithPassage(passage)
  }

  /** Everything that stands with the passage of a code under one heading. */
  section(code: string): Reply {
    if (code === '') return saying(PHRASES.whichCode)
    const passage = this.engine.find(code)
    return passage === null
      ? saying(PHRASES.notFoundCode(code))
      : replyWithSection(this.engine.sectionOf(passage))
  }

  /** Why the passage of a code answers a question: the last answer is remembered, an older one is found out anew. */
  explain(question: string, code: string, { hits }: Conversation): Reply {
    const isIt = ({ passage }: Hit) => passage.code === code
    const hit = hits?.find(isIt) ?? this.hitsFor(question).find(isIt)
    return hit === undefined ? saying(PHRASES.notExplained) : replyWhy(hit)
  }

  private hitsFor(question: string): readonly Hit[] {
    const answer = this.engine.answer(question)
    return answer.outcome === 'found' ? answer.hits : []
  }

  limit(name: string, conversation: Conversation): Turn {
    const { place: _, ...rest } = conversation
    const places = this.placesNamed(name)
    const place = places[0]
    if (name === '' || ALL_PLACES.test(fold(name)) || place?.kind === 'stát')
      return only(saying(PHRASES.placeCleared), rest)
    if (place === undefined) return only(saying(PHRASES.unknownPlace(name)), conversation)
    if (places.length > 1) return only(saying(PHRASES.onePlace), conversation)
    if (!this.engine.covers(place)) return only(saying(PHRASES.noTextsFor(place.name)), conversation)
    return only(saying(PHRASES.placeSet(place.name)), { ...conversation, place })
  }

  /** `Liberecký` alone is the region, though the adjective is the town's too. */
  private placesNamed(name: string): Place[] {
    const region = this.gazetteer.named(`${name} kraj`)
    return region !== null ? [region] : this.gazetteer.labelled(name).map(({ place }) => place)
  }

  /** The next passage that the last answer found. */
  more(conversation: Conversation): Turn {
    const rest = conversation.hits?.slice(1) ?? []
    if (rest.length === 0) return only(saying(PHRASES.noMore), conversation)
    return only(replyWithHits(rest), { ...conversation, hits: rest })
  }

  private question(message: string, conversation: Conversation): Turn {
    const { previous, place, hits } = conversation
    if (hits !== undefined && asksForMore(analyse(message))) return this.more(conversation)
    const answer = this.engine.answer(message, { previous, ...(place && { place }) })
    if (answer.outcome === 'not-policy') return { reply: replyTo(answer), conversation }
    const { hits: _, ...rest } = conversation
    const remembered = { ...rest, previous: [...previous, message].slice(-REMEMBERED) }
    const found = answer.outcome === 'found' ? { hits: answer.hits } : {}
    return { reply: replyTo(answer), conversation: { ...remembered, ...found } }
  }
}

function only(reply: Reply, conversation: Conversation): Turn {
  return { reply, conversation }
}

function saying(text: string): Reply {
  return { blocks: [say(text)] }
}

function lines(title: string, list: readonly string[]): Reply {
  return { blocks: [{ type: 'lines', title, lines: list }] }
}
