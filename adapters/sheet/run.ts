/** Runs: stretches of a text in one style, and what is made of a text before it is printed. Pure. */

import { withoutBrokenNumbers } from '../../src/czech/number-spaces.ts'
import { withoutHangingLetters } from '../../src/czech/one-letter.ts'
import type { Slice } from '../../src/model.ts'

export interface Style {
  readonly font: 'regular' | 'bold' | 'italic'
  /** In points. */
  readonly size: number
  readonly color: string
}

export interface Run {
  readonly text: string
  readonly style: Style
  readonly link?: string | null
}

/** Stands for what the font has no glyph for. */
export const NO_GLYPH = '\u2610'

/** The text for the eye: letters the same, a sign for each that the font lacks, no one-letter word at the end of a line and none in a number. */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const known = Array.from(withoutBrokenNumbers(withoutHangingLetters(text)), letter => {
    if (/\s/u.test(letter)) return letter === '\u00a0' || letter === '\u202f' ? '\u00a0' : ' '
    return hasGlyph(letter.codePointAt(0) ?? 0) ? letter : NO_GLYPH
  })
  return known.join('')
}

/** A text in one style, and what is marked in it in another. */
export function markedRuns(text: string, marks: readonly Slice[], plain: Style, marked: Style): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const { from, to } of [...marks].sort((a, b) => a.from - b.from)) {
    if (from > at) runs.push({ text: text.slice(at, from), style: plain })
    if (to > Math.max(at, from)) runs.push({ text: text.slice(Math.max(at, from), to), style: marked })
    at = Math.max(at, to)
  }
  if (at < text.length) runs.push({ text: text.slice(at), style: plain })
  return runs
}

/** The first words of a text, with a sign that it goes on. */
export function clipped(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters).toWellFormed()}…`
}
