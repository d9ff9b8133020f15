/** Accents put back into a question that was typed without any: models of sentences lose a third without them. */

import { fold } from '../czech/fold.ts'
import { Spellings } from './spellings.ts'

const WORD = /\p{L}{2,}/gu

export class Accents {
  private readonly texts: Spellings
  private readonly listed: Spellings

  /** By the words of texts, such as those of the content. Listed words count less than any that a text has. */
  constructor(texts: Spellings, listed = NONE) {
    this.texts = texts
    this.listed = listed
  }

  /** A question with any accent is left as it is. Words that are not known stay too. */
  restore(question: string): string {
    if (hasAccents(question)) return question
    return question.replace(WORD, word => {
      const spelling = this.spellingOf(word.toLowerCase())
      if (spelling === null) return word
      return /^\p{Lu}/u.test(word) ? spelling.replace(/^./u, first => first.toUpperCase()) : spelling
    })
  }

  /** The most frequent spelling of a folded word, of equally frequent ones the first by its letters. */
  private spellingOf(folded: string): string | null {
    const counts = new Map(this.texts.of(folded))
    for (const [spelling, count] of this.listed.of(folded))
      counts.set(spelling, (counts.get(spelling) ?? 0) + count * LISTED)
    const [best] = [...counts].sort(([a, most], [b, count]) => count - most || (a < b ? -1 : 1))
    return best?.[0] ?? null
  }
}

const NONE = new Spellings([])

/** Whether somebody who types like this puts accents where they belong. */
function hasAccents(text: string): boolean {
  return fold(text) !== text.toLowerCase()
}

/** What a form that stands only in a list of words counts. */
const LISTED = 0.5
