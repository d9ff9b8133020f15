/** Pages of a sheet: at most two of A4, with a ruled column for handwriting. What does not fit is left out, what was chosen last first. */

import type { Sheet } from '../../src/debate/sheet.ts'
import { SHEET_PHRASES as SAY } from '../../src/reply/sheet-phrases.ts'
import { type Block, blocksOf, TEXT } from './blocks.ts'
import { STYLE, saidByFigures } from './parts.ts'
import { TaggedDocument } from './tagged-document.ts'

const PAGES = 2
/** A4 and what of it is printed on, in points. */
const TOP = 30
const BOTTOM = 808
const FOOT = 824
const NOTES = { left: 476, right: 565, line: 21 }
/** Where the content has no day. */
const NO_DAY = '2000-01-01'

/** The same bytes for the same sheet. */
export async function printSheet(sheet: Sheet): Promise<Uint8Array> {
  const doc = documentOf(sheet)
  const { make, shown } = fitted(sheet, doc)
  const pages = pagesOf(make(shown))
  for (const [at, page] of pages.entries()) {
    if (at > 0) doc.nextPage()
    frame(doc, sheet, at + 1, pages.length)
    let y = TOP
    for (const block of page) {
      block.draw(y)
      y += block.height
    }
  }
  return doc.bytes()
}

/** The ranks of the cards whose paragraphs stand on the pages whole. */
export function printedRanks(sheet: Sheet): ReadonlySet<number> {
  return new Set([...fitted(sheet, documentOf(sheet)).shown, ...saidByFigures(sheet)])
}

function documentOf({ topic, content }: Sheet): TaggedDocument {
  const date = new Date(content.date ?? NO_DAY)
  return new TaggedDocument({ title: SAY.title(topic.slice(0, 200).toWellFormed()), date })
}

function fitted(sheet: Sheet, doc: TaggedDocument) {
  const make = blocksOf(sheet, doc)
  return { make, shown: fittingCards(orderOf(sheet), shown => pagesOf(make(shown)).length <= PAGES) }
}

/** Ranks of cards, those first that were chosen first; last of all what stands among the figures already. */
function orderOf(sheet: Sheet): readonly number[] {
  const said = saidByFigures(sheet)
  const ranks = sheet.sections.flatMap(({ cards }) => cards.map(({ rank }) => rank))
  return ranks.sort((a, b) => Number(said.has(a)) - Number(said.has(b)) || a - b)
}

/** The ranks of the cards that fit; one that is too long does not keep shorter ones out. */
function fittingCards(
  order: readonly number[],
  fits: (shown: ReadonlySet<number>) => boolean,
): ReadonlySet<number> {
  let shown: ReadonlySet<number> = new Set()
  for (const rank of order) {
    const more = new Set([...shown, rank])
    if (fits(more)) shown = more
  }
  return shown
}

/** Blocks by page; headings go with what is under them. */
function pagesOf(blocks: readonly Block[]): Block[][] {
  const pages: Block[][] = [[]]
  let y = TOP
  for (const [at, block] of blocks.entries()) {
    if (y + heightWith(blocks, at) > BOTTOM && y > TOP && blocks[at - 1]?.isHeading !== true) {
      pages.push([])
      y = TOP
    }
    pages.at(-1)?.push(block)
    y += block.height
  }
  return pages
}

/** Of a block, and of a heading with all that has to stand below it. */
function heightWith(blocks: readonly Block[], from: number): number {
  let height = 0
  for (let at = from; ; at++) {
    const block = blocks[at]
    height += block?.height ?? 0
    if (block?.isHeading !== true) return height
  }
}

function frame(doc: TaggedDocument, { content }: Sheet, page: number, pages: number): void {
  const { left, right, line } = NOTES
  doc.decorate(pdf => {
    pdf.lineWidth(0.4).strokeColor('#999999')
    pdf
      .moveTo(left - 12, TOP)
      .lineTo(left - 12, BOTTOM)
      .stroke()
    pdf.lineWidth(0.25).strokeColor('#bbbbbb')
    for (let y = TOP + 34; y < BOTTOM; y += line) pdf.moveTo(left, y).lineTo(right, y).stroke()
  })
  doc.label(SAY.notes, STYLE.cite, left, TOP + 10)
  doc.label(SAY.foot(content), STYLE.small, TEXT.left, FOOT)
  const number = SAY.page(page, pages)
  doc.label(number, STYLE.small, right - doc.measure(number, STYLE.small), FOOT)
}
