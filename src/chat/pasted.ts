/** Pasted text: which codes of ours it names, and which words of it claim to stand in a programme. */

import { tokensOf, withoutDivisions } from '../czech/token.ts'
import type { Frame } from '../reply/frame.ts'

/** A code with any dash in it, as keyboards write them. */
const CODE = /(?<![\p{L}\d])([A-Z\d]{1,8})[-‐‑–]([\dA-HJKMNP-TV-Z]{5,12})(?![\p{L}\d])/giu
const ADDRESS = /https?:\/\/\S+/gi
const MOST_CODES = 16
/** What terminals and mail programs put before the lines of a quotation. */
const BAR = /^[ \t]*[│┃|>][ \t]?/
/** Signs before an item of a list. */
const BULLET = /^[ \t]*[-–—*•·‣▪][ \t]+/

/** Words that may be codes, as those are printed, each once. */
export function codesIn(text: string): string[] {
  const found = [...text.matchAll(CODE)].flatMap(([code, place = '', letters = '']) =>
    code === code.toUpperCase() || code === code.toLowerCase() ? `${place}-${letters}`.toUpperCase() : [],
  )
  return [...new Set(found)].slice(0, MOST_CODES)
}

/** Whether it has a digit, which most codes have and `česko-slavný` has not. */
export function looksLikeCode(code: string): boolean {
  return /\d/.test(code)
}

/** Paragraphs of a text, without the lines of our own replies; where some lines have bars before them, those alone. */
export function paragraphsIn(given: string, frame: Frame): string[] {
  const text = withoutDivisions(given.replace(/\r\n?/g, '\n').replace(ADDRESS, ' '))
  const lines = text.split('\n')
  const isBarred = lines.some(line => BAR.test(line))
  const own = isBarred
    ? lines.map(line => (BAR.test(line) ? line.replace(BAR, '') : ''))
    : lines.filter(line => line.trim() === '' || !frame.has(line, namedIn(line, frame)))
  return grouped(own)
    .map(paragraph =>
      paragraph
        .map(line => withoutSigns(line, frame))
        .join('\n')
        .trim(),
    )
    .filter(paragraph => tokensOf(paragraph).length > 0)
}

/** The codes of a line that are of passages, or look as if they were. */
function namedIn(line: string, frame: Frame): string[] {
  return codesIn(line).filter(code => looksLikeCode(code) || frame.isOf(code))
}

/** Lines that no blank line parts. */
function grouped(lines: readonly string[]): string[][] {
  const groups: string[][] = [[]]
  for (const line of lines)
    if (line.trim() === '') groups.push([])
    else groups.at(-1)?.push(line)
  return groups
}

/** A line without the sign of an item, and without the codes of passages; another one may be a word of the text. */
function withoutSigns(line: string, frame: Frame): string {
  return line
    .replace(BULLET, '')
    .replace(CODE, code => (codesIn(code).some(each => frame.isOf(each)) ? ' ' : code))
    .trim()
}
