/** The chat: what is said to whom on any platform: answers, notices, edits, and the memory of conversations. */

import { type Caches, localCaches } from '../cache.ts'
import type { Answer } from '../model.ts'
import type { Action } from '../reply/action.ts'
import { type Reply, say, saying } from '../reply/block.ts'
import { PHRASES } from '../reply/phrases.ts'
import { asksBelowAnswer } from './addressed.ts'
import { Admissions, type Asking, type DropReason } from './admission.ts'
import type { Bot, Offer } from './bot.ts'
import { commandNamed, typedCommand } from './commands.ts'
import { type AnsweredQuestion, askedAlone, type Conversation, NEW_CONVERSATION } from './conversation.ts'
import { type Feedback, feedbackOf } from './feedback.ts'
import type { Unanswered } from './gaps.ts'
import type { Asker, RoomLimit } from './limits.ts'
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
export class OverdueError extends Error {
  /** What whoever asked is told. */
  readonly sentence: string = PHRASES.gaveUp
}

/** The texts that an answer is made of cannot be had now. */
export class UnavailableError extends OverdueError {
  override readonly sentence = PHRASES.textsAway
}

/** What a message asks, without the bot's name. */
export type Body =
  | { readonly type: 'text'; readonly text: string }
  /** A voice message, a picture, a sticker: nothing to read. */
  | { readonly type: 'unreadable' }

/** A message that asks the bot, wherever it was written. */
export interface Message extends Asking {
  readonly body: Body
  /** By its name, a command or in a chat alone; or only by standing below an answer. */
  readonly addressedBy: 'name' | 'answer'
  /** The question whose answer it replies to, or the words of somebody else as one that was asked alone; or null. */
  readonly about: AnsweredQuestion | null
  /** Place that the room's answers are limited to, or null. */
  readonly place: string | null
}

/** What is said to a message, and the conversation afterwards; null for a notice, which answers nothing. */
export interface Said {
  readonly reply: Reply
  readonly conversation: Conversation | null
}

/** A message that is to be given again after `afterMs`, to be answered then; meanwhile a notice may be said. */
export interface Later {
  readonly afterMs: number
  readonly notice: Said | null
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

/** What is counted of a chat: never a question or a person. */
export interface ChatCounters {
  /** Told what became of each question, after how many milliseconds, and what it was about where nothing answers it. */
  readonly onOutcome?: (outcome: Outcome, ms: number, unanswered: Unanswered | null) => void
  /** Told each verdict on an answer. */
  readonly onFeedback?: (feedback: Feedback) => void
}

export interface ChatOptions extends ChatCounters {
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
  /** Where what the chat remembers is held. */
  readonly caches?: Caches
  /** Told how many questions got no answer. */
  readonly onDropped?: (reason: DropReason, count: number) => void
}

/** Offers are asked for with every letter that somebody types. */
const TYPING = { burst: 40, everyMs: 400 }

export class Chat {
  private readonly options: ChatOptions
  private readonly now: () => number
  private readonly memory: Memory
  private readonly admissions: Admissions
  private readonly typing: TokenBuckets
  private readonly loops: Loops

  constructor(options: ChatOptions) {
    const { today = Date.now, caches = localCaches(), isLimited = true, roomLimit } = options
    const { onDropped = () => {} } = options
    this.options = options
    this.now = caches.now
    this.memory = new Memory(caches)
    this.admissions = new Admissions({ today, caches, isLimited, roomLimit, onDropped })
    this.loops = new Loops(caches)
    this.typing = new TokenBuckets('typing', TYPING, caches)
  }

  /** The reply to a message, at once or when it is given again; null for silence. */
  async said(message: Message): Promise<Said | Later | null> {
    const { body } = message
    if (!this.isAsked(message)) return null
    const admission = this.admissions.admit(message, body.type === 'text')
    const told = 'notice' in admission && admission.notice !== null ? notice(admission.notice) : null
    if (admission.type === 'later') return { afterMs: admission.afterMs, notice: told }
    if (admission.type === 'refuse') return told
    const said = await (body.type === 'unreadable'
      ? this.unreadable(message)
      : this.reply(message, body.text, this.writtenAt(message)))
    return said === null ? null : this.withDropped(said, message)
  }

  /** What people say to each other below an answer asks nothing. */
  private isAsked({ addressedBy, body, key }: Message): boolean {
    return (
      addressedBy === 'name' || (body.type === 'text' && asksBelowAnswer(body.text, this.memory.knows(key)))
    )
  }

  /** When a message was written, by the clock that never goes back. */
  private writtenAt({ sentAt }: Message): number {
    const { today = Date.now } = this.options
    return this.now() - Math.max(0, today() - sentAt)
  }

  /** What is said, and how many questions were dropped before it. */
  private withDropped(said: Said, asker: Asker): Said {
    const dropped = this.admissions.droppedBefore(asker)
    return dropped === null
      ? said
      : { ...said, reply: { ...said.reply, blocks: [...said.reply.blocks, say(dropped)] } }
  }

  /** The reply to a message that was answered before and has another text now; null when it stays as it is. */
  async edited(message: Message): Promise<Said | null> {
    return message.body.type === 'text' && this.allows(message)
      ? this.reply(message, message.body.text, null)
      : null
  }

  /** Whether somebody may press or tap something more. */
  allows(asker: Asker): boolean {
    return this.admissions.allows(asker)
  }

  /** Counts what it says of an answer that one person had the signs `before` below it, and has those `after`. */
  react(before: readonly string[], after: readonly string[]): void {
    for (const feedback of feedbackOf(before, after)) this.options.onFeedback?.(feedback)
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
    const { isLimited = true, onDropped } = this.options
    if (turn.outcome === undefined || !isLimited) return turn
    const decision = this.loops.take({ key, text, askedAt, isFound: turn.outcome === 'found' })
    if (decision !== 'yes') onDropped?.('loop', 1)
    return decision === 'yes' ? turn : decision === 'notice' ? notice(PHRASES.loop) : null
  }

  private unreadable({ key, id, place }: Message): Promise<Said> {
    const limit = this.memory.before(key, id).place ?? place
    return this.inTime(async () => notice(PHRASES.unreadable(await this.options.bot.examples(limit))))
  }

  /** Whoever replies to an answer, or to what somebody wrote, goes on from that. */
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
      return notice(error.sentence)
    }
  }
}

function notice(text: string): Said {
  return { reply: saying(text), conversation: null }
}

/** Whether a message is to be given again. */
export function isLater(said: Said | Later | null): said is Later {
  return said !== null && 'afterMs' in said
}
