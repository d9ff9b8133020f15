/** Bar chart of comparable figures: as a picture (SVG), in words, and as bars of text. Pure. */

import type { ComparedFigure, Comparison } from '../figures/comparable.ts'
import { escapedXml } from '../text/markup.ts'
import type { ReplyBlock, ReplyFile } from './block.ts'
import { PHRASES } from './phrases.ts'
import { printable } from './printable.ts'

/** Blocks of the longest bar of text. */
const BLOCKS = 16
const WIDTH = 720
const ROW = 56
const MARGIN = 24
const BAR = 18
const LABEL_LETTERS = 60

/** Bars of text at the beginning of their lines, so that they stand in line in any font. */
export function barBlock({ figures, unit }: Comparison): ReplyBlock {
  const lines = figures.map(
    one => `${'▇'.repeat(Math.max(1, Math.round(BLOCKS * shareOf(one, figures))))} ${nameOf(one)}`,
  )
  return { type: 'lines', title: PHRASES.chart(unit), lines }
}

/** The chart as a file of a reply; none where pictures cannot be made. */
export async function chartFiles(
  topic: string,
  comparison: Comparison,
  pictureOf: ((svg: string) => Promise<Uint8Array>) | null | undefined,
): Promise<readonly ReplyFile[]> {
  if (pictureOf === null || pictureOf === undefined) return []
  const bytes = await pictureOf(chartOf(`${topic} (${comparison.unit})`, comparison))
  return [{ name: 'graf.png', mediaType: 'image/png', bytes, alt: PHRASES.chartAlt(inWords(comparison)) }]
}

/** `40 bytů (Praha 2022); 30 bytů (Opava 2022)`. */
function inWords({ figures }: Comparison): string {
  return figures.map(({ text, label }) => `${text} (${label})`).join('; ')
}

/** A chart as SVG, each bar below its number and what it is; black on white, which reads well in grey. */
export function chartOf(title: string, comparison: Comparison): string {
  const { figures } = comparison
  const height = 2 * MARGIN + 30 + figures.length * ROW
  const rows = figures.map((one, at) => {
    const y = MARGIN + 30 + at * ROW
    const length = Math.max(2, Math.round((WIDTH - 2 * MARGIN) * shareOf(one, figures)))
    return [
      `<text x="${MARGIN}" y="${y + 20}" font-size="17">${escapedXml(printable(shortened(nameOf(one))))}</text>`,
      `<rect x="${MARGIN}" y="${y + 28}" width="${length}" height="${BAR}" fill="#444"/>`,
    ].join('')
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="Source Serif 4">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 14}" font-size="20" font-weight="700">${escapedXml(printable(shortened(title)))}</text>`,
    ...rows,
    '</svg>',
  ].join('')
}

function nameOf({ text, label, code }: ComparedFigure): string {
  return `${text} – ${label} (${code})`
}

function shareOf({ value }: ComparedFigure, figures: readonly ComparedFigure[]): number {
  return value / Math.max(...figures.map(one => one.value))
}

function shortened(text: string): string {
  return text.length <= LABEL_LETTERS ? text : `${text.slice(0, LABEL_LETTERS).toWellFormed()}…`
}
