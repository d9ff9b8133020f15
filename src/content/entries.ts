/** Entries: the paragraphs and items among blocks, each with the headings above it and the sentence that introduces it. */

import type { Lead, List, Slice } from '../model.ts'
import { collapse, cut } from '../text/cut.ts'
import { type Block, blockSlices, CAPTION_LEVEL, stretchesOf } from './blocks.ts'
import { sectionGuarantors } from './guarantor.ts'
import { below, introductionOf, Lists, LONGEST_HEADING, leadOf, refersBack } from './list.ts'

/** A paragraph or list item with its place in the document. */
export interface Entry {
  readonly slices: readonly Slice[]
  readonly text: string
  readonly headings: readonly string[]
  readonly lead: Lead | null
  readonly list: List | null
  /** Name printed for the section it stands in, or null. */
  readonly guarantor: string | null
  /** From its first to its last character; the heads of a table stand elsewhere. */
  readonly span: Slice
  /** What of it stands together on the page: all of it, or each cell of a row by itself. */
  readonly stretches: readonly string[]
}

/** A sentence begun by the term above it may go on with a comma or a dash. */
const RUNS_ON = /^(?:[,;:–—-]|…|\.{3})?\s*\p{Ll}/u

/** `notes` stand where they begin in the file, and nothing introduces them. */
export function readEntries(file: string, blocks: readonly Block[], notes: readonly Block[]): Entry[] {
  const reader = new EntryReader(file)
  let noted = 0
  const addNotes = (before: number) => {
    for (let note = notes[noted]; note !== undefined && startOf(note) < before; note = notes[++noted])
      reader.add(note, null)
  }
  for (const [at, block] of blocks.entries()) {
    addNotes(startOf(block))
    reader.read(block, blocks[at + 1])
  }
  addNotes(Number.POSITIVE_INFINITY)
  return reader.entries()
}

/** An entry before it is known who answers for its section, and what it introduces. */
type Found = Omit<Entry, 'guarantor' | 'list'>

interface Heading {
  readonly level: number
  readonly label: string
  readonly slices: readonly Slice[]
}

/** An item, and what introduces those below it. */
interface Parent {
  readonly level: number
  readonly lead: Lead | null
}

class EntryReader {
  private readonly file: string
  private readonly found: Found[] = []
  private readonly lists = new Lists<Found>()
  /** Headings above what comes next, the outermost first. */
  private readonly headings: Heading[] = []
  /** What introduces the list or the table that comes next. */
  private introduction: Lead | null = null
  /** Items that the next one may stand below, the outermost first. */
  private parents: Parent[] = []
  private isBelowHeading = false

  constructor(file: string) {
    this.file = file
  }

  /** The next block; `next` comes after it. */
  read(block: Block, next: Block | undefined): void {
    const slices = blockSlices(block)
    const text = cut(this.file, slices)
    this.leaveHeadings(block)
    if (block.kind === 'heading' && text.length <= LONGEST_HEADING) {
      this.headings.push({ level: block.level, label: headingLabel(text), slices })
      this.introduction = null
      this.parents = []
      this.isBelowHeading = true
      return
    }
    if (block.kind === 'row') this.readRow(block)
    else if (block.kind === 'item') this.readItem(block, next)
    else this.readParagraph(block, text)
    this.isBelowHeading = false
  }

  /** Adds a block, unless the page shows only parts of it. */
  add(block: Block, lead: Lead | null): Found | null {
    if (block.isPatchy === true) {
      this.lists.leaveOut(lead)
      return null
    }
    const slices = blockSlices(block)
    const own = block.cells?.flat() ?? slices
    const entry = {
      ...{ slices, lead, text: cut(this.file, slices), headings: this.headings.map(({ label }) => label) },
      span: { from: own[0]?.from ?? 0, to: own.at(-1)?.to ?? 1 },
      stretches: stretchesOf(this.file, block),
    }
    this.found.push(entry)
    this.lists.add(entry)
    return entry
  }

  entries(): Entry[] {
    const guarantors = sectionGuarantors(this.found)
    return this.found.map((entry, at) => ({
      ...entry,
      list: this.lists.of(entry),
      guarantor: guarantors[at] ?? null,
    }))
  }

  private leaveHeadings({ kind, level }: Block): void {
    const ends = kind === 'heading' || (kind === 'paragraph' && level > 0)
    while (ends && (this.headings.at(-1)?.level ?? 0) >= level) this.headings.pop()
    if (kind !== 'row' && this.headings.at(-1)?.level === CAPTION_LEVEL) this.headings.pop()
  }

  private readParagraph(block: Block, text: string): void {
    const term = this.headings.at(-1)
    const runsOn = this.isBelowHeading && term !== undefined && RUNS_ON.test(text)
    const entry = this.add(block, runsOn ? leadOf(this.file, term.slices) : null)
    this.introduction = text.endsWith(':') ? this.introducedBy(entry) : null
    this.parents = []
  }

  /** What introduces a list before the table does not introduce the table. */
  private readRow(block: Block): void {
    if (this.parents.length > 0) this.introduction = null
    this.parents = []
    this.add(block, this.introduction)
  }

  private readItem(block: Block, next: Block | undefined): void {
    while ((this.parents.at(-1)?.level ?? -1) >= block.level) this.parents.pop()
    const parent = this.parents.at(-1)
    const entry = this.add(block, parent === undefined ? this.introduction : parent.lead)
    const isParent = next?.kind === 'item' && next.level > block.level
    this.parents.push({ level: block.level, lead: isParent ? this.introducedBy(entry) : null })
  }

  private introducedBy(entry: Found | null): Lead | null {
    if (entry === null) return null
    const own = introductionOf(this.file, entry.slices, entry.text)
    const isOpen = own?.text === entry.text && refersBack(entry, this.found.at(-2))
    const lead = below(entry.lead, own === null || !isOpen ? own : { ...own, refersBack: true })
    this.lists.introduce(entry, lead)
    return lead
  }
}

function startOf(block: Block): number {
  return blockSlices(block)[0]?.from ?? 0
}

/** Labels of folding buttons begin with the sign of their state: `+ Kontext` is `Kontext`. */
export function headingLabel(text: string): string {
  return collapse(text.replace(/^[-+–]\s+/, '').replace(/:$/, ''))
}
