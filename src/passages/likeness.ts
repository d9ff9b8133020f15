/** Likeness of two texts by the words that they share. Linear in both. */

import { fold } from '../czech/fold.ts'

export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])
}

function commonOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const word of a) if (b.has(word)) common++
  return common
}

/** Jaccard's measure: the share of the words of both that each of them has. */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = commonOf(a, b)
  return common / Math.max(1, a.size + b.size - common)
}
