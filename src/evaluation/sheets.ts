/** Sheets: scoring of topics of debates, by the paragraphs that a good sheet has to cite. */

import { fold } from '../czech/fold.ts'
import type { Card, Sheet } from '../debate/sheet.ts'
import { type Gold, type Question, rankOf } from './evaluation.ts'

/** Share of the words of the shorter card that the longer one has too, from which on one of them is too many. */
const DUPLICATE = 0.8

export interface SheetResult {
  readonly question: Question
  readonly cards: number
  /** Paragraphs that have to be cited and are not. */
  readonly missed: readonly Gold[]
  /** Cards that say what one before them says. */
  readonly duplicates: number
}

export interface SheetSummary {
  readonly topics: number
  /** Paragraphs that have to be cited, and the share of them that is. */
  readonly paragraphs: number
  readonly recall: number
  readonly duplicates: number
  /** On a sheet, on average. */
  readonly cards: number
}

/** Of the cards with these ranks, which are printed. Another paragraph that is as good as a gold one counts for it. */
export function scoreSheet(question: Question, sheet: Sheet, printed: ReadonlySet<number>): SheetResult {
  const all = sheet.sections.flatMap(section => section.cards)
  const cards = all.filter(({ rank }) => printed.has(rank))
  const list = cards.map(({ passage }) => ({ passage, shown: passage.text }))
  return {
    question,
    cards: cards.length,
    missed: question.gold.filter(gold => rankOf({ gold: [gold, ...(gold.alt ?? [])] }, list) === null),
    duplicates: duplicatesAmong(cards),
  }
}

export function summarizeSheets(results: readonly SheetResult[]): SheetSummary {
  const sum = (numberOf: (result: SheetResult) => number) =>
    results.reduce((total, result) => total + numberOf(result), 0)
  const paragraphs = sum(({ question }) => question.gold.length)
  return {
    topics: results.length,
    paragraphs,
    recall: 1 - sum(({ missed }) => missed.length) / Math.max(1, paragraphs),
    duplicates: sum(one => one.duplicates),
    cards: sum(one => one.cards) / Math.max(1, results.length),
  }
}

function duplicatesAmong(cards: readonly Card[]): number {
  const words = cards.map(({ passage }) => new Set(fold(passage.text).match(/[\p{L}\p{N}]+/gu) ?? []))
  return words.filter((own, at) => words.slice(0, at).some(before => isSaidIn(own, before))).length
}

function isSaidIn(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [short, long] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const word of short) if (long.has(word)) common++
  return common >= short.size * DUPLICATE
}
