/** Turns: what a message is said with, and what is said to it. */

import type { Answer } from '../model.ts'
import type { Reply } from '../reply/block.ts'
import { type Conversation, NEW_CONVERSATION } from './conversation.ts'

/** What a message is said with. */
export interface Request {
  readonly conversation: Conversation
  /** Place that the room's answers are limited to, or null. It is never taken into the conversation. */
  readonly place: string | null
  /** Lines that the platform adds to the help. */
  readonly help: readonly string[]
}

/** A request out of any room and conversation. */
export const ALONE: Request = { conversation: NEW_CONVERSATION, place: null, help: [] }

export interface Turn {
  readonly reply: Reply
  /** The conversation afterwards. */
  readonly conversation: Conversation
  /** What became of a question; absent for commands and codes. */
  readonly outcome?: Answer['outcome']
  /** What a question was about that nothing in the texts answers; absent for others. */
  readonly unanswered?: readonly string[]
}
