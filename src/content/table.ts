/** Tables of figures: each row becomes one block that reads `Investice: Bazén; Cena: 45 mil. Kč`. */

import type { Separator, Slice } from '../model.ts'
import { cut, narrow } from '../text/cut.ts'
import { type Block, blockSlices, CAPTION_LEVEL, type Line } from './blocks.ts'

interface Cell {
  readonly blocks: Block[]
  readonly head: boolean
  /** Columns and rows it covers. */
  readonly across: number
  readonly down: number
}

/** A cell in its column, as slices without white space at their ends. */
interface Placed {
  readonly slices: readonly Slice[]
  readonly text: string
  readonly head: boolean
  readonly strong: boolean
  /** Covers more than one column, so that no single head is over it. */
  readonly wide: boolean
  readonly isPatchy: boolean
}

type Row = readonly (Placed | undefined)[]

/** A longer text over a column or beside rows is no name that could be said with every cell. */
const NAME_LETTERS = 80
/** Columns that a cell may cover; a table with more columns is no text to be read. */
const MAX_COLUMNS = 60

/** A table while it is read. What is put in belongs to the cell opened last. */
export class Table {
  private readonly rows: Cell[][] = []
  private readonly all: Block[] = []
  private cell: Cell | null = null
  private isLayout = false

  openRow(): void {
    this.cell = null
    this.rows.push([])
  }

  openCell(head: boolean, across = 1, down = 1): void {
    if (this.rows.length === 0) this.openRow()
    this.cell = { blocks: [], head, across: within(across), down: Math.max(1, down) }
    this.rows.at(-1)?.push(this.cell)
  }

  closeCell(): void {
    this.cell = null
  }

  put(block: Block): void {
    this.all.push(block)
    if (this.cell !== null) this.cell.blocks.push(block)
    else if (!isCaption(block)) this.isLayout = true
  }

  /** Its rows and their heads. Of a table that only arranges a page, what is in its cells, one after the other. */
  read(file: string): { blocks: readonly Block[]; heads: readonly string[] } {
    const rows = this.isFigures() ? placed(file, this.rows) : []
    const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
    const start = rows.findIndex(row => !isTitle(row))
    if (rows.length < 2 || columns < 2 || columns > MAX_COLUMNS || start < 0) {
      return { blocks: this.all.map(block => (isCaption(block) ? asParagraph(block) : block)), heads: [] }
    }
    const titles = rows.slice(0, start).flatMap(([cell]) => (cell === undefined ? [] : captionOf(cell)))
    const heads = headsOf(rows.slice(start))
    const body = rows.slice(heads === null ? start : start + 1)
    return {
      blocks: [
        ...this.all.filter(isCaption),
        ...titles,
        ...body.flatMap(row => rowBlock(file, row, heads ?? [])),
      ],
      heads: heads === null ? [] : heads.flatMap(head => (head === undefined ? [] : [head.text])),
    }
  }

  /** Cells of figures hold one line of text each, and nothing stands between them. */
  private isFigures(): boolean {
    const plain = ({ blocks: [first, ...more] }: Cell) =>
      more.length === 0 && (first === undefined || first.kind === 'paragraph')
    return !this.isLayout && this.rows.every(row => row.every(plain))
  }
}

function within(columns: number): number {
  return Math.min(Math.max(1, columns), MAX_COLUMNS + 1)
}

function isCaption(block: Block): boolean {
  return block.kind === 'heading' && block.level === CAPTION_LEVEL
}

/** One cell over all columns says what the rows below it are about. */
function isTitle([first, ...others]: Row): boolean {
  return first !== undefined && isName(first) && first.wide && others.every(cell => cell === undefined)
}

function captionOf({ slices }: Placed): Block[] {
  return [{ kind: 'heading', level: CAPTION_LEVEL, lines: [lineOf(slices)] }]
}

function asParagraph(block: Block): Block {
  return { ...block, kind: 'paragraph', level: 0 }
}

