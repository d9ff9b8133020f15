/** Lines: runs broken at spaces to a width; a word that is wider is broken anywhere. Linear in the text. */

import type { Run, Style } from './run.ts'

/** A stretch of a line in one style. */
export interface Piece extends Run {
  /** From the left of the line, in points. */
  readonly x: number
  readonly width: number
}

export type Line = readonly Piece[]

/** Width in points. */
export type Measure = (text: string, style: Style) => number

interface Token extends Run {
  readonly width: number
}

/** Spaces stay at the ends of lines, so that lines joined are the text. */
export function breakLines(runs: readonly Run[], width: number, measure: Measure): Line[] {
  const lines: Piece[][] = []
  let line: Piece[] = []
  let x = 0
  for (const word of wordsOf(runs, measure)) {
    if (x > 0 && x + bareWidth(word, measure) > width) {
      lines.push(line)
      line = []
      x = 0
    }
    for (const token of word.flatMap(one => (one.width > width ? lettersOf(one, measure) : [one]))) {
      if (x > 0 && x + bareWidth([token], measure) > width) {
        lines.push(line)
        line = []
        x = 0
      }
      line = append(line, token, x)
      x += token.width
    }
  }
  if (line.length > 0) lines.push(line)
  return lines
}

/** Tokens up to a space, which belongs to the word before it. */
function wordsOf(runs: readonly Run[], measure: Measure): Token[][] {
  const words: Token[][] = []
  let word: Token[] = []
  for (const run of runs)
    for (const text of run.text.match(/[^ ]+ ?| /g) ?? []) {
      word.push({ ...run, text, width: measure(text, run.style) })
      if (!text.endsWith(' ')) continue
      words.push(word)
      word = []
    }
  if (word.length > 0) words.push(word)
  return words
}

/** Without the space at the end, which may stand beyond the margin. */
function bareWidth(word: readonly Token[], measure: Measure): number {
  const last = word.at(-1)
  const space = last?.text.endsWith(' ') ? measure(' ', last.style) : 0
  return word.reduce((sum, one) => sum + one.width, 0) - space
}

function lettersOf(token: Token, measure: Measure): Token[] {
  return Array.from(token.text, text => ({ ...token, text, width: measure(text, token.style) }))
}

function append(line: Piece[], token: Token, x: number): Piece[] {
  const last = line.at(-1)
  const goesOn = last !== undefined && last.style === token.style && last.link === token.link
  if (!goesOn) line.push({ ...token, x })
  else line[line.length - 1] = { ...last, text: last.text + token.text, width: x + token.width - last.x }
  return line
}
