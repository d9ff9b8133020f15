/** Sentences of Czech prose, as ranges: dates, ordinals and abbreviations do not end one. */

import type { Slice } from '../model.ts'
import { recalling } from '../text/recall.ts'
import { fold } from './fold.ts'

const ABBREVIATIONS = new Set(
  'napr tzv tj tzn mj resp popr prip vc cca cf c sb hl m r roc tis mil mld st sv ul nam ing mgr bc judr mudr phdr rndr mvdr paeddr doc prof csc dis p pan str odst pism max min ev art obr tab tel arch gen plk kpt gr k n s a o v z vs pr angl lat pozn dr'.split(
    ' ',
  ),
)
/** From the first of several marks on: from each of them, the last would be looked for anew. */
const END = /(?<![.!?…])[.!?…]+["“”‘’')\]]*(?=\s|$)/gu
const NEXT = /\s+(?:["„“‚(–-]+\s*)?[\p{Lu}\p{N}]/uy
const SPACE = /\s*/y

/** The sentences of a text of the content, which are remembered: it is looked at for one question after another. */
export function contentSentences(text: string): readonly Slice[] {
  return known.learn(text)
}

const known = recalling<readonly Slice[]>(sentences, { texts: 2_000, letters: 4_000_000, longest: 1_000_000 })

/** `'V r. 2021 jsme začali. Hotovo je 5. 6. 2022.'` gives two ranges. Their union covers all words. */
export function sentences(text: string): Slice[] {
  const found: Slice[] = []
  const end = text.trimEnd().length
  let from = 0
  for (const match of text.matchAll(END)) {
    const to = match.index + match[0].length
    if (
      to < end &&
      (!matchesAt(NEXT, text, to) || (match[0].startsWith('.') && goesOn(text, from, match.index)))
    )
      continue
    found.push({ from, to })
    matchesAt(SPACE, text, to)
    from = SPACE.lastIndex
  }
  if (from < text.length) found.push({ from, to: text.length })
  return found
}

/** Whether a sticky pattern matches at `at`; its `lastIndex` is then the end. */
function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** Whether the point at `at` belongs to an abbreviation, an initial or an ordinal number. */
function goesOn(text: string, from: number, at: number): boolean {
  const before = /([\p{L}\p{N}]+)$/u.exec(text.slice(Math.max(from, at - 20), at))?.[1]
  if (before === undefined) return false
  if (/^\d{1,2}$/.test(before)) return true
  if (/^\p{Lu}$/u.test(before)) return true
  return ABBREVIATIONS.has(fold(before)) && !/^\p{Lu}{2,}/u.test(before)
}