/** Cells by column. The name at the beginning of several rows is said in each of them. */
function placed(file: string, rows: readonly Cell[][]): Row[] {
  let reaching: { cell: Placed | undefined; left: number }[] = []
  const found: Row[] = []
  for (const cells of rows) {
    const row: (Placed | undefined)[] = []
    const next: typeof reaching = []
    const goOn = () => {
      for (
        let over = reaching[row.length];
        over !== undefined && over.left > 0;
        over = reaching[row.length]
      ) {
        next[row.length] = { cell: over.cell, left: over.left - 1 }
        row.push(row.length === 0 && isName(over.cell) ? over.cell : undefined)
      }
    }
    for (const cell of cells) {
      goOn()
      const content = contentOf(file, cell)
      for (let column = 0; column < cell.across; column++) {
        if (cell.down > 1) next[row.length] = { cell: content, left: cell.down - 1 }
        row.push(column === 0 ? content : undefined)
      }
      if (row.length > MAX_COLUMNS) break
    }
    goOn()
    reaching = next
    found.push(row)
  }
  return found.filter(row => row.some(cell => cell !== undefined))
}

function contentOf(file: string, cell: Cell): Placed | undefined {
  const [block] = cell.blocks
  if (block === undefined) return undefined
  const slices = blockSlices(block)
  const text = cut(file, slices)
  return {
    slices: narrow(file, slices, 0, text.length),
    text,
    head: cell.head,
    strong: block.lines.every(line => line.strong),
    wide: cell.across > 1,
    isPatchy: block.isPatchy === true,
  }
}

function isName(cell: Placed | undefined): boolean {
  return cell !== undefined && cell.text.length <= NAME_LETTERS
}

/**
 * The first row when it names the columns: its cells are marked as heads, or bold, or it is the only one without a
 * figure. Where nothing names them the cells stand alone, as a wrong head would say what the table does not.
 */
function headsOf([first = [], ...body]: readonly Row[]): Row | null {
  const cells = first.filter(cell => cell !== undefined)
  if (cells.length === 0 || !cells.every(isName)) return null
  const hasFigure = (row: Row) => row.some(cell => cell !== undefined && /\d/.test(cell.text))
  if (cells.every(cell => cell.head)) return first
  const beside = [first, ...body].some(row => row.some(cell => cell?.head))
  if (beside || cells.length < 2) return null
  return cells.every(cell => cell.strong) || (!hasFigure(first) && body.every(hasFigure)) ? first : null
}

/** A cell that is a head at the beginning of a row names what follows it. */
function rowBlock(file: string, row: Row, heads: Row): Block[] {
  const lines: Line[] = []
  const cells: (readonly Slice[])[] = []
  let named = false
  let isPatchy = false
  row.forEach((cell, column) => {
    if (cell === undefined) return
    const head = cell.wide ? undefined : heads[column]
    isPatchy ||= cell.isPatchy || head?.isPatchy === true
    const separator: Separator = named && head === undefined ? ': ' : '; '
    named = head === undefined && cell.head && column === 0 && isName(cell)
    const slices = head === undefined ? cell.slices : after(name(file, head), ': ', cell.slices)
    lines.push(lineOf(lines.length === 0 ? slices : after([], separator, slices)))
    cells.push(cell.slices)
  })
  return lines.length === 0 ? [] : [{ kind: 'row', level: 0, lines, cells, isPatchy }]
}

function lineOf(slices: readonly Slice[]): Line {
  return { slices: [...slices], strong: false, linked: false, hard: true }
}

/** A head without the colon it may end with. */
function name(file: string, { slices, text }: Placed): readonly Slice[] {
  return text.endsWith(':') ? narrow(file, slices, 0, text.slice(0, -1).trimEnd().length) : slices
}

function after(before: readonly Slice[], separator: Separator, [first, ...rest]: readonly Slice[]): Slice[] {
  return first === undefined ? [...before] : [...before, { ...first, before: separator }, ...rest]
}
