/** Years of a text: `v roce 2026`, `16. 6. 2021`; not those of numbers of documents. */

import type { Word } from '../czech/fold.ts'
import type { Reading } from '../question/reading.ts'
import type { Found } from './found.ts'
import { YEAR } from './number-value.ts'

/** Years in order. Linear. */
export function yearsIn({ words, text }: Reading): Found[] {
  return words.flatMap((word, at) => {
    if (!YEAR.test(word.text) || isInDocumentNumber(word, text) || isCount(words, at, text)) return []
    const value = Number(word.folded)
    return [{ kind: 'date' as const, from: value, to: value, unit: 'rok', first: at, end: at + 1 }]
  })
}

/** `106/1999`, `č. 025/10Z/2021`. */
export function isInDocumentNumber({ from }: Word, text: string): boolean {
  return /[\p{L}\d]\/$/u.test(text.slice(Math.max(0, from - 2), from))
}

/** `2000 bytů` and `2000 Kč` are no years. */
function isCount(words: readonly Word[], at: number, text: string): boolean {
  const [word, before] = [words[at], words[at - 1]?.folded ?? '']
  if (word === undefined || /^\s?(?:Kč|%|€|,-)/.test(text.slice(word.to, word.to + 4))) return true
  if (/^(?:obyvatel|osob|lidi$)/.test(words[at + 1]?.folded ?? '')) return true
  return (
    !/^(?:rok|roku|roce|rokem|let|letech|do|od|v|z|po|pred)$/.test(before) &&
    /^\s\p{Ll}{4}/u.test(text.slice(word.to, word.to + 5))
  )
}
