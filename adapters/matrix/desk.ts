/** Where events of rooms are read and answered. */

import { PHRASES } from '../../src/reply/phrases.ts'
import { say } from '../../src/reply/reply.ts'
import { type Allowance, Allowances, STALE_MS } from '../allowances.ts'
import { Answers } from './answers.ts'
import type { Clock } from './clock.ts'
import { readReaction } from './controls.ts'
import { Dialogue, type Shown } from './dialogue.ts'
import { type MatrixEvent, redactedBy, relationsOf } from './event.ts'
import { editedContent } from './incoming.ts'
import type { Question } from './message.ts'
import { mayAsk } from './news.ts'
import { Reader, type ReaderOptions } from './reader.ts'
import type { Sender } from './sender.ts'
import type { Answer } from './store.ts'

export interface DeskOptions extends ReaderOptions {
  readonly sender: Sender
  readonly clock: Clock
}

/** A question in a direct chat that waited longer, while the bot was down, is not answered any more. */
const STALE_DIRECT_MS = 24 * 60 * 60_000

export class Desk {
  private readonly options: DeskOptions
  private readonly reader: Reader
  private readonly dialogue: Dialogue
  private readonly answers: Answers
  private readonly allowances = new Allowances()

  constructor(options: DeskOptions) {
    const { bot, rooms, sender, store } = options
    this.options = options
    this.reader = new Reader(options)
    this.dialogue = new Dialogue(bot, rooms)
    this.answers = new Answers(sender, store)
  }

  /** An event as the server has it, or null when it has not. */
  fetch(room: string, id: string): Promise<MatrixEvent | null> {
    return this.reader.fetch(room, id)
  }

  /** Answers an event in the clear, if it asks anything. */
  async take(room: string, event: MatrixEvent): Promise<void> {
    if (!mayAsk(event, this.options.server.userId)) return
    if (event.type === 'm.room.redaction') await this.onRedaction(room, event)
    else if (event.type === 'm.reaction') await this.onReaction(room, event)
    else if (relationsOf(event.content).replaces !== null) await this.onEdit(room, event)
    else await this.onMessage(room, event)
  }

  /** Says once in a room that a question cannot be read, where it was asked of us. */
  async explainLocked(room: string, event: MatrixEvent): Promise<void> {
    const { store } = this.options
    if (store.knows(room, 'explained')) return
    const question = await this.reader.readLocked(room, event)
    if (question === null) return
    store.learn(room, 'explained')
    await this.tell(question, `${event.event_id} locked`, PHRASES.undecryptable)
  }

  private async onMessage(room: string, event: MatrixEvent): Promise<void> {
    const asked = await this.reader.read(room, event)
    if (asked === null || this.isStale(event, asked.question)) return
    const { question, incoming } = asked
    const allowance = this.allowances.take({
      room: question.room,
      person: question.asker,
      isDirect: question.isDirect,
    })
    if (allowance === 'silent') return
    await this.whileTyping(question, event.event_id, async () => {
      if (allowance === 'notice') await this.tell(question, event.event_id, PHRASES.tooMany)
      else if (incoming.type === 'unreadable') await this.tell(question, event.event_id, PHRASES.unreadable)
      else {
        const turn = await this.dialogue.answer(question, incoming.text)
        const ids = await this.answers.send(question, { trigger: question.event, step: 0 }, turn.reply)
        this.dialogue.remember(ids, question, turn, 0)
      }
    })
  }

  /** An edited question gets its answer edited; one that was never answered, or long ago, nothing. */
  private async onEdit(room: string, event: MatrixEvent): Promise<void> {
    const target = relationsOf(event.content).replaces ?? ''
    if (this.options.store.answersTo(target).length === 0) return
    const original = await this.reader.original(room, target)
    if (original === null || original.sender !== event.sender) return
    const relation = { 'm.relates_to': original.content['m.relates_to'] }
    const edited = { ...original, content: { ...editedContent(event.content), ...relation } }
    const asked = await this.reader.readAgain(room, edited)
    if (asked?.incoming.type !== 'text' || this.allow(asked.question) !== 'yes') return
    const turn = await this.dialogue.answer(asked.question, asked.incoming.text)
    const ids = await this.answers.change(asked.question, event.event_id, turn.reply)
    this.dialogue.remember(ids, asked.question, turn, 0)
  }

  private async onRedaction(room: string, event: MatrixEvent): Promise<void> {
    const target = redactedBy(event)
    if (target !== null) await this.answers.redact(room, target, event.event_id)
  }

  private async onReaction(room: string, event: MatrixEvent): Promise<void> {
    const reaction = readReaction(event)
    const answer = reaction === null ? null : this.options.store.answer(reaction.target)
    if (reaction === null || answer === null) return
    const shown = this.dialogue.recall(answer.id) ?? (await this.reconstruct(room, answer))
    if (shown?.question.asker !== event.sender || this.allow(shown.question) !== 'yes') return
    const turn = this.dialogue.goOn(reaction.control, shown, event.event_id)
    if (turn === null) return
    const { question } = shown
    const step = reaction.control === 'more' ? shown.step + 1 : shown.step
    await this.whileTyping(question, event.event_id, async () => {
      const ids = await this.answers.send(question, { trigger: event.event_id, step }, turn.reply)
      this.dialogue.remember(ids, question, turn, step)
    })
  }

  /** What an answer of the last run showed, or null when its question is gone. */
  private async reconstruct(room: string, { question: id, step }: Answer): Promise<Shown | null> {
    const event = await this.reader.original(room, id)
    const asked = event === null ? null : await this.reader.readAgain(room, event)
    if (asked?.incoming.type !== 'text') return null
    return this.dialogue.reconstruct(asked.question, asked.incoming.text, step)
  }

  private isStale({ origin_server_ts: at }: MatrixEvent, { isDirect }: Question): boolean {
    return this.options.clock.now() - at > (isDirect ? STALE_DIRECT_MS : STALE_MS)
  }

  private allow({ room, asker, isDirect }: Question): Allowance {
    return this.allowances.take({ room, person: asker, isDirect })
  }

  private async tell(question: Question, trigger: string, text: string): Promise<void> {
    await this.answers.send(question, { trigger, step: 0 }, { blocks: [say(text)] })
  }

  /** Shows that `event` was read and is being answered. Nothing depends on it. */
  private async whileTyping(
    { room, thread }: Question,
    event: string,
    work: () => Promise<void>,
  ): Promise<void> {
    const { server } = this.options
    const ignore = () => {}
    server.markRead(room, event, thread === event ? null : thread).catch(ignore)
    const typing = server.setTyping(room, true).catch(ignore)
    try {
      await work()
    } finally {
      typing.then(() => server.setTyping(room, false)).catch(ignore)
    }
  }
}
