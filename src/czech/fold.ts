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

/** A grouped number, a decimal, `P+R`, `o.p.s`, or a run of letters and digits. */
const WORD =
  /(?<!\d)\d{1,3}(?:[ .\u00a0]\d{3})+(?!\d)|\d+[.,]\d+|\p{L}[+]\p{L}(?!\p{L})|\p{L}(?:\.\p{L})+(?!\p{L})|[\p{L}\p{N}\p{M}]+/gu

/** Words of a text in order. A number is one word in any notation: `9 794 193` and `9.794.193` fold to `9794193`. */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(WORD)) found.push(word(match[0], match.index))
  return found
}

function word(text: string, from: number): Word {
  return { text, folded: foldWord(text), from, to: from + text.length }
}

const GROUPED = /^\d{1,3}(?:[ .\u00a0]\d{3})+$/
const CACHE_SIZE = 50_000
const cache = new Map<string, string>()

/** Words repeat, so folding one is worth remembering. */
function foldWord(text: string): string {
  let folded = cache.get(text)
  if (folded === undefined) {
    folded = GROUPED.test(text) ? text.replace(/\D/g, '') : fold(text).replace(/(?<=\d),(?=\d)/, '.')
    if (cache.size >= CACHE_SIZE) cache.clear()
    cache.set(text, folded)
  }
  return folded
}
