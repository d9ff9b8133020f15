/** Answers as events in rooms: sent, changed, and taken back with the question. */

import type { Reply } from '../../../src/reply/reply.ts'
import type { Store } from '../store.ts'
import { answerContent, editContent, type Question, transactionOf } from './content.ts'
import { renderMatrix } from './render.ts'
import type { Sender } from './sender.ts'

/** Why an answer is given. */
export interface Cause {
  /** The event that calls for it; its id makes that it is given once. */
  readonly trigger: string
  /** How many passages of the question were shown before. */
  readonly step: number
}

export class Answers {
  private readonly sender: Sender
  private readonly store: Store

  constructor(sender: Sender, store: Store) {
    this.sender = sender
    this.store = store
  }

  /** Sends an answer in as many messages as it takes, and gives their ids; fewer where the room takes no more. */
  async send(question: Question, { trigger, step }: Cause, reply: Reply): Promise<string[]> {
    const sent: string[] = []
    for (const [part, piece] of renderMatrix(reply).entries()) {
      const content = answerContent(piece, question, part)
      const id = await this.sender.send(question.room, transactionOf(trigger, `${part}`), content)
      if (id === null) break
      this.store.addAnswer({ id, room: question.room, trigger, question: question.event, part, step })
      sent.push(id)
    }
    return sent
  }

  /** Makes the answer to `question` another one because of the event `edit`; gives the ids of its messages. */
  async change(question: Question, edit: string, reply: Reply): Promise<string[]> {
    const { room, event } = question
    const earlier = this.store.answersTo(event)
    const pieces = renderMatrix(reply)
    const ids: string[] = []
    for (const [part, piece] of pieces.entries()) {
      const old = earlier[part]
      const content = old === undefined ? answerContent(piece, question, part) : editContent(piece, old.id)
      const sent = await this.sender.send(room, transactionOf(edit, `${part}`), content)
      const id = old?.id ?? sent
      if (id === null) break
      this.store.addAnswer({ id, room, trigger: event, question: event, part, step: 0 })
      ids.push(id)
    }
    for (const { id } of earlier.slice(pieces.length)) await this.takeBack(room, id, edit)
    return ids
  }

  /** Redacts what was said because of an event that was redacted by the event `redaction`. */
  async redact(room: string, event: string, redaction: string): Promise<void> {
    for (const { id } of this.store.answersAbout(event)) await this.takeBack(room, id, redaction)
  }

  private async takeBack(room: string, id: string, cause: string): Promise<void> {
    await this.sender.redact(room, id, transactionOf(cause, `redact ${id}`))
    this.store.removeAnswer(id)
  }
}
