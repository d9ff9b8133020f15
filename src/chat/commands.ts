/** Commands that people type, one record each: from them come the help, the menus of platforms and the list in the README. */

import { fold } from '../czech/fold.ts'
import { withoutHangingLetters } from '../czech/one-letter.ts'
import { type Reply, replyWithLines, say } from '../reply/block.ts'
import { PHRASES } from '../reply/phrases.ts'
import { nearest } from '../text/nearest.ts'
import type { AnsweredQuestion, Conversation } from './conversation.ts'
import type { Request, Turn } from './turn.ts'

/** What commands are made of. */
export interface CommandActions {
  welcome(payload: string, request: Request): Promise<Turn>
  limit(name: string, request: Request): Promise<Turn>
  more(conversation: Conversation): Promise<Turn>
  why(last: AnsweredQuestion | null): Promise<Reply>
  topicsOf(place: string): Promise<Reply>
  sources(place: string): Reply
  passage(code: string): Promise<Reply>
  section(code: string): Promise<Reply>
  elsewhere(code: string): Promise<Reply>
  verify(text: string): Promise<Reply>
  debate(topic: string, request: Request): Promise<Reply>
  change(topic: string, request: Request): Promise<Reply>
  figures(topic: string, request: Request): Promise<Reply>
  deadlines(topic: string, request: Request): Promise<Reply>
}

export interface Command {
  readonly name: string
  /** Other names that mean the same. */
  readonly aliases: readonly string[]
  /** What stands behind it, or the empty string. */
  readonly argument: string
  /** What it does, for people; null for a command that help and menus leave out. */
  readonly help: { readonly cs: string; readonly en: string } | null
  /** Letters that a message with it may have, and what is said to a longer one; without it, as many as a question. */
  readonly longest?: { readonly letters: number; readonly refusal: string }
  readonly run: (bot: CommandActions, argument: string, request: Request) => Promise<Turn>
}

type Listed = Command & { readonly help: NonNullable<Command['help']> }

