/**
 * Accents put back into a question, however it was typed: models of sentences lose a third without them, and who types none is to get
 * what everybody gets.
 */

import { fold, INVISIBLE } from '../czech/fold.ts'
import { Spellings } from './spellings.ts'

const WORD = /\p{L}+/gu

export class Accents {
  private readonly texts: Spellings
  private readonly listed: Spellings

  /** By the words of texts, such as those of the content. Listed words count less than any that a text has. */
  constructor(texts: Spellings, listed = NONE) {
    this.texts = texts
    this.listed = listed
  }

  /**
   * In small letters, and the same for a question with accents, with some and without any: those that were typed are put back too,
   * also where letters come apart from their accents, and without signs that cannot be seen. Words that are like no known one have none.
   */
  restore(question: string): string {
    return question
      .normalize('NFC')
      .replace(INVISIBLE, '')
      .replace(WORD, word => {
        const folded = fold(word)
        return (
          this.spellingOf(folded) ?? this.spellingOfUs(folded) ?? this.spellingLikeOthers(folded) ?? folded
        )
      })
  }

  /** The most frequent spelling of a folded word, of equally frequent ones the first by its letters. */
  private spellingOf(folded: string): string | null {
    const counts = new Map(this.texts.of(folded))
    for (const [spelling, count] of this.listed.of(folded))
      counts.set(spelling, (counts.get(spelling) ?? 0) + count * LISTED)
    return mostFrequent(counts)
  }

  /** "zrusite" is not known, but "zrušíme" is. */
  private spellingOfUs(folded: string): string | null {
    const us = folded.endsWith('te') ? this.spellingOf(folded.replace(/te$/, 'me')) : null
    return us?.endsWith('me') ? us.replace(/me$/, 'te') : null
  }

  /** A word that is not known is written like those that begin alike. Its last letters stay as typed. */
  private spellingLikeOthers(folded: string): string | null {
    const [own, listed] = [this.texts.near(folded, BEGINNING), this.listed.near(folded, BEGINNING)]
    const shared = Math.max(own.shared, listed.shared)
    if (shared < BEGINNING || folded.length - shared > ENDING) return null
    const counts = new Map<string, number>()
    const count = (near: typeof own, weight: number) => {
      if (near.shared < shared) return
      for (const [spelling, times] of near.spellings) {
        // A letter that is folded to two, such as ß.
        if (!folded.startsWith(fold(spelling.slice(0, shared)))) continue
        const beginning = spelling.slice(0, shared)
        counts.set(beginning, (counts.get(beginning) ?? 0) + times * weight)
      }
    }
    count(own, 1)
    count(listed, LISTED)
    const beginning = mostFrequent(counts)
    return beginning === null ? null : beginning + folded.slice(shared)
  }
}

/** What a form that stands only in a list of words counts. */
const LISTED = 0.5

/** Letters that words have to begin with alike, and that they may end with otherwise. */
const [BEGINNING, ENDING] = [4, 3]

/** The key of the highest number, of equal ones the first by its letters. */
function mostFrequent(counts: ReadonlyMap<string, number>): string | null {
  const [best] = [...counts].sort(([a, most], [b, count]) => count - most || (a < b ? -1 : 1))
  return best?.[0] ?? null
}

const NONE = new Spellings(() => [])
