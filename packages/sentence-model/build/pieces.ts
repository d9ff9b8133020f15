/** Pieces: which of the full vocabulary are kept, those of frequent Czech, Slovak and English words. */

import { bestPieces, CONTROLS, SPACE } from '../tokenizer.ts'
import type { Weights } from './weights.ts'
import type { Frequency } from './word-list.ts'

/** XLM-R's: what an unknown character costs beside the worst piece. */
const UNKNOWN_PENALTY = 10
/** Words with a capital letter, and in capitals only, beside words as listed. */
const CAPITALISED = 0.3
const CAPITALS = 0.03
/** Added to what a word has in a million: rare words have pieces too. */
const FLOOR = 0.05
/** Single characters below it are kept: Latin with all its accents. */
const LATIN_END = 0x250
const SIGNS = '–—„“”‚‘’…€§°•‰×'
/** Numbers of so many digits are kept, and pieces without letters (`2.`, `),`) of so many characters. */
const DIGITS = 4
const LETTERLESS = 3
const PREFIXES = ['query:', 'passage:']

/** Words of a language; a word of a language beside Czech counts less. */
export interface Words {
  readonly words: readonly Frequency[]
  readonly share: number
}

/** Score of an unknown character in the full vocabulary. */
export const unknownScore = ({ scores }: Weights): number =>
  scores.reduce((worst, score) => Math.min(worst, score)) - UNKNOWN_PENALTY

/** Ids of `wanted` pieces to keep, ascending. */
export function chosenPieces(weights: Weights, lists: readonly Words[], wanted: number): number[] {
  const { pieces, scores } = weights
  const best = bestPieces({ pieces, scores, unknown: unknownScore(weights) })
  const counts = new Map<number, number>()
  const count = (word: string, weight: number) => {
    for (const id of best(SPACE + word)) counts.set(id, (counts.get(id) ?? 0) + weight)
  }
  for (const { words, share } of lists)
    for (const [word, perMillion] of words) {
      const weight = (perMillion + FLOOR) * share
      count(word, weight)
      count(word.charAt(0).toUpperCase() + word.slice(1), weight * CAPITALISED)
      count(word.toUpperCase(), weight * CAPITALS)
    }
  const kept = new Set(Array.from({ length: CONTROLS }, (_, id) => id))
  for (const prefix of PREFIXES) for (const id of best(SPACE + prefix)) kept.add(id)
  for (const [id, piece] of pieces.entries()) if (isAlwaysKept(piece)) kept.add(id)
  const byCount = [...counts].sort(([a, most], [b, more]) => more - most || a - b)
  for (const [id] of byCount) {
    if (kept.size >= wanted) break
    kept.add(id)
  }
  return [...kept].sort((a, b) => a - b)
}

function isAlwaysKept(piece: string): boolean {
  const bare = piece.replaceAll(SPACE, '')
  if (/^\d+$/.test(bare)) return bare.length <= DIGITS
  if (bare.length > 1 && (bare.length > LETTERLESS || /\p{L}/u.test(bare))) return false
  return Array.from(bare).every(sign => sign.charCodeAt(0) < LATIN_END || SIGNS.includes(sign))
}

/** Of the characters that are read as others, those whose others are all pieces themselves. */
export function replacedCharacters(
  { replaced }: Weights,
  pieces: readonly string[],
): Readonly<Record<string, string>> {
  const known = new Set([...pieces, ' '])
  return Object.fromEntries(
    [...replaced].filter(([, others]) => Array.from(others).every(one => known.has(one))),
  )
}
