/** Cutting a passage out of its file: the only way text gets from a file to a person. */

import { decodeHTML } from 'entities/decode'
import type { Separator, Slice } from '../model.ts'

/** A character reference as it stands in a file: `&bdquo;`, `&#8222;`, `&#x201e;`. Case does not matter. */
export const REFERENCE = '&(?:#\\d+|#x[\\da-f]+|\\w+);'
const WHOLE_REFERENCE = new RegExp(`^${REFERENCE}$`, 'i')
const BREAK = /^<br\b[^>]*>$/i

/** The only text that is put into a quote. */
const SEPARATORS: ReadonlySet<Separator> = new Set([': ', '; '])

function separator({ before }: Slice): string {
  return before !== undefined && SEPARATORS.has(before) ? before : ''
}

/** What a slice stands for: itself, the character that `&bdquo;` names, or the white space of a `<br>`. */
function characters(file: string, slice: Slice): string {
  const raw = file.slice(slice.from, slice.to)
  if (raw.startsWith('&') && WHOLE_REFERENCE.test(raw)) return decodeHTML(raw)
  return BREAK.test(raw) ? ' ' : raw
}

/** The text of slices set one after another, white space collapsed: `cut('**Více**  kol', …)` is `Více kol`. */
export function cut(file: string, slices: readonly Slice[]): string {
  let text = ''
  for (const slice of slices) text += separator(slice) + characters(file, slice)
  return collapse(text)
}

/** One space for every run of white space, none at the ends. */
export function collapse(text: string): string {
  const trimmed = text.trim()
  return UNEVEN.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}

/** White space other than single spaces. */
const UNEVEN = /[^\S ]| {2}/

/**
 * The slices behind `[from, to)` of the text that `cut` gives for `slices`. A separator belongs to the range when text
 * on both sides of it does.
 */
export function narrow(file: string, slices: readonly Slice[], from: number, to: number): Slice[] {
  const narrowed: Slice[] = []
  let length = 0
  let pendingSpace = false
  let lastLiteral = false
  const step = (character: string) => {
    const space = /\s/.test(character)
    if (space) {
      pendingSpace = length > 0
    } else {
      if (pendingSpace) length++
      pendingSpace = false
    }
    const inside = length >= from && length < to
    if (!space) length++
    return inside
  }
  for (const slice of slices) {
    let { before } = slice
    for (const character of separator(slice)) step(character)
    const text = characters(file, slice)
    const literal = text.length === slice.to - slice.from
    for (let at = 0; at < text.length; at++) {
      if (!step(text[at] ?? '')) continue
      const start = literal ? slice.from + at : slice.from
      const end = literal ? start + 1 : slice.to
      const last = narrowed.at(-1)
      if (before !== undefined && last !== undefined) narrowed.push({ from: start, to: end, before })
      else if (literal && lastLiteral && last?.to === start)
        narrowed[narrowed.length - 1] = { ...last, to: end }
      else if (last?.to !== end) narrowed.push({ from: start, to: end })
      before = undefined
      lastLiteral = literal
    }
  }
  return narrowed
}

/** `slices` without the first `letters` of the text that `cut` gives for them. White space at their end stays. */
export function withoutStart(file: string, slices: readonly Slice[], letters: number): Slice[] {
  const end = slices.at(-1)?.to ?? 0
  const rest = narrow(file, slices, letters, Number.POSITIVE_INFINITY)
  const white = slices
    .map(slice => ({ from: Math.max(slice.from, rest.at(-1)?.to ?? end), to: slice.to }))
    .filter(({ from, to }) => from < to)
  return [...rest, ...white]
}
