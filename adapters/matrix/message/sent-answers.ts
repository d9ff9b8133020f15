/** Sent answers: answers as events in rooms, sent, edited, and redacted with the question. */

import type { Reply } from '../../../src/reply/reply.ts'
import { type Address, answerContent, editContent, transactionOf } from './content.ts'
import { renderMatrix } from './render.ts'
import type { Sender } from './sender.ts'

/** An event of ours. */
export interface SentAnswer {
  readonly id: string
  readonly room: string
  /** What called for it: a question, a reaction. */
  readonly trigger: string
  /** The question that it is about. */
  readonly question: string
  /** Which part of the answer it is, from 0. */
  readonly part: number
  /** How many passages of the question were shown before. */
  readonly step: number
}

/** Where it is remembered which events are answers. */
export interface SentAnswerStore {
  addAnswer(answer: SentAnswer): void
  answer(id: string): SentAnswer | null
  /** The parts of what was answered to `trigger`, in order. */
  answersTo(trigger: string): SentAnswer[]
  /** All that was said because of this event, also what its answer led to. */
  answersAbout(event: string): SentAnswer[]
  removeAnswer(id: string): void
}

/** Why an answer is given. */
export interface Cause {
  /** The event that calls for it; its id makes that it is given once. */
  readonly trigger: string
  /** How many passages of the question were shown before. */
  readonly step: number
}

export class SentAnswers {
  private readonly sender: Sender
  private readonly store: SentAnswerStore

  constructor(sender: Sender, store: SentAnswerStore) {
    this.sender = sender
    this.store = store
  }

  /** Sends an answer in as many messages as it takes, and gives their ids; fewer where the room takes no more. */
  async send(address: Address, { trigger, step }: Cause, reply: Reply): Promise<string[]> {
    const sent: string[] = []
    for (const [part, piece] of renderMatrix(reply).entries()) {
      const content = answerContent(piece, address, part)
      const id = await this.sender.send(address.room, transactionOf(trigger, `${part}`), content)
      if (id === null) break
      this.store.addAnswer({ id, room: address.room, trigger, question: address.event, part, step })
      sent.push(id)
    }
    return sent
  }

  /** Makes the answer at `address` another one because of the event `cause`; gives the ids of its messages. */
  async edit(address: Address, cause: string, reply: Reply): Promise<string[]> {
    const { room, event } = address
    const earlier = this.store.answersTo(event)
    const pieces = renderMatrix(reply)
    const ids: string[] = []
    for (const [part, piece] of pieces.entries()) {
      const old = earlier[part]
      const content = old === undefined ? answerContent(piece, address, part) : editContent(piece, old.id)
      const sent = await this.sender.send(room, transactionOf(cause, `${part}`), content)
      const id = old?.id ?? sent
      if (id === null) break
      this.store.addAnswer({ id, room, trigger: event, question: event, part, step: 0 })
      ids.push(id)
    }
    for (const { id } of earlier.slice(pieces.length)) await this.redactOne(room, id, cause)
    return ids
  }

  /** Redacts what was said because of an event that was redacted by the event `redaction`. */
  async redact(room: string, event: string, redaction: string): Promise<void> {
    for (const { id } of this.store.answersAbout(event)) await this.redactOne(room, id, redaction)
  }

  private async redactOne(room: string, id: string, cause: string): Promise<void> {
    await this.sender.redact(room, id, transactionOf(cause, `redact ${id}`))
    this.store.removeAnswer(id)
  }
}
