/** Blocks of a sheet: what is printed whole on one page, with its height and how it is drawn. */

import type { Role, Sheet, SheetSection } from '../../src/debate/sheet.ts'
import { SHEET_PHRASES as SAY } from '../../src/reply/sheet-phrases.ts'
import { breakLines, type Line } from './lines.ts'
import * as parts from './parts.ts'
import type { Run } from './run.ts'
import { LEADING, sizeOf, type TaggedDocument } from './tagged-document.ts'

/** The column of the text, in points. */
export const TEXT = { left: 34, width: 424 }
const INDENT = 17
const GAP = 3

export interface Block {
  /** In points, with the gap below. */
  readonly height: number
  /** Not the last of a page. */
  readonly isHeading: boolean
  draw(top: number): void
}

/** Blocks with the cards of these ranks; what is the same for all is made once. */
export function blocksOf(sheet: Sheet, doc: TaggedDocument): (shown: ReadonlySet<number>) => Block[] {
  const cards = sheet.sections.flatMap(section => section.cards)
  const links = new Map(cards.map(({ passage: { code, source } }) => [code, source.link ?? source.url]))
  const page = new Layout(doc)
  const { figures, deadlines } = parts.figuresOf(sheet, links)
  const head = [
    page.paragraph('H1', parts.titleOf(sheet), 2),
    page.paragraph('P', parts.subtitleOf(sheet), 2),
    ...(cards.length === 0
      ? [page.paragraph('P', [{ text: SAY.empty, style: parts.STYLE.text }], GAP)]
      : [page.paragraph('P', [{ text: SAY.key, style: parts.STYLE.small }], GAP)]),
    ...page.optional('P', parts.timelineOf(sheet, links)),
    ...page.list(SAY.figures, figures),
  ]
  const missing = parts.missingOf(sheet)
  const tail = [
    ...page.list(SAY.changes, parts.changesOf(sheet, links)),
    ...page.list(SAY.deadlines, deadlines),
    ...page.list(SAY.missing, missing.length === 0 ? [] : [missing]),
    ...page.list(SAY.sources, parts.sourcesOf(cards)),
  ]
  const sections = sheet.sections.map(section => page.section(section))
  const said = parts.saidByFigures(sheet)
  return ranks => {
    let text = ''
    const shown = sections.flatMap(({ own, title, topic, cards }) => {
      const some = cards.filter(({ rank }) => ranks.has(rank))
      const isNew = own !== text
      if (some.length > 0) text = own
      return some.length === 0 ? [] : [...(isNew ? [title] : []), ...topic, ...some.map(({ block }) => block)]
    })
    const left = cards.filter(({ rank }) => !ranks.has(rank) && !said.has(rank))
    return [...head, ...shown, ...page.optional('P', parts.leftOutOf(left)), ...tail]
  }
}

/** A section; its title is printed where another text begins. */
interface SectionBlocks {
  readonly own: string
  readonly title: Block
  readonly topic: readonly Block[]
  readonly cards: readonly { readonly rank: number; readonly block: Block }[]
}

class Layout {
  private readonly doc: TaggedDocument

  constructor(doc: TaggedDocument) {
    this.doc = doc
  }

  paragraph(type: string, runs: readonly Run[], gap: number): Block {
    const lines = this.lines(runs, TEXT.width)
    return {
      height: heightOf(lines) + gap,
      isHeading: type.startsWith('H'),
      draw: top => this.doc.write(this.doc.root, type, lines, TEXT.left, top),
    }
  }

  optional(type: string, runs: readonly Run[]): Block[] {
    return runs.length === 0 ? [] : [this.paragraph(type, runs, GAP)]
  }

