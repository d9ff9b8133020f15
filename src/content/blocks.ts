/** Headings, paragraphs and list items of a text, as slices of its file, in reading order. */

import type { Slice } from '../model.ts'
import { cut } from '../text/cut.ts'

export type BlockKind = 'heading' | 'paragraph' | 'item'

/** A line as the author broke it; `hard` when the page breaks it too. */
export interface Line {
  readonly slices: Slice[]
  /** All of its words are bold. */
  strong: boolean
  /** All of its words are part of links. */
  linked: boolean
  hard: boolean
}

export interface Block {
  readonly kind: BlockKind
  /**
   * Heading level (1 is the highest), depth of a list item (0 is the outermost), and for a paragraph 0, or the level
   * of the heading it looks like.
   */
  readonly level: number
  readonly lines: readonly Line[]
}

export function blockSlices(block: Block): Slice[] {
  return block.lines.flatMap(line => line.slices)
}

export function blockText(file: string, block: Block): string {
  return cut(file, blockSlices(block))
}

/** Collects blocks from the events of a parser. Offsets given to it are offsets of the file. */
export class BlockBuilder {
  readonly blocks: Block[] = []
  private kind: BlockKind = 'paragraph'
  private level = 0
  private lines: Line[] = []
  private strong = 0
  private linked = 0
  private lists = 0
  /** Lines of the block in progress that are known to be blank. */
  private blank = 0
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  /** Ends the block in progress and starts another. */
  open(kind: BlockKind, level: number): void {
    this.close()
    this.kind = kind
    this.level = level
    if (kind === 'heading') this.lists = 0
  }

  /** Starts an item of the innermost HTML list that is open. */
  openItem(): void {
    this.open('item', Math.max(0, this.lists - 1))
  }

  /** Ends the block in progress; what follows is a plain paragraph until the next `open`. */
  close(): void {
    const lines = this.lines.filter(line => cut(this.file, line.slices) !== '')
    if (lines.length > 0) this.blocks.push({ kind: this.kind, level: this.level, lines })
    this.lines = []
    this.blank = 0
    this.kind = 'paragraph'
    this.level = 0
  }

  /** Another paragraph after the line break at `at`: an item or heading still open goes on, a paragraph ends. */
  goOn(at: number): void {
    if (this.isBlank()) return
    if (this.kind === 'paragraph') this.close()
    else this.hardBreak(at, at + 1)
  }

  /** Whether nothing is shown of the block in progress. Only its last line still changes. */
  private isBlank(): boolean {
    for (; this.blank < this.lines.length; this.blank++) {
      const line = this.lines[this.blank]
      if (line !== undefined && cut(this.file, line.slices) !== '') return false
      if (this.blank === this.lines.length - 1) return true
    }
    return true
  }

  isEmpty(): boolean {
    return this.lines.length === 0
  }

  strongDepth(change: 1 | -1): void {
    this.strong = Math.max(0, this.strong + change)
  }

  linkDepth(change: 1 | -1): void {
    this.linked = Math.max(0, this.linked + change)
  }

  listDepth(change: 1 | -1): void {
    this.lists = Math.max(0, this.lists + change)
  }

  /** Adds what `text` has in common with the file from `at` on: blanks in the place of hidden characters stay out. */
  shown(text: string, at: number): void {
    let from = 0
    for (const { 0: blank, index } of text.matchAll(/\s+/g)) {
      const written = this.file.slice(at + index, at + index + blank.length)
      const hidden = difference(blank, written)
      this.text(at + from, at + index + hidden.from)
      from = index + hidden.to
    }
    this.text(at + from, at + text.length)
  }

  /** Adds the characters `[from, to)` of the file; a line break among them ends the line. */
  private text(from: number, to: number): void {
    let start = from
    for (let at = from; at < to; at++) {
      if (this.file[at] !== '\n') continue
      this.add(start, at + 1)
      this.lines.push(emptyLine())
      start = at + 1
    }
    this.add(start, to)
  }

  /** Adds one character written as a reference such as `&bdquo;`, kept as a slice of its own. */
  character(from: number, length: number): void {
    this.current().slices.push({ from, to: from + length })
  }

  /** Ends the line where the page breaks it, at the tag or white space `[from, to)`. */
  hardBreak(from: number, to: number): void {
    const line = this.lines.at(-1)
    if (line === undefined) return
    line.slices.push({ from, to })
    line.hard = true
    this.lines.push(emptyLine())
  }

  private current(): Line {
    const line = this.lines.at(-1) ?? emptyLine()
    if (this.lines.length === 0) this.lines.push(line)
    return line
  }

  private add(from: number, to: number): void {
    if (from >= to) return
    const line = this.current()
    if (this.file.slice(from, to).trim() !== '') {
      line.strong &&= this.strong > 0
      line.linked &&= this.linked > 0
    }
    const last = line.slices.at(-1)
    if (last !== undefined && last.to === from && this.file[last.to - 1] !== ';')
      line.slices[line.slices.length - 1] = { from: last.from, to }
    else line.slices.push({ from, to })
  }
}

/** The range outside of which two texts of one length are equal. */
function difference(a: string, b: string): Slice {
  let from = 0
  let to = a.length
  while (from < to && a[from] === b[from]) from++
  while (to > from && a[to - 1] === b[to - 1]) to--
  return { from, to }
}

function emptyLine(): Line {
  return { slices: [], strong: true, linked: true, hard: false }
}
