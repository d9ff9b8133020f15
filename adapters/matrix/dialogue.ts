/** The bot's side of conversations: what it says to a question, and how people go on from an answer. */

import { type Bot, type Conversation, NEW_CONVERSATION, type Turn } from '../../src/bot.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { type Reply, say } from '../../src/reply/reply.ts'
import { Conversations, TTL_MS } from '../conversations.ts'
import { ExpiringMap } from '../expiring.ts'
import type { Control } from './controls.ts'
import type { Question } from './message.ts'
import { withRoomHelp } from './room-help.ts'
import { readChange, replyWithSettings, settingsArgument } from './room-settings.ts'
import type { Rooms } from './rooms.ts'

/** What is known of an answer while its asker may go on from it. */
export interface Shown {
  readonly question: Question
  /** Its `hits` begin with the passage that the answer shows, if it was found for a question. */
  readonly conversation: Conversation
  /** Code of the passage that it shows, or null. */
  readonly code: string | null
  /** How many passages of the question were shown before. */
  readonly step: number
}

/** Answers that are remembered; those from before are found out anew. */
const LIMIT = 5_000

export class Dialogue {
  private readonly bot: Bot
  private readonly rooms: Rooms
  private readonly conversations: Conversations
  private readonly shown: ExpiringMap<string, Shown>

  constructor(bot: Bot, rooms: Rooms, now?: () => number) {
    this.bot = bot
    this.rooms = rooms
    this.conversations = new Conversations(now)
    this.shown = new ExpiringMap({ ttlMs: TTL_MS, limit: LIMIT, ...(now && { now }) })
  }

  /** Answers a message, which continues what the asker said before in the same place. */
  async answer(question: Question, text: string): Promise<Turn> {
    const settings = await this.roomCommand(question, text)
    if (settings !== null) return { reply: settings, conversation: NEW_CONVERSATION }
    const key = keyOf(question)
    const before = await this.inPlace(question.room, this.conversations.before(key, question.event))
    const turn = this.bot.handle(text, before)
    this.conversations.set(key, question.event, turn.conversation)
    const { place } = await this.rooms.settings(question.room)
    const isLifted = before.place !== undefined && turn.conversation.place === undefined
    if (place !== null && isLifted)
      return { ...turn, reply: { blocks: [say(PHRASES.roomPlaceHolds(place))] } }
    return { ...turn, reply: withRoomHelp(turn.reply) }
  }

  /** What a reaction asks for, by the same words as people type. The reaction is the next thing said. */
  goOn(control: Control, { question, conversation, code }: Shown, reaction: string): Turn | null {
    if (control === 'section') return code === null ? null : this.bot.handle(`/oddil ${code}`, conversation)
    const turn = this.bot.handle(control === 'more' ? '/dalsi' : '/proc', conversation)
    this.conversations.set(keyOf(question), reaction, turn.conversation)
    return turn
  }

  /** Remembers what messages of ours show. */
  remember(ids: readonly string[], question: Question, turn: Turn, step: number): void {
    const shown = shownBy(question, turn, step)
    for (const id of ids) this.shown.set(id, shown)
  }

  recall(id: string): Shown | null {
    return this.shown.get(id) ?? null
  }

  /** What an answer of the last run showed, found out anew from its question. */
  async reconstruct(question: Question, text: string, step: number): Promise<Shown> {
    const turn = this.bot.handle(text, await this.inPlace(question.room, NEW_CONVERSATION))
    const hits = turn.conversation.hits?.slice(step) ?? []
    const [first] = hits
    if (first === undefined) return shownBy(question, turn, step)
    return { question, conversation: { ...turn.conversation, hits }, code: first.passage.code, step }
  }

  /** A conversation without a place of its own is limited to that of the room. */
  private async inPlace(room: string, conversation: Conversation): Promise<Conversation> {
    const { place } = await this.rooms.settings(room)
    if (place === null || conversation.place !== undefined) return conversation
    return this.bot.limit(place, conversation).conversation
  }

  /** `!nastaveni`, which is about the room and not about the texts; null for other messages. */
  private async roomCommand({ room, asker }: Question, text: string): Promise<Reply | null> {
    const argument = settingsArgument(text)
    if (argument === null) return null
    const change = readChange(argument)
    if (change.type === 'show') return replyWithSettings(await this.rooms.settings(room))
    if (!(await this.rooms.isModerator(room, asker))) return { blocks: [say(PHRASES.onlyModerators)] }
    if (change.type === 'unknown') {
      const { blocks } = replyWithSettings(await this.rooms.settings(room))
      return { blocks: [say(PHRASES.roomSettingUnknown), ...blocks] }
    }
    if (change.type === 'set') return replyWithSettings(await this.rooms.change(room, change.settings))
    const { reply, conversation } = this.bot.limit(change.name, NEW_CONVERSATION)
    if (conversation.place === undefined) return reply
    return replyWithSettings(await this.rooms.change(room, { place: conversation.place.name }))
  }
}

function shownBy(question: Question, { reply, conversation }: Turn, step: number): Shown {
  const quotes = reply.blocks.filter(block => block.type === 'quote')
  const { hits: _, ...rest } = conversation
  const isFound = quotes.some(({ chosen }) => chosen)
  return { question, conversation: isFound ? conversation : rest, code: quotes[0]?.code ?? null, step }
}

/** One conversation is one person in one thread of one room. */
function keyOf({ room, thread, asker }: Question): string {
  return `${room} ${thread ?? ''} ${asker}`
}
