/** Accents put back into a question that was typed without any: models of sentences lose a third without them. */

import { fold } from '../czech/fold.ts'

const WORD = /\p{L}{2,}/gu

/** Word forms as texts write them, each with how often it is met. */
export class Accents {
  /** The most frequent spelling of each folded word; of equally frequent ones the first by its letters. */
  private readonly spellings = new Map<string, string>()

  /** Counts the words of texts, such as those of the content. Listed words count less than any that a text has. */
  constructor(texts: Iterable<string>, listed: Iterable<string> = []) {
    const counts = new Map<string, number>()
    countWords(counts, texts, 1)
    countWords(counts, listed, LISTED)
    for (const [spelling, count] of counts) {
      const folded = fold(spelling)
      const known = this.spellings.get(folded)
      const most = known === undefined ? 0 : (counts.get(known) ?? 0)
      if (known === undefined || count > most || (count === most && spelling < known))
        this.spellings.set(folded, spelling)
    }
  }

  /** A question with any accent is left as it is. Words that are not known stay too. */
  restore(question: string): string {
    if (hasAccents(question)) return question
    return question.replace(WORD, word => {
      const spelling = this.spellings.get(word.toLowerCase())
      if (spelling === undefined) return word
      return /^\p{Lu}/u.test(word) ? spelling.replace(/^./u, first => first.toUpperCase()) : spelling
    })
  }
}

/** Whether somebody who types like this puts accents where they belong. */
export function hasAccents(text: string): boolean {
  return fold(text) !== text.toLowerCase()
}

/** What a form that stands only in a list of words counts. */
const LISTED = 0.5

function countWords(counts: Map<string, number>, texts: Iterable<string>, weight: number): void {
  for (const text of texts) {
    for (const [word] of text.matchAll(WORD)) {
      const spelling = word.toLowerCase()
      counts.set(spelling, (counts.get(spelling) ?? 0) + weight)
    }
  }
}
