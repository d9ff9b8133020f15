/** Conversation: what one person's exchange with the bot leaves behind. Words and numbers only, so that it can be kept anywhere. */

import type { Answer } from '../model.ts'

export interface Conversation {
  /** Questions so far, oldest first; only the last few are kept. */
  readonly previous: readonly string[]
  /** Place that this person limited the answers to, or null. */
  readonly place: string | null
  /** What was answered last, or null when nothing was found. */
  readonly last: AnsweredQuestion | null
}

/** A question that was answered with passages, and all that its answer depends on: enough to find the passages again. */
export interface AnsweredQuestion {
  readonly question: string
  /** The questions before it, oldest first. */
  readonly previous: readonly string[]
  /** Place that its answer was limited to, or null. */
  readonly place: string | null
  /** Which of its passages was shown last, from 0. */
  readonly step: number
}

/** A conversation that has not begun. */
export const NEW_CONVERSATION: Conversation = { previous: [], place: null, last: null }

/** The conversation after the answer to a question; a place alone is what is asked about from now on. */
export function after(conversation: Conversation, asked: AnsweredQuestion, answer: Answer): Conversation {
  if (answer.outcome === 'not-policy')
    return answer.reason === 'place' ? { ...conversation, place: answer.place } : conversation
  const questions = answer.parts?.map(({ question }) => question) ?? [asked.question]
  const previous = [...conversation.previous, ...questions].slice(-REMEMBERED)
  return {
    ...conversation,
    previous,
    last: answer.outcome === 'found' ? { ...asked, step: shownOf(answer) - 1 } : null,
  }
}

/** Questions that a follow-up may lean on. */
const REMEMBERED = 6

/** Passages of an answer that were shown in full: one for each question that was answered. */
function shownOf({ parts = [] }: Answer): number {
  return Math.max(1, parts.filter(({ outcome }) => outcome === 'found').length)
}

/** A question asked out of any conversation. */
export function askedAlone(question: string, place: string | null = null): AnsweredQuestion {
  return { question, previous: [], place, step: 0 }
}