/** Says something and leaves the conversation as it is. */
function replying(
  replyOf: (bot: CommandActions, argument: string, request: Request) => Reply | Promise<Reply>,
): Command['run'] {
  return async (bot, argument, request) => ({
    reply: await replyOf(bot, argument, request),
    conversation: request.conversation,
  })
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'start',
    aliases: [],
    argument: '',
    help: null,
    run: (bot, payload, request) => bot.welcome(payload, request),
  },
  {
    name: 'temata',
    aliases: [],
    argument: '',
    help: { cs: 'o čem texty jsou', en: 'topics of the texts (in Czech)' },
    run: replying((bot, _, { conversation, place }) => bot.topicsOf(conversation.place ?? place ?? '')),
  },
  {
    name: 'zdroje',
    aliases: [],
    argument: 'MÍSTO',
    help: { cs: 'které texty tu mám', en: 'which texts are here' },
    run: replying((bot, place) => bot.sources(place)),
  },
  {
    name: 'p',
    aliases: [],
    argument: 'KÓD',
    help: { cs: 'odstavec podle kódu, celý', en: 'a passage by its code' },
    run: replying((bot, code) => bot.passage(code)),
  },
  {
    name: 'oddil',
    aliases: [],
    argument: 'KÓD',
    help: { cs: 'celý oddíl, ve kterém odstavec stojí', en: 'the whole section of a passage' },
    run: replying((bot, code) => bot.section(code)),
  },
  {
    name: 'jinde',
    aliases: [],
    argument: 'KÓD',
    help: { cs: 'kde jinde odstavec stojí, a co je tam jinak', en: 'where else a passage stands' },
    run: replying((bot, code) => bot.elsewhere(code)),
  },
  {
    name: 'debata',
    aliases: ['debate'],
    argument: 'TÉMA',
    help: { cs: 'podklady k debatě: co k tématu stojí a co ne', en: 'a sheet for a debate' },
    run: replying((bot, topic, request) => bot.debate(topic, request)),
  },
  {
    name: 'vyvoj',
    aliases: [],
    argument: 'TÉMA',
    help: { cs: 'co k tématu stálo v kterém roce', en: 'how a position moved over the years' },
    run: replying((bot, topic, request) => bot.change(topic, request)),
  },
  {
    name: 'cisla',
    aliases: [],
    argument: 'TÉMA',
    help: { cs: 'částky, podíly a počty k tématu', en: 'sums, shares and counts on a topic' },
    run: replying((bot, topic, request) => bot.figures(topic, request)),
  },
  {
    name: 'terminy',
    aliases: [],
    argument: 'TÉMA',
    help: { cs: 'sliby s termínem, i do kalendáře', en: 'promises with a deadline, for a calendar too' },
    run: replying((bot, topic, request) => bot.deadlines(topic, request)),
  },
  {
    name: 'overit',
    aliases: ['verify'],
    argument: 'TEXT',
    help: { cs: 'stojí v textech tahle věta nebo kód?', en: 'whether a sentence stands in the texts' },
    longest: { letters: 8_000, refusal: PHRASES.tooLongToVerify },
    run: replying((bot, text) => bot.verify(text)),
  },
  {
    name: 'kraj',
    aliases: [],
    argument: 'MÍSTO',
    help: { cs: 'odpovídat jen za jedno místo', en: 'answer for one place only' },
    run: (bot, name, request) => bot.limit(name, request),
  },
  {
    name: 'dalsi',
    aliases: [],
    argument: '',
    help: { cs: 'další odstavec k poslední otázce', en: 'the next passage for the last question' },
    run: (bot, _, { conversation }) => bot.more(conversation),
  },
  {
    name: 'proc',
    aliases: [],
    argument: '',
    help: { cs: 'proč jsem vybral poslední odstavec', en: 'why that passage was chosen' },
    run: replying((bot, _, { conversation }) => bot.why(conversation.last)),
  },
  {
    name: 'soukromi',
    aliases: ['privacy'],
    argument: '',
    help: { cs: 'co si pamatuji', en: 'what is remembered (nothing)' },
    run: replying(() => replyWithLines('', PHRASES.privacy)),
  },
  {
    name: 'napoveda',
    aliases: ['help'],
    argument: '',
    help: { cs: 'jak se ptát', en: 'how to ask' },
    run: async (_, __, { conversation, help }) => ({
      reply: {
        blocks: [
          say(PHRASES.howToAsk),
          { type: 'lines', title: '', lines: [...LISTED.map(helpLine), ...help] },
        ],
      },
      conversation,
    }),
  },
]

/** Commands of help and menus, in their order. */
export const LISTED: readonly Listed[] = COMMANDS.filter(
  (command): command is Listed => command.help !== null,
)

const BY_NAME = new Map(
  COMMANDS.flatMap(command => [command.name, ...command.aliases].map(name => [name, command])),
)

const TYPED = /^\s*\/\s*(\S+)\s*([\s\S]*)$/

/** The command that a message names, folded, and what stands behind it; null for other messages. */
export function typedCommand(message: string): { name: string; argument: string } | null {
  const [, name, argument = ''] = TYPED.exec(message) ?? []
  return name === undefined ? null : { name: fold(name), argument: argument.trim() }
}

/** The command of a name as people type it: in any case, with or without accents. */
export function commandNamed(name: string): Command | undefined {
  return BY_NAME.get(fold(name))
}

/** The command that a mistyped name was probably meant to be, or null. */
export function commandMeant(name: string): string | null {
  return nearest(fold(name), [...BY_NAME.keys()])
}

/** `/kraj MÍSTO – odpovídat jen za jedno místo`. */
function helpLine({ name, argument, help }: Listed): string {
  return withoutHangingLetters(`/${[name, argument].filter(Boolean).join(' ')} – ${help.cs}`)
}
