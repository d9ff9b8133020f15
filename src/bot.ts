/** A message in, a reply out: the commands people type and the state of one conversation. No platform in here. */

import { fold } from './czech/fold.ts'
import type { Engine } from './engine.ts'
import type { Hit, Passage, Source } from './model.ts'
import { placeAndYear, sourcesOf } from './passages/sources.ts'
import type { Gazetteer, Place } from './places/gazetteer.ts'
import { PHRASES } from './reply/phrases.ts'
import {
  type Reply,
  type ReplyBlock,
  replyTo,
  replyWhy,
  replyWithHits,
  replyWithPassage,
  replyWithSection,
  say,
} from './reply/reply.ts'
import { analyse } from './search/analysis.ts'
import { inScope } from './search/scope.ts'
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

/** Topics and places named in a greeting. */
const WELCOME_TOPICS = 6
const WELCOME_PLACES = 8

export interface Turn {
  readonly reply: Reply
  readonly conversation: Conversation
}

type Command = (bot: Bot, argument: string, conversation: Conversation) => Turn

const COMMANDS: Readonly<Record<string, Command>> = {
  start: (bot, payload, conversation) => bot.welcome(payload, conversation),
  napoveda: (_, __, conversation) => only(lines('', PHRASES.help), conversation),
  soukromi: (_, __, conversation) => only(lines('', PHRASES.privacy), conversation),
  temata: (bot, _, conversation) => only(bot.topics(conversation.place), conversation),
  zdroje: (bot, _, conversation) => only(bot.sources(), conversation),
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

const ALIASES: Readonly<Record<string, string>> = { help: 'napoveda', privacy: 'soukromi' }

export class Bot {
  private readonly engine: Engine
  private readonly gazetteer: Gazetteer

  constructor(engine: Engine, gazetteer: Gazetteer) {
    this.engine = engine
    this.gazetteer = gazetteer
  }

  /** Answers a message. `/word` is a command, everything else a question. */
  handle(message: string, conversation: Conversation): Turn {
    const typed = /^\s*\/(\S+)\s*([\s\S]*)$/.exec(message)
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
      return this.someTopics().map(passage => ({ passage, reply: replyWithPassage(passage) }))
    const passage = CODE.test(question) ? this.engine.find(question) : null
    if (passage !== null) return [{ passage, reply: replyWithPassage(passage) }]
    return this.hitsFor(question)
      .slice(0, MAX_OFFERS)
      .map(hit => ({ passage: hit.passage, reply: replyWithHits([hit]) }))
  }

  /** The first passage of each of some texts. */
  private someTopics(): Passage[] {
    const firsts = new Map<string, Passage>()
    for (const passage of this.engine.passages) {
      if (passage.leftover === null && !firsts.has(passage.source.title))
        firsts.set(passage.source.title, passage)
      if (firsts.size === MAX_OFFERS) break
    }
    return [...firsts.values()]
  }

  /** A greeting; a link that names a passage or a subject leads there at once. */
  welcome(payload: string, conversation: Conversation): Turn {
    const passage = this.engine.find(payload)
    if (passage !== null) return only(replyWithPassage(passage), conversation)
    const turn = payload === '' ? null : this.question(payload.replace(/[-_]+/g, ' '), conversation)
    if (turn !== null && turn.conversation.hits !== conversation.hits) return turn
    const { blocks } = this.topics(conversation.place)
    const topics = blocks.flatMap((block): ReplyBlock[] =>
      block.type === 'choices'
        ? [{ ...block, title: PHRASES.someTopics, items: block.items.slice(0, WELCOME_TOPICS) }]
        : [],
    )
    const known = this.engine.holdings.slice(0, WELCOME_PLACES)
    const about = this.engine.holdings.length > WELCOME_PLACES ? [...known, '…'] : known
    const said = [PHRASES.greeting, PHRASES.knows(about), PHRASES.keeps].map(say)
    return only({ blocks: [...said, ...topics] }, conversation)
  }

  /** Titles of the texts, each with its place and year; of one place when the conversation is limited to it. */
  topics(place?: Place): Reply {
    const titles = new Map<string, string>()
    for (const { source, code } of this.ownSources()) {
      if (place !== undefined && !inScope(source.place, [place], this.gazetteer)) continue
      const label = [source.title, placeAndYear(source)].filter(Boolean).join(' – ')
      if (!titles.has(label)) titles.set(label, code)
    }
    const items = [...titles].map(([text, code]) => ({ code, text, label: text }))
    return { blocks: [{ type: 'choices', title: PHRASES.topics, items }] }
  }

  /** The same for the name of a place; of all texts when it is empty or unknown. */
  topicsOf(place: string): Reply {
    return this.topics(this.gazetteer.named(place) ?? undefined)
  }

  sources(): Reply {
    const sources = this.ownSources()
    const texts = new Set(sources.map(({ source }) => `${source.folder}/${source.file}`))
    const passages = new Set(sources.map(({ code }) => code))
    const labels = sources.map(({ source: { place, year, election }, kind }) =>
      [place, year, kind === 'prevention' ? 'prevence' : election].filter(part => part !== null).join(' · '),
    )
    const list = [...new Set(labels)].sort((a, b) => a.localeCompare(b, 'cs'))
    return lines(PHRASES.sources(texts.size, passages.size), list)
  }

  /** Every place where a passage of the site's own texts stands. */
  private ownSources(): { source: Source; code: string; kind: Passage['kind'] }[] {
    return this.engine.passages
      .filter(passage => passage.leftover === null)
      .flatMap(passage =>
        sourcesOf(passage).map(source => ({ source, code: passage.code, kind: passage.kind })),
      )
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
    if (name === '' || place?.kind === 'stát') return only(saying(PHRASES.placeCleared), rest)
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
