/** Block builder: blocks from the events of a parser. */

import type { Slice } from '../model.ts'
import { cut } from '../text/cut.ts'
import { type Block, type BlockKind, blockSlices, blockText, type Line, type Unquoted } from './blocks.ts'
import { Table } from './table.ts'
import { WithheldElement, type Withholding, withholdingOf } from './withheld.ts'

/** Collects blocks from the events of a parser. Offsets given to it are offsets of the file. */
export class BlockBuilder {
  readonly blocks: Block[] = []
  /** Heads of the tables that were read as rows; they stand on the page once. */
  readonly heads: string[] = []
  private readonly tables: Table[] = []
  private readonly withheld: { readonly reason: Withholding; readonly slices: Slice[] }[] = []
  private readonly patchy: Block[] = []
  private struck = 0
  private element: WithheldElement | null = null
  private isPatchy = false
  private isBelowButton = false
  private kind: BlockKind = 'paragraph'
  private level = 0
  private lines: Line[] = []
  private strong = 0
  private linked = 0
  private lists = 0
  private readonly file: string
  private readonly printed: readonly Slice[]

  /** `printed`: what a template prints in the file, in order. */
  constructor(file: string, printed: readonly Slice[] = []) {
    this.file = file
    this.printed = printed
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
    if (lines.length > 0) this.finish({ kind: this.kind, level: this.level, lines })
    this.lines = []
    this.isPatchy = false
    this.kind = 'paragraph'
    this.level = 0
  }

  /** Another paragraph after the line break at `at`: an item or heading still open goes on, a paragraph ends. */
  goOn(at: number): void {
    if (!this.lines.some(line => cut(this.file, line.slices) !== '')) return
    if (this.kind === 'paragraph') this.close()
    else this.hardBreak(at, at + 1)
  }

  /** Ends the block in progress and all tables that nothing closed. */
  end(): void {
    this.close()
    while (this.tables.length > 0) this.closeTable()
  }

  /** The table that blocks are put into, if any; its cells are opened and closed by the parser. */
  table(): Table | undefined {
    return this.tables.at(-1)
  }

  openTable(): void {
    this.close()
    this.tables.push(new Table())
  }

  /** Ends the innermost table: its rows become blocks, or the blocks in its cells when it is a mere layout. */
  closeTable(): void {
    this.close()
    const table = this.tables.pop()
    if (table === undefined) return
    const { blocks, heads } = table.read(this.file)
    for (const block of blocks) this.put(block)
    this.heads.push(...heads)
  }

  private finish(block: Block): void {
    if (!this.isPatchy || block.kind === 'heading') {
      this.put(block)
      return
    }
    const patchy = { ...block, isPatchy: true }
    this.patchy.push(patchy)
    this.put(patchy)
  }

  private put(block: Block): void {
    const table = this.table()
    if (table === undefined) this.blocks.push(block)
    else table.put(block)
  }

  /** The block in progress has what stands in `[from, to)` of the file; a template may print something there. */
  covers(from: number, to: number): void {
    let low = 0
    let high = this.printed.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.printed[middle]?.to ?? 0) <= from) low = middle + 1
      else high = middle
    }
    if ((this.printed[low]?.from ?? to) < to) this.isPatchy = true
  }

  /** Text from here on is struck out, or is not any more. */
  strikeDepth(change: 1 | -1): void {
    if (change === 1) this.withhold('struck-out')
    this.struck = Math.max(0, this.struck + change)
  }

  /** An element opens with `tag`. `isBlock`: it begins a line of its own. */
  openElement(name: string, tag: string, isBlock: boolean): void {
    const reason = withholdingOf(name, tag, this.isBelowButton)
    this.isBelowButton = false
    if (this.element?.endsBefore(name, isBlock) === true) this.element = null
    if (reason === null || this.element !== null) return
    this.withhold(reason)
    this.element = new WithheldElement(name)
  }

  closeElement(name: string): void {
    if (name === 'button') this.isBelowButton = true
    if (this.element?.endsAt(name) === true) this.element = null
  }

  private isWithheld(): boolean {
    return this.struck > 0 || this.element !== null
  }

  private withhold(reason: Withholding): void {
    if (!this.isWithheld()) this.withheld.push({ reason, slices: [] })
  }

  /** Words that are struck out or hidden, and blocks that a template fills in. */
  unquoted(): Unquoted[] {
    const withheld = this.withheld.map(({ reason, slices }) => ({
      reason,
      from: slices[0]?.from ?? 0,
      text: cut(this.file, slices),
    }))
    const patchy = this.patchy.map(block => ({
      reason: 'patchy' as const,
      from: blockSlices(block)[0]?.from ?? 0,
      text: blockText(this.file, block),
    }))
    return [...withheld, ...patchy].filter(({ text }) => /\p{L}/u.test(text))
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
    if (this.isWithheld()) this.withheld.at(-1)?.slices.push({ from, to: from + length })
    else this.current().slices.push({ from, to: from + length })
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
    if (this.isWithheld()) {
      this.withheld.at(-1)?.slices.push({ from, to })
      return
    }
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
