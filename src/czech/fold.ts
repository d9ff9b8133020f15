/** Folding: letters as people type them on a phone, no case, no accents. */

import { recalling } from '../text/recall.ts'

/** Signs that cannot be seen, which stand within words where they were copied from pages. */
export const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]+/g

/** `'Řidič'` becomes `'ridic'`. Idempotent; the length may change for rare letters such as `ß`. */
export function fold(text: string): string {
  return /^[\0-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(INVISIBLE, '')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
}

/** A word of a text with its place in it. */
export interface Word {
  /** As written. */
  readonly text: string
  readonly folded: string
  readonly from: number
  readonly to: number
}

/**
 * `106/1999`, `I/37`, `D 35`, `§ 12`, `65+`, `C#`, a grouped number, a decimal, `P+R`, `o.p.s`, or a run of letters and digits,
 * also one with soft hyphens, or other signs that cannot be seen, in it.
 */
const WORD =
  /(?<![\d/])(?:\d{1,4}|(?<!\p{L})\p{Lu}{1,3})\/\d{1,4}(?![\d/])|§\s?\d+|(?<!\p{L})D ?\d{1,2}(?![\p{L}\d])|(?<!\d)\d{1,4}\+(?![\p{L}\d])|(?<!\p{L})\p{L}(?:#|\+\+)|(?<!\d)\d{1,3}(?:[ .\u00a0]\d{3})+(?!\d)|\d+[.,]\d+|\p{L}[+]\p{L}(?!\p{L})|\p{L}(?:\.\p{L})+(?!\p{L})|[\p{L}\p{N}\p{M}]+(?:[\u00ad\u200b-\u200d\u2060\ufeff]+[\p{L}\p{N}\p{M}]+)*/gu

/**
 * Words of a text in order. A number is one word in any notation: `9 794 193` and `9.794.193` fold to `9794193`.
 * Nothing of the text is kept, so it may be a question.
 */
export function words(text: string): Word[] {
  return wordsBy(text, folds.recall)
}

/** The same for a text of the content, whose words are remembered. */
export function contentWords(text: string): Word[] {
  return wordsBy(text, folds.learn)
}

function wordsBy(text: string, foldOne: (word: string) => string): Word[] {
  const found: Word[] = []
  for (const { 0: word, index: from } of text.matchAll(WORD))
    found.push({ text: word, folded: foldOne(word), from, to: from + word.length })
  return found
}

/** Longest word that is worth knowing more of than its letters; anything longer is an address or noise. */
export const LONGEST_WORD = 40

/** Words that are remembered: those of some forty sites, several times over. */
export const VOCABULARY = { texts: 50_000, letters: 1_000_000, longest: LONGEST_WORD }

const GROUPED = /^\d{1,3}(?:[ .\u00a0]\d{3})+$/
const folds = recalling(foldWord, VOCABULARY)

function foldWord(text: string): string {
  if (GROUPED.test(text)) return text.replace(/\D/g, '')
  return fold(text)
    .replace(/(?<=\d),(?=\d)/, '.')
    .replace(/^(§|d)\s/, '$1')
}
