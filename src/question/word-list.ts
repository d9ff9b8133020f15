/** Word lists: folded words, with a star where any letters may stand: `byt strom* *ovat`. */

export interface WordList {
  test(folded: string): boolean
}

/** The words of a list; each has a star at its beginning, at its end, or none. */
export function wordsLike(list: string): WordList {
  const all = list.trim().split(/\s+/)
  const whole = new Set(all.filter(word => !word.includes('*')))
  const starts = partsOf(all.filter(word => word.endsWith('*')))
  const ends = partsOf(all.filter(word => word.startsWith('*')))
  return {
    test: word =>
      whole.has(word) ||
      starts.lengths.some(length => starts.parts.has(word.slice(0, length))) ||
      ends.lengths.some(length => length <= word.length && ends.parts.has(word.slice(-length))),
  }
}

interface Parts {
  readonly parts: ReadonlySet<string>
  /** The lengths that parts have. */
  readonly lengths: readonly number[]
}

function partsOf(words: readonly string[]): Parts {
  const parts = new Set(words.map(word => word.replace('*', '')))
  return { parts, lengths: [...new Set([...parts].map(part => part.length))] }
}
