/** The chat: what is said to whom on any platform. Limits, staleness, notices, edits, and the memory of conversations. */

import type { Answer } from '../model.ts'
import type { Action } from '../reply/action.ts'
import { type Reply, saying } from '../reply/block.ts'
import { PHRASES } from '../reply/phrases.ts'
import { asksBelowAnswer } from './addressed.ts'
import type { Bot, Offer } from './bot.ts'
import { commandNamed, typedCommand } from './commands.ts'
import { type AnsweredQuestion, askedAlone, type Conversation, NEW_CONVERSATION } from './conversation.ts'
import type { Unanswered } from './gaps.ts'
import { type Asker, Limits, type RoomLimit } from './limits.ts'
import { Loops } from './loops.ts'
import { Memory } from './memory.ts'
import { TokenBuckets } from './token-bucket.ts'
import { ALONE, type Request, type Turn } from './turn.ts'

/** What the chat needs of a bot, which may work in another thread. It may reject with `OverdueError`. */
export type ChatBot = Pick<
  Bot,
  | 'handle'
  | 'more'
  | 'explain'
  | 'passage'
  | 'section'
  | 'elsewhere'
  | 'topicsOf'
  | 'examples'
  | 'offers'
  | 'limit'
>

/** An answer took longer than it may, and was given up. */
export class OverdueError extends Error {}

/** What a message asks, without the bot's name. */
export type Body =
  | { readonly type: 'text'; readonly text: string }
  /** A voice message, a picture, a sticker: nothing to read. */
  | { readonly type: 'unreadable' }

/** A message that asks the bot, wherever it was written. */
export interface Message extends Asker {
  readonly id: string
  /** Key of the conversation that it belongs to: one person at one place. */
  readonly key: string
  /** Milliseconds since 1970. */
  readonly sentAt: number
  readonly body: Body
  /** By its name, a command or in a chat alone; or only by standing below an answer. */
  readonly addressedBy: 'name' | 'answer'
  /** The question whose answer it replies to, or null. */
  readonly about: AnsweredQuestion | null
  /** Place that the room's answers are limited to, or null. */
  readonly place: string | null
}

/** What is said to a message, and the conversation afterwards; null for a notice, which answers nothing. */
export interface Said {
  readonly reply: Reply
  readonly conversation: Conversation | null
}

/** Which answer an action is about. */
export interface ActedOn {
  readonly key: string
  /** Id of the action, which is the next thing said in the conversation. */
  readonly id: string
  /** The question whose answer it is, or null when that is not known. */
  readonly asked: AnsweredQuestion | null
}

/** A command that only one platform has. */
export interface PlatformCommand {
  readonly name: string
  readonly run: (message: Message, argument: string) => Promise<Reply>
}

export type Outcome = Answer['outcome'] | 'gave-up'

export interface ChatOptions {
  readonly bot: ChatBot
  readonly commands?: readonly PlatformCommand[]
  /** Lines that the platform adds to the help. */
  readonly help?: readonly string[]
  /** Whether people may ask only so much at once. */
  readonly isLimited?: boolean
  /** What a room together may ask, where the platform lets the bot write less than usual. */
  readonly roomLimit?: RoomLimit
  /** Milliseconds since 1970. */
  readonly today?: () => number
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
  /** Told what became of each question, after how many milliseconds, and what it was about where nothing answers it. */
  readonly onOutcome?: (outcome: Outcome, ms: number, unanswered: Unanswered | null) => void
}

/** A question that waited longer, while the bot was down, is not answered any more. */
const STALE_MS = { room: 10 * 60_000, direct: 24 * 60 * 60_000 }
/** How often one person at one place is told that what is older is not answered. */
const LATE = { burst: 1, everyMs: 10 * 60_000 }
/** Offers are asked for with every letter that somebody types. */
const TYPING = { burst: 40, everyMs: 400 }

export class Chat {
  private readonly options: ChatOptions
  private readonly memory: Memory
  private readonly limits: Limits
  private readonly typing: TokenBuckets
  private readonly late: TokenBuckets
  private readonly loops: Loops

  constructor(options: ChatOptions) {
    this.options = options
    this.memory = new Memory(options.now)
    this.limits = new Limits(options.now, options.roomLimit)
    this.loops = new Loops(options.now)
    this.late = new TokenBuckets({ ...LATE, ...(options.now && { now: options.now }) })
    this.typing = new TokenBuckets({ ...TYPING, ...(options.now && { now: options.now }) })
  }

  /** The reply to a message; null for silence. */
  async said(message: Message): Promise<Said | null> {
    const { today = Date.now, now = () => performance.now(), isLimited = true } = this.options
    if (!this.isAsked(message)) return null
    const ageMs = Math.max(0, today() - message.sentAt)
    if (ageMs > STALE_MS[message.isDirect ? 'direct' : 'room']) return this.tooLate(message)
    switch (isLimited ? this.limits.take(message, now() - ageMs) : 'yes') {
      case 'silent':
        return null
      case 'person-notice':
        return notice(PHRASES.tooMany)
      case 'room-notice':
        return notice(PHRASES.tooManyHere)
    }
    return message.body.type === 'unreadable'
      ? this.unreadable(message)
      : this.reply(message, message.body.text, now() - ageMs)
  }

  /** What people say to each other below an answer asks nothing. */
  private isAsked({ addressedBy, body, key }: Message): boolean {
    return (
      addressedBy === 'name' || (body.type === 'text' && asksBelowAnswer(body.text, this.memory.knows(key)))
    )
  }

  /** Told once for all that somebody asked too long ago. */
  private tooLate({ room, person }: Message): Said | null {
    return this.late.take(`${room} ${person}`) === 'yes' ? notice(PHRASES.tooLate) : null
  }

