/** Sent answers: answers as events in rooms, sent, edited, and redacted with the question. */

import type { Reply, ReplyFile } from '../../../src/reply/block.ts'
import type { EventId, RoomId } from '../api/ids.ts'
import type { Trigger } from './content.ts'
import { type Address, answerContent, editContent, transactionOf } from './content.ts'
import { contentOfFile } from './files.ts'
import type { Piece } from './html.ts'
import { OFFERED, offeredBelow } from './reactions.ts'
import { renderMatrix } from './render.ts'
import { forRoom } from './room-form.ts'
import type { Sender } from './sender.ts'

/** An event of ours. */
export interface SentAnswer {
  readonly id: EventId
  readonly room: RoomId
  /** What called for it: a question, a reaction. */
  readonly trigger: Trigger
  /** The question that it is about. */
  readonly question: EventId
  /** Which part of the answer it is, from 0. */
  readonly part: number
  /** How many passages of the question were shown before. */
  readonly step: number
}

/** Where it is remembered which events are answers. */
export interface SentAnswerStore {
  addAnswer(answer: SentAnswer): void
  answer(id: EventId): SentAnswer | null
  /** The parts of what was answered to `trigger`, in order. */
  answersTo(trigger: Trigger): SentAnswer[]
  /** All that was said because of this event, also what its answer led to. */
  answersAbout(event: EventId): SentAnswer[]
  removeAnswer(id: EventId): void
}

/** Why an answer is given. */
export interface Cause {
  /** The event that calls for it; its id makes that it is given once. */
  readonly trigger: Trigger
  /** How many passages of the question were shown before. */
  readonly step: number
}

/** Parts from here on are files: they stand below all texts, and are not edited but replaced. */
const FIRST_FILE = 1_000
/** And from here on the reactions that the bot offers, each at the place of its sign. */
const FIRST_OFFER = 2_000

function piecesFor({ isDirect }: Address, reply: Reply): Piece[] {
  return isDirect ? renderMatrix(reply) : renderMatrix(forRoom(reply), true)
}

export class SentAnswers {
  private readonly sender: Sender
  private readonly store: SentAnswerStore

  constructor(sender: Sender, store: SentAnswerStore) {
    this.sender = sender
    this.store = store
  }

  /** Sends an answer in as many messages as it takes, and gives their ids; fewer where the room takes no more. */
  async send(address: Address, { trigger, step }: Cause, reply: Reply): Promise<EventId[]> {
    const sent: EventId[] = []
    for (const [part, piece] of piecesFor(address, reply).entries()) {
      const content = answerContent(piece, address, part)
      const id = await this.sender.send(address.room, transactionOf(trigger, `${part}`), content)
      if (id === null) return sent
      this.store.addAnswer({ id, room: address.room, trigger, question: address.event, part, step })
      sent.push(id)
    }
    const files = await this.sendFiles(address, { trigger, step }, trigger, reply.files ?? [])
    await this.offer(address, { trigger, step }, trigger, reply)
    return [...sent, ...files]
  }

  /** Makes the answer at `address` another one because of the event `cause`; gives the ids of its messages. */
  async edit(address: Address, cause: EventId, reply: Reply): Promise<EventId[]> {
    const { room, event } = address
    const answers = this.store.answersTo(event)
    const earlier = answers.filter(({ part }) => part < FIRST_FILE)
    const files = answers.filter(({ part }) => part >= FIRST_FILE && part < FIRST_OFFER)
    const pieces = piecesFor(address, reply)
    const ids: EventId[] = []
    for (const [part, piece] of pieces.entries()) {
      const old = earlier[part]
      const content = old === undefined ? answerContent(piece, address, part) : editContent(piece, old.id)
      const sent = await this.sender.send(room, transactionOf(cause, `${part}`), content)
      const id = old?.id ?? sent
      if (id === null) break
      this.store.addAnswer({ id, room, trigger: event, question: event, part, step: 0 })
      ids.push(id)
    }
    for (const { id } of [...earlier.slice(pieces.length), ...files]) await this.redactOne(room, id, cause)
    const answered = { trigger: event, step: 0 }
    const shown = await this.sendFiles(address, answered, cause, reply.files ?? [])
    await this.offer(address, answered, cause, reply)
    return [...ids, ...shown]
  }

  /** Redacts what was said because of an event that was redacted by the event `redaction`. */
  async redact(room: RoomId, event: EventId, redaction: EventId): Promise<void> {
    for (const { id } of this.store.answersAbout(event)) await this.redactOne(room, id, redaction)
  }

  /** Sends the files of an answer because of `event`, each as a message of its own. */
  private async sendFiles(
    address: Address,
    { trigger, step }: Cause,
    event: Trigger,
    files: readonly ReplyFile[],
  ): Promise<EventId[]> {
    const { room, event: question } = address
    const sent: EventId[] = []
    for (const [at, file] of files.entries()) {
      const part = FIRST_FILE + at
      const content = await contentOfFile(this.sender, address, file)
      const id = await this.sender.send(room, transactionOf(event, `${part}`), content)
      if (id === null) break
      this.store.addAnswer({ id, room, trigger, question, part, step })
      sent.push(id)
    }
    return sent
  }

  /** Makes the reactions below the first message of an answer in a direct chat those that the reply offers. */
  private async offer(
    { room, event: question, isDirect }: Address,
    { trigger, step }: Cause,
    cause: Trigger,
    reply: Reply,
  ): Promise<void> {
    const answers = this.store.answersTo(trigger)
    const target = answers[0]
    const offered = isDirect && target !== undefined ? offeredBelow(reply) : []
    for (const [at, key] of OFFERED.entries()) {
      const part = FIRST_OFFER + at
      const old = answers.find(answer => answer.part === part)
      const isOffered = offered.includes(key)
      if (old !== undefined && !isOffered) await this.redactOne(room, old.id, cause)
      if (old !== undefined || !isOffered || target === undefined) continue
      const id = await this.sender.react(room, transactionOf(cause, `${part}`), target.id, key)
      if (id !== null) this.store.addAnswer({ id, room, trigger, question, part, step })
    }
  }

  private async redactOne(room: RoomId, id: EventId, cause: Trigger): Promise<void> {
    await this.sender.redact(room, id, transactionOf(cause, `redact ${id}`))
    this.store.removeAnswer(id)
  }
}
