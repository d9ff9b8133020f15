/** Sheets in `eval`: what topics of debates scored, printed. */

import { type SheetResult, summarizeSheets } from '../../src/evaluation/sheets.ts'
import type { Output } from './streams.ts'

export function sheetsToJson(file: string, results: readonly SheetResult[]) {
  return {
    file,
    ...summarizeSheets(results),
    questions: results.map(({ question, cards, missed, duplicates }) => ({
      id: question.id,
      ...{ cards, duplicates, missed },
    })),
  }
}

export function printSheets(
  output: Output,
  file: string,
  results: readonly SheetResult[],
  misses: boolean,
): void {
  const { topics, paragraphs, recall, duplicates, cards } = summarizeSheets(results)
  output.write(
    `\n${file}\n${topics} topics, ${paragraphs} paragraphs: recall ${recall.toFixed(3)}, ${duplicates} duplicates, ${cards.toFixed(1)} cards\n`,
  )
  for (const { question, cards: own, missed } of results) {
    const found = question.gold.length - missed.length
    output.write(
      `${question.id} ${found}/${question.gold.length}, ${own} cards: ${question.turns.join(' ')}\n`,
    )
    for (const gold of misses ? missed : [])
      output.write(`  expected ${'code' in gold ? gold.code : `${gold.file}: ${gold.contains}`}\n`)
  }
}
