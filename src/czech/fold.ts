/** Letters as people type them on a phone: no case, no accents. */

/** `'Řidič'` becomes `'ridic'`. Idempotent; the length may change for rare letters such as `ß`. */
export function fold(text: string): string {
  return /^[\0-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
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

const WORD = /[\p{L}\p{N}\p{M}]+(?:[+.][\p{L}\p{N}]+\b)?/gu
const JOINED = /^(?:\d+[.]\d+|\p{L}[+]\p{L}|\p{L}(?:[.]\p{L})+)$/u

/** Words of a text in order. Numbers keep their inner point, `P+R` and `o.p.s` stay whole. */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const raw = match[0]
    if (/[+.]/.test(raw) && !JOINED.test(raw)) {
      let at = match.index
      for (const part of raw.split(/([+.])/)) {
        if (part !== '' && part !== '+' && part !== '.') found.push(word(part, at))
        at += part.length
      }
    } else found.push(word(raw, match.index))
  }
  return found
}

function word(text: string, from: number): Word {
  return { text, folded: foldWord(text), from, to: from + text.length }
}

const CACHE_SIZE = 50_000
const cache = new Map<string, string>()

/** Words repeat, so folding one is worth remembering. */
function foldWord(text: string): string {
  let folded = cache.get(text)
  if (folded === undefined) {
    folded = fold(text)
    if (cache.size >= CACHE_SIZE) cache.clear()
    cache.set(text, folded)
  }
  return folded
}
