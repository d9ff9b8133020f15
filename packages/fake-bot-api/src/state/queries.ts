/** Presses of buttons and inline queries, each to be answered once and in time. */

import type { CallbackQuery, InlineKeyboardMarkup, InlineQuery, Message } from '@grammyjs/types'
import { badRequest } from '../checks/refusal.ts'
import type { Article } from '../checks/results.ts'
import type { Formatted } from '../checks/text.ts'

export interface CallbackAnswer {
  readonly text: string
  readonly show_alert: boolean
  readonly url: string
}

export interface InlineAnswer {
  readonly results: readonly Article[]
  readonly cache_time: number
  readonly is_personal: boolean
  readonly next_offset: string
  readonly button: unknown
}

/** A message that the bot knows by its inline identifier only. */
export interface InlineMessage extends Formatted {
  readonly keyboard: InlineKeyboardMarkup | null
}

interface Asked<Query, Answer> {
  readonly query: Query
  readonly until: number
  answer: Answer | null
}

const TOO_OLD = 'Query is too old and response timeout expired or query ID is invalid'

/** Identifiers are numbers of 64 bits, so they are texts. */
const FIRST_ID = 4_500_000_000_000_000_001n

class Open<Query, Answer> {
  private readonly asked = new Map<string, Asked<Query, Answer>>()

  add(id: string, query: Query, lifeMs: number): void {
    this.asked.set(id, { query, until: Date.now() + lifeMs, answer: null })
  }

  get(id: string): Asked<Query, Answer> | undefined {
    return this.asked.get(id)
  }

  /** Refuses what nobody asked, what was answered already and what is too old. */
  answer(id: string, answer: Answer): void {
    const asked = this.asked.get(id)
    if (asked === undefined || asked.answer !== null || asked.until < Date.now()) throw badRequest(TOO_OLD)
    asked.answer = answer
  }

  expire(id: string): boolean {
    const asked = this.asked.get(id)
    if (asked !== undefined) this.asked.set(id, { ...asked, until: 0 })
    return asked !== undefined
  }
}

export class Queries {
  readonly presses = new Open<CallbackQuery, CallbackAnswer>()
  readonly inline = new Open<InlineQuery, InlineAnswer>()
  /** Messages that name the bot where it is no member. */
  readonly guests = new Open<Message, Article>()
  /** By inline identifier. */
  readonly messages = new Map<string, InlineMessage>()
  private last = FIRST_ID

  nextId(): string {
    return String(this.last++)
  }
}