  /** The reply to a message that was answered before and has another text now; null when it stays as it is. */
  async edited(message: Message): Promise<Said | null> {
    return message.body.type === 'text' && this.allows(message)
      ? this.reply(message, message.body.text, null)
      : null
  }

  /** Whether somebody may press or tap something more. */
  allows(asker: Asker): boolean {
    return this.limits.take(asker) === 'yes'
  }

  /** What a button or a reaction asks for. */
  act(action: Action, { key, id, asked }: ActedOn): Promise<Said> {
    const { bot } = this.options
    const alone = async (reply: Promise<Reply>): Promise<Said> => ({
      reply: await reply,
      conversation: { ...NEW_CONVERSATION, last: asked },
    })
    return this.inTime(async () => {
      switch (action.type) {
        case 'passage':
          return alone(bot.passage(action.code))
        case 'section':
          return alone(bot.section(action.code))
        case 'elsewhere':
          return alone(bot.elsewhere(action.code))
        case 'topics':
          return alone(bot.topicsOf(action.place))
        case 'why':
          return asked === null ? notice(PHRASES.notExplained) : alone(bot.explain(action.code, asked))
        case 'more':
          return this.more(key, id, asked)
        case 'limit':
          return this.limit(key, id, action.place)
      }
    })
  }

  /** What the answer to a message showed as its passage number `step`, found again after a restart. */
  shownAgain(text: string, place: string | null, step: number): Promise<Said> {
    const { bot } = this.options
    const last = { ...askedAlone(text, place), step: step - 1 }
    return this.inTime(() =>
      step === 0 ? bot.handle(text, { ...ALONE, place }) : bot.more({ ...NEW_CONVERSATION, last }),
    )
  }

  /** The question that a message was answered as, while nothing was said after it; null later. */
  answered(key: string, id: string): AnsweredQuestion | null {
    return this.memory.after(key, id)?.last ?? null
  }

  /** Passages to choose from while a person types a question; null when that person asked for too many. */
  async offers(person: string, question: string): Promise<readonly Offer[] | null> {
    if (this.typing.take(person) !== 'yes') return null
    try {
      return await this.options.bot.offers(question)
    } catch (error) {
      if (!(error instanceof OverdueError)) throw error
      return []
    }
  }

  /** Whether there is such a command here, so that a group's other bots keep theirs. */
  isCommand(name: string): boolean {
    return commandNamed(name) !== undefined || this.ownCommand(name) !== undefined
  }

  forget(key: string): void {
    this.memory.forget(key)
  }

  /** The next passage of an answer. It is the next thing said; the rest of the conversation stays. */
  private async more(key: string, id: string, asked: AnsweredQuestion | null): Promise<Turn> {
    const turn = await this.options.bot.more({ ...this.memory.before(key, id), last: asked })
    this.memory.set(key, id, turn.conversation)
    return turn
  }

  private async limit(key: string, id: string, place: string): Promise<Turn> {
    const turn = await this.options.bot.limit(place, { ...ALONE, conversation: this.memory.before(key, id) })
    this.memory.set(key, id, turn.conversation)
    return turn
  }

  /** Null where it would be one more turn of a loop; an edit, asked at no time, is none. */
  private reply(message: Message, text: string, askedAt: number | null): Promise<Said | null> {
    const started = performance.now()
    const { onOutcome } = this.options
    const ended = (outcome: Outcome | undefined, words: readonly string[] = []) => {
      if (outcome === undefined) return
      const unanswered = words.length === 0 ? null : { words, person: message.person }
      onOutcome?.(outcome, performance.now() - started, unanswered)
    }
    return this.inTime(
      async () => {
        const typed = typedCommand(text)
        const own = typed === null ? undefined : this.ownCommand(typed.name)
        if (own !== undefined)
          return { reply: await own.run(message, typed?.argument ?? ''), conversation: NEW_CONVERSATION }
        const turn = await this.options.bot.handle(text, this.requestOf(message))
        this.memory.set(message.key, message.id, turn.conversation)
        ended(turn.outcome, turn.unanswered)
        return askedAt === null ? turn : this.unlessLoop(message, text, turn, askedAt)
      },
      () => ended('gave-up'),
    )
  }

  private unlessLoop({ key }: Message, text: string, turn: Turn, askedAt: number): Said | null {
    const { isLimited = true } = this.options
    if (turn.outcome === undefined || !isLimited) return turn
    const allowance = this.loops.take({ key, text, askedAt, isFound: turn.outcome === 'found' })
    return allowance === 'yes' ? turn : allowance === 'notice' ? notice(PHRASES.loop) : null
  }

  private unreadable({ key, id, place }: Message): Promise<Said> {
    const limit = this.memory.before(key, id).place ?? place
    return this.inTime(async () => notice(PHRASES.unreadable(await this.options.bot.examples(limit))))
  }

  /** Whoever replies to an answer goes on from that one. */
  private requestOf({ key, id, place, about }: Message): Request {
    const own = this.memory.before(key, id)
    const isOther = about !== null && about.question !== own.last?.question
    const conversation = isOther
      ? { ...own, previous: [...about.previous, about.question], last: about }
      : own
    return { conversation, place, help: this.options.help ?? [] }
  }

  private ownCommand(name: string): PlatformCommand | undefined {
    return this.options.commands?.find(command => command.name === name)
  }

  /** What `work` gives, or a sentence that it took too long: it is as good as answered, and not tried again. */
  private async inTime<Result extends Said | null>(
    work: () => Promise<Result>,
    onOverdue?: () => void,
  ): Promise<Result | Said> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof OverdueError)) throw error
      onOverdue?.()
      return notice(PHRASES.gaveUp)
    }
  }
}

function notice(text: string): Said {
  return { reply: saying(text), conversation: null }
}
