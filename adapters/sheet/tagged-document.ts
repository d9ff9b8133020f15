/** Tagged document: pdfkit with one family of fonts, where all that is drawn is either in the structure or an artifact. */

import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { fontFiles } from './fonts.ts'
import type { Line, Measure, Piece } from './lines.ts'
import { printable, type Style } from './run.ts'

type Element = PDFKit.PDFStructureElement

/** Height of a line, and of what is above its base, in sizes of its letters. */
export const LEADING = 1.2
const ASCENT = 0.98

export interface DocumentInfo {
  readonly title: string
  /** Day that the file says it was made on, so that the same sheet has the same bytes. */
  readonly date: Date
}

/** What pdfkit has and its types do not tell. */
interface Internals {
  _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } }
  _fontFamilies: Record<string, { finalize(): void }>
  subset: number
}

export class TaggedDocument {
  readonly root: Element
  private readonly doc: PDFKit.PDFDocument
  private readonly inside: Internals

  constructor({ title, date }: DocumentInfo) {
    const options = {
      ...{ size: 'A4', margin: 0, pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: 'cs' },
      // A font opened here by its file would be read again each time that it is asked for by its name.
      ...{ displayTitle: true, font: '' },
      info: { Title: title, Author: 'Doslova', CreationDate: date },
    }
    this.doc = new PDFDocument(options as PDFKit.PDFDocumentOptions)
    this.inside = this.doc as unknown as Internals
    for (const [name, file] of Object.entries(fontFiles())) this.doc.registerFont(name, file)
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  readonly measure: Measure = (text, style) => this.styled(style).widthOfString(text)

  printable(text: string): string {
    const { font } = (this.styled({ font: 'bold', size: 9, color: '#000' }) as unknown as Internals)._font
    return printable(text, codePoint => font.hasGlyphForCodePoint(codePoint))
  }

  nextPage(): void {
    this.doc.addPage()
  }

  /** A part of the structure, open for other parts until `end`. */
  open(parent: Element, type: string): Element {
    const element = this.doc.struct(type)
    parent.add(element)
    return element
  }

  /** Lines below `top` as a part of the structure; links are parts of their own. Gives where they end. */
  write(parent: Element, type: string, lines: readonly Line[], left: number, top: number): number {
    const element = this.open(parent, type)
    let y = top
    for (const line of lines) {
      const size = sizeOf(line)
      for (const piece of line) this.part(element, piece, left, y + size * ASCENT)
      y += size * LEADING
    }
    element.end()
    return y
  }

  /** What is drawn here is no part of the text: lines, boxes, numbers of pages. */
  decorate(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw(this.doc)
    this.doc.endMarkedContent()
  }

  /** A line of text that is no part of the structure. */
  label(text: string, style: Style, x: number, base: number): void {
    this.decorate(() => this.text(text, style, x, base))
  }

  async bytes(): Promise<Uint8Array> {
    this.root.end()
    const made = buffer(this.doc)
    this.finishFonts()
    this.doc.end()
    return new Uint8Array(await made)
  }

  private part(element: Element, { text, style, link, x, width }: Piece, left: number, base: number): void {
    const href = link ? addressOf(link) : null
    const part = this.open(element, href === null ? 'Span' : 'Link')
    part.add(() => this.text(text, style, left + x, base))
    if (href !== null) {
      // A plain string as address, and a text that says where the link leads.
      const options: object = { structParent: part, Contents: new String(`Odkaz: ${href}`) }
      const top = base - style.size * ASCENT
      this.doc.link(left + x, top, width, style.size * LEADING, href, options)
    }
    part.end()
  }

  private text(text: string, style: Style, x: number, base: number): void {
    const options = { lineBreak: false, baseline: 'alphabetic' } as const
    this.styled(style).fillColor(style.color).text(text, x, base, options)
  }

  private styled({ font, size }: Style): PDFKit.PDFDocument {
    return this.doc.font(font).fontSize(size)
  }

  /** PDF/UA forbids the CIDSet that pdfkit 0.20 writes (7.21.4.2): without a subset named, it writes none. */
  private finishFonts(): void {
    const { subset, _fontFamilies } = this.inside
    this.inside.subset = 0
    for (const font of Object.values(_fontFamilies)) font.finalize()
    this.inside.subset = subset
  }
}

export function sizeOf(line: Line): number {
  return Math.max(...line.map(({ style }) => style.size))
}

/** Null where a link is none. */
function addressOf(link: string): string | null {
  return URL.canParse(link) ? new URL(link).href : null
}
