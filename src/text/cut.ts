/** Cutting a passage out of its file: the only way text gets from a file to a person. */

import { decodeHTML } from 'entities'
import type { Slice } from '../model.ts'

const REFERENCE = /^&(?:#\d+|#x[\da-f]+|\w+);$/i
const BREAK = /^<br\b[^>]*>$/i

/** What a slice stands for: itself, the character that `&bdquo;` names, or the white space of a `<br>`. */
function characters(file: string, slice: Slice): string {
  const raw = file.slice(slice.from, slice.to)
  if (raw.startsWith('&') && REFERENCE.test(raw)) return decodeHTML(raw)
  return BREAK.test(raw) ? ' ' : raw
}

/** The text of slices set one after another, white space collapsed: `cut('**Více**  kol', …)` is `Více kol`. */
export function cut(file: string, slices: readonly Slice[]): string {
  let text = ''
  for (const slice of slices) text += characters(file, slice)
  return collapse(text)
}

/** One space for every run of white space, none at the ends. */
export function collapse(text: string): string {
  const trimmed = text.trim()
  return UNEVEN.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}

/** White space other than single spaces. */
const UNEVEN = /[^\S ]| {2}/

/** The slices behind `[from, to)` of the text that `cut` gives for `slices`. */
export function narrow(file: string, slices: readonly Slice[], from: number, to: number): Slice[] {
  const narrowed: Slice[] = []
  let length = 0
  let pendingSpace = false
  let lastLiteral = false
  for (const slice of slices) {
    const text = characters(file, slice)
    const literal = text.length === slice.to - slice.from
    for (let at = 0; at < text.length; at++) {
      const space = /\s/.test(text[at] ?? '')
      if (space) {
        pendingSpace = length > 0
      } else if (pendingSpace) {
        length++
        pendingSpace = false
      }
      const inside = length >= from && length < to
      if (!space) length++
      if (!inside) continue
      const start = literal ? slice.from + at : slice.from
      const end = literal ? start + 1 : slice.to
      const last = narrowed.at(-1)
      if (literal && lastLiteral && last?.to === start)
        narrowed[narrowed.length - 1] = { from: last.from, to: end }
      else if (last?.to !== end) narrowed.push({ from: start, to: end })
      lastLiteral = literal
    }
  }
  return narrowed
}
