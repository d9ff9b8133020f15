/** Blocks: headings, paragraphs, list items and rows of tables of a text, as slices of its file, in reading order. */

import type { Slice } from '../model.ts'
import { cut } from '../text/cut.ts'

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row'

/** Level of the caption of a table: a heading for its rows and for nothing else. */
export const CAPTION_LEVEL = 9

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
  /** What a row has in its cells, without their heads: each stands alone on the page. */
  readonly cells?: readonly (readonly Slice[])[]
  /** A template prints something between its words, so that the words alone are not what the page says. */
  readonly isPatchy?: boolean
}

/** Text that is not quoted, though it stands in the file. */
export interface Unquoted {
  readonly reason: 'struck-out' | 'hidden' | 'conditional' | 'patchy' | 'unclosed' | 'escaped'
  /** Where it begins in the file. */
  readonly from: number
  readonly text: string
}

export function blockSlices(block: Block): Slice[] {
  return block.lines.flatMap(line => line.slices)
}

export function blockText(file: string, block: Block): string {
  return cut(file, blockSlices(block))
}

/** Words of a text without superfluous white space. */
export function wordCount(text: string): number {
  return text === '' ? 0 : text.split(' ').length
}

/** What of a block stands together on the page: all of it, or each cell of a row by itself. */
export function stretchesOf(file: string, block: Block): string[] {
  return block.cells?.map(cell => cut(file, cell)) ?? [blockText(file, block)]
}