  /** A heading and its items, all on one page; nothing without items. */
  list(title: string, items: readonly (readonly Run[])[]): Block[] {
    if (items.length === 0) return []
    const heading = this.lines([{ text: title, style: parts.STYLE.heading }], TEXT.width)
    const all = items.map(runs => this.lines(runs, TEXT.width - INDENT))
    const height = heightOf(heading) + all.reduce((sum, lines) => sum + heightOf(lines) + 1, 0) + GAP
    const draw = (top: number) => {
      let y = this.doc.write(this.doc.root, 'H2', heading, TEXT.left, top)
      const list = this.doc.open(this.doc.root, 'L')
      for (const lines of all) {
        const item = this.doc.open(list, 'LI')
        this.doc.label('–', parts.STYLE.text, TEXT.left + 6, y + 8.6)
        y = this.doc.write(item, 'LBody', lines, TEXT.left + INDENT, y) + 1
        item.end()
      }
      list.end()
    }
    return [{ height, isHeading: false, draw }]
  }

  section(section: SheetSection): SectionBlocks {
    const { kind, title, role, cards } = section
    const topic = parts.topicTitle(section)
    let tag = ''
    return {
      own: [kind, title].join(),
      title: this.textTitle(section),
      topic: topic.length === 0 ? [] : [this.paragraph('H3', topic, 1)],
      cards: cards.map(card => {
        const before = tag
        tag = parts.tagOf(card)
        return { rank: card.rank, block: this.card(parts.bodyOf(card, tag === before ? '' : tag), role) }
      }),
    }
  }

  /** In a box what kind it is: white on black a promise, black on white what a report says. */
  private textTitle(section: SheetSection): Block {
    const name = { text: SAY.role(section.role), style: { ...parts.STYLE.tag, color: '#ffffff' } }
    const isFact = section.role === 'facts'
    const box = this.lines([isFact ? { ...name, style: parts.STYLE.tag } : name], TEXT.width)
    const width = (box[0]?.[0]?.width ?? 0) + 8
    const lines = this.lines(parts.textTitle(section), TEXT.width - width - 6)
    const draw = (top: number) => {
      this.doc.decorate(pdf => {
        pdf.rect(TEXT.left, top + 2, width, 11).lineWidth(0.7)
        if (isFact) pdf.strokeColor('#111111').stroke()
        else pdf.fillColor('#111111').fill()
      })
      this.doc.write(this.doc.root, 'P', box, TEXT.left + 4, top + 2.4)
      this.doc.write(this.doc.root, 'H2', lines, TEXT.left + width + 6, top)
    }
    return { height: heightOf(lines) + 3, isHeading: true, draw }
  }

  private card(paragraphs: readonly (readonly Run[])[], role: Role): Block {
    const body = paragraphs.map(runs => this.lines(runs, TEXT.width - INDENT))
    const height = body.reduce((sum, lines) => sum + heightOf(lines), 0)
    const draw = (top: number) => {
      const quote = this.doc.open(this.doc.root, 'BlockQuote')
      let y = top
      for (const lines of body) y = this.doc.write(quote, 'P', lines, TEXT.left + INDENT, y)
      quote.end()
      this.margin(top, y, role)
    }
    return { height: height + GAP, isHeading: false, draw }
  }

  /** A box to tick, and a line for a promise, two for what a report says. */
  private margin(top: number, bottom: number, role: Role): void {
    this.doc.decorate(pdf => {
      pdf
        .lineWidth(0.6)
        .strokeColor('#111111')
        .rect(TEXT.left, top + 2, 7, 7)
        .stroke()
      const bars = role === 'facts' ? [11, 13] : [12]
      pdf.lineWidth(role === 'facts' ? 0.5 : 1.6)
      for (const x of bars)
        pdf
          .moveTo(TEXT.left + x, top + 2)
          .lineTo(TEXT.left + x, bottom)
          .stroke()
    })
  }

  private lines(runs: readonly Run[], width: number): Line[] {
    const shown = runs.map(run => ({ ...run, text: this.doc.printable(run.text) }))
    return breakLines(shown, width, this.doc.measure)
  }
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + sizeOf(line) * LEADING, 0)
}
