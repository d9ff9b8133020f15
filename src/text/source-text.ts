/**
 * Source text: a text that remembers where each of its characters stands in the file.
 * A body is one shifted range; a value of the front matter is a list of lines without their indentation.
 */

import type { Slice } from '../model.ts'

export interface SourceText {
  readonly text: string
  /** File offset of the character at `index`; `text.length` gives the end. */
  offset(index: number): number
}

/** The rest of a file from `from` on. */
export function bodyText(file: string, from: number): SourceText {
  return { text: file.slice(from), offset: index => from + index }
}

/** Pieces of a file set under each other, one line each. */
export function linesText(file: string, lines: readonly Slice[]): SourceText {
  const starts: number[] = []
  let text = ''
  for (const line of lines) {
    starts.push(text.length)
    text += `${file.slice(line.from, line.to)}\n`
  }
  const offset = (index: number) => {
    const at = lastAtMost(starts, index)
    const line = lines[at]
    return line === undefined ? 0 : Math.min(line.from + index - (starts[at] ?? 0), line.to)
  }
  return { text, offset }
}

/** Position of the last element that is not above `value`; `sorted` ascends. */
export function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** Offsets at which lines begin; the first is 0. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** 1-based line of an offset. */
export function lineAt(starts: readonly number[], offset: number): number {
  return lastAtMost(starts, offset) + 1
}
