/** A message in, a reply out: the commands people type and the state of one conversation. No platform in here. */

import { fold } from './czech/fold.ts'
import type { Engine } from './engine.ts'
import type { Hit, Passage, Source } from './model.ts'
import { placeAndYear, sourcesOf } from './passages/sources.ts'
import type { Gazetteer, Place } from './places/gazetteer.ts'
import { PHRASES } from './reply/phrases.ts'
import { type Reply, replyTo, replyWhy, replyWithPassage, say } from './reply/reply.ts'
import { inScope } from './search/scope.ts'

/** What one conversation remembers, in memory only. */
export interface Conversation {
  /** Questions so far, oldest first; only the last few are kept. */
  readonly previous: readonly string[]
  readonly place?: Place
  readonly hit?: Hit
}

/** A conversation that has not begun. */
export const NEW_CONVERSATION: Conversation = { previous: [] }

/** Questions that a follow-up may lean on. */
export const REMEMBERED = 4

export interface Turn {
  readonly reply: Reply
  readonly conversation: Conversation
}

type Command = (bot: Bot, argument: string, conversation: Conversation) => Turn

const COMMANDS: Readonly<Record<string, Command>> = {
  start: (_, __, conversation) => only({ blocks: [say(PHRASES.greeting)] }, conversation),
  napoveda: (_, __, conversation) => only(lines('', PHRASES.help), conversation),
  soukromi: (_, __, conversation) => only(lines('', PHRASES.privacy), conversation),
  temata: (bot, _, conversation) => only(bot.topics(conversation.place), conversation),
  zdroje: (bot, _, conversation) => only(bot.sources(), conversation),
  p: (bot, code, conversation) => only(bot.passage(code), conversation),
  kraj: (bot, name, conversation) => bot.limit(name, conversation),
  proc: (_, __, conversation) =>
    only(
      conversation.hit === undefined
        ? { blocks: [say(PHRASES.nothingToExplain)] }
        : replyWhy(conversation.hit),
      conversation,
    ),
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
    if (command === undefined) return only({ blocks: [say(PHRASES.unknownCommand(name))] }, conversation)
    return command(this, (typed[2] ?? '').trim(), conversation)
  }

  /** Titles of the texts, each with its place and year; of one place when the conversation is limited to it. */
  topics(place?: Place): Reply {
    const titles = new Map<string, string>()
    for (const { source, code } of this.ownSources()) {
      if (place !== undefined && !inScope(source.place, [place], this.gazetteer)) continue
      const label = [source.title, placeAndYear(source)].filter(Boolean).join(' – ')
      if (!titles.has(label)) titles.set(label, code)
    }
    const items = [...titles].map(([text, code]) => ({ code, text }))
    return { blocks: [{ type: 'choices', title: PHRASES.topics, items }] }
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
    if (code === '') return { blocks: [say(PHRASES.whichCode)] }
    const passage = this.engine.find(code)
    return passage === null ? { blocks: [say(PHRASES.notFoundCode(code))] } : replyWithPassage(passage)
  }

  limit(name: string, conversation: Conversation): Turn {
    const { place: _, ...rest } = conversation
    if (name === '') return only({ blocks: [say(PHRASES.placeCleared)] }, rest)
    const place = this.gazetteer.labelled(name)[0]?.place
    if (place === undefined) return only({ blocks: [say(PHRASES.unknownPlace(name))] }, conversation)
    if (!this.engine.covers(place))
      return only({ blocks: [say(PHRASES.noTextsFor(place.name))] }, conversation)
    return only({ blocks: [say(PHRASES.placeSet(place.name))] }, { ...conversation, place })
  }

  private question(message: string, conversation: Conversation): Turn {
    const { previous, place } = conversation
    const answer = this.engine.answer(message, { previous, ...(place && { place }) })
    const hit = answer.outcome === 'found' ? answer.hits[0] : undefined
    const about =
      answer.outcome === 'not-policy'
        ? conversation
        : { ...conversation, previous: [...previous, message].slice(-REMEMBERED) }
    return { reply: replyTo(answer), conversation: hit === undefined ? about : { ...about, hit } }
  }
}

function only(reply: Reply, conversation: Conversation): Turn {
  return { reply, conversation }
}

function lines(title: string, list: readonly string[]): Reply {
  return { blocks: [{ type: 'lines', title, lines: list }] }
}
