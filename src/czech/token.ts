/**
 * Tokens: words of a text as they are compared word for word. What differs from one program to the next (white space, shapes
 * of quotation marks and dashes, signs that cannot be seen, words divided at the end of a line) makes no difference.
 */

import { fold, INVISIBLE } from './fold.ts'

export interface Token {
  /** As written, with the marks around it. */
  readonly raw: string
  /** As it is compared word for word: accents, case and punctuation count, shapes of marks do not. */
  readonly exact: string
  /** As it is looked for: letters without case and accents, and no punctuation. */
  readonly key: string
  /** Range of UTF-16 units in the text. */
  readonly from: number
  readonly to: number
}

/** A word divided at the end of a line; whether the hyphen is one of its own cannot be seen. */
const DIVIDED = /(?<=\p{L})[-\u00ad\u2010\u2011]\n[ \t]*(?=\p{Ll})/gu
/** Stands for such a hyphen. */
const MAYBE_HYPHEN = '\u2027'
const MARKS = /[„“”"«»‚‘’'`´]|…|\.{3,}/g
const DASHES = /[‐‑‒–—−]/g
const PUNCTUATION = /[.,;:!?()[\]{}\u2027-]/g

/** A text whose divided words are whole, without signs that cannot be seen. */
export function withoutDivisions(text: string): string {
  return text.normalize('NFC').replace(DIVIDED, MAYBE_HYPHEN).replace(INVISIBLE, '')
}

/** The words of a text, in order. Signs that stand alone are none, but for a dash, and neither are addresses of pages. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: raw, index: from } of text.matchAll(/\S+/g)) {
    const exact = exactOf(raw)
    const key = keyOf(exact)
    if (key !== '') tokens.push({ raw, exact, key, from, to: from + raw.length })
  }
  return tokens
}

/** The key of a word as written; the empty string for one that is nothing but marks. */
export function keyOfWord(raw: string): string {
  return keyOf(exactOf(raw))
}

function exactOf(raw: string): string {
  return raw.normalize('NFC').replace(INVISIBLE, '').replace(MARKS, '').replace(DASHES, '-')
}

function keyOf(exact: string): string {
  if (/^[([<]?https?:\/\//i.test(exact)) return ''
  const key = fold(exact).replace(PUNCTUATION, '')
  return key === '' && exact.includes('-') ? '-' : key
}

/** Whether two words are the same word for word. */
export function isSameWord(a: Token, b: Token): boolean {
  return a.exact === b.exact || isSameUndivided(a.exact, b.exact)
}

/** The same for the first and the last word of a quotation, where what is around it may have brought other punctuation. */
export function isSameAtEdge(a: Token, b: Token): boolean {
  const [one, other] = [bare(a.exact), bare(b.exact)]
  return one === other || isSameUndivided(one, other)
}

function isSameUndivided(a: string, b: string): boolean {
  if (!a.includes(MAYBE_HYPHEN)) return false
  const whole = (text: string) => text.replaceAll('-', '').replaceAll(MAYBE_HYPHEN, '')
  return whole(a) === whole(b)
}

/** Without the punctuation around it that says nothing of how the sentence is meant. */
function bare(exact: string): string {
  let [from, to] = [0, exact.length]
  while (from < to && '([{'.includes(exact[from] ?? '')) from++
  while (to > from && '.,;:)]}'.includes(exact[to - 1] ?? '')) to--
  return exact.slice(from, to)
}
