/** Spellings: how often texts write each word with which accents, by the word without any. */

import { fold } from '../czech/fold.ts'

const WORD = /\p{L}{2,}/gu

/** A spelling, and how often it is met. */
export type Spelling = readonly [spelling: string, count: number]

/** Counts words of texts, which may also be taken away again. */
export class SpellingCounts {
  private readonly words = new Map<string, { readonly folded: string; count: number }>()
  /** Spellings by their folded words; those that came last may stand at the end. */
  private order: { readonly folded: string; readonly spelling: string }[] = []

  /** Counts the words of a text so many times. */
  add(text: string, times = 1): void {
    for (const [word] of text.matchAll(WORD)) {
      const spelling = word.toLowerCase()
      const known = this.words.get(spelling)
      if (known !== undefined) known.count += times
      else {
        const folded = fold(spelling)
        this.words.set(spelling, { folded, count: times })
        this.order.push({ folded, spelling })
      }
    }
  }

  /** Lines of a `Spellings`. */
  save(): string[] {
    this.order.sort((a, b) => compare(a.folded, b.folded) || compare(a.spelling, b.spelling))
    this.order = this.order.filter(({ spelling }) => this.isMet(spelling))
    return this.order.map(({ folded, spelling }) =>
      [folded, spelling, this.words.get(spelling)?.count ?? 0].join(SEPARATOR),
    )
  }

  private isMet(spelling: string): boolean {
    if ((this.words.get(spelling)?.count ?? 0) > 0) return true
    this.words.delete(spelling)
    return false
  }
}

/** No word has it, folded or not. */
const SEPARATOR = '\t'

export class Spellings {
  private readonly read: () => readonly string[]
  private kept: readonly string[] | null = null

  /**
   * Lines that `SpellingCounts` saved: folded word, spelling and count, in the order of the folded words. They are read when a word
   * is looked for.
   */
  constructor(read: () => readonly string[]) {
    this.read = read
  }

  static of(texts: Iterable<string>): Spellings {
    const counts = new SpellingCounts()
    for (const text of texts) counts.add(text)
    const lines = counts.save()
    return new Spellings(() => lines)
  }

  save(): readonly string[] {
    return this.lines
  }

  private get lines(): readonly string[] {
    this.kept ??= this.read()
    return this.kept
  }

  /** How a folded word is written. */
  of(folded: string): Spelling[] {
    const found: Spelling[] = []
    for (let at = this.firstOf(folded); at < this.lines.length; at++) {
      const [own, spelling = '', count] = this.lines[at]?.split(SEPARATOR) ?? []
      if (own !== folded) break
      found.push([spelling, Number(count)])
    }
    return found
  }

  /**
   * How the words are written that begin like a folded word for the most letters, and how many letters that is; none below `least`
   * letters, which half of all words may have in common.
   */
  near(folded: string, least: number): { readonly shared: number; readonly spellings: Spelling[] } {
    const first = this.firstOf(folded)
    const sharedBy = (at: number) => sharedLength(folded, this.lines[at]?.split(SEPARATOR, 1)[0] ?? '')
    const shared = Math.max(sharedBy(first - 1), sharedBy(first))
    if (shared < least) return { shared, spellings: [] }
    let [from, to] = [first, first]
    while (sharedBy(from - 1) === shared) from--
    while (sharedBy(to) === shared) to++
    const spellings = this.lines.slice(from, to).map((line): Spelling => {
      const [, spelling = '', count] = line.split(SEPARATOR)
      return [spelling, Number(count)]
    })
    return { shared, spellings }
  }

  /** Index of the first line of a folded word or of one after it. */
  private firstOf(folded: string): number {
    let [from, to] = [0, this.lines.length]
    while (from < to) {
      const middle = Math.floor((from + to) / 2)
      const own = this.lines[middle]?.split(SEPARATOR, 1)[0] ?? ''
      if (own < folded) from = middle + 1
      else to = middle
    }
    return from
  }
}

/** Letters that two words begin with alike. */
function sharedLength(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
