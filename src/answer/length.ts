/** Length of what is read: a question, and those before it in its conversation. */

import { fold } from '../czech/fold.ts'
import { MAX_QUESTION } from '../search/tuning.ts'

/** Before anything else is done with it. Folding can make a question many times longer. */
export function isTooLong(question: string): boolean {
  return question.length > MAX_QUESTION || fold(question).length > MAX_QUESTION
}

/** The last questions of a conversation that together are no longer than one may be. */
export function affordable(previous: readonly string[]): string[] {
  let letters = 0
  return previous
    .filter(question => !isTooLong(question))
    .reverse()
    .filter(question => {
      letters += question.length
      return letters <= MAX_QUESTION
    })
    .reverse()
}
