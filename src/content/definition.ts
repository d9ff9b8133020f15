/** Definition lists of kramdown: a term in a line of its own, its meaning in the next one after a colon. */

import { cut, withoutStart } from '../text/cut.ts'
import { type Block, blockText, type Line, wordCount } from './blocks.ts'
import { TERM_LEVEL } from './html.ts'

const MEANING = /^:\s+\S/
/** Longest term; a longer line is a text that goes on in a line with a colon. */
const TERM_WORDS = 15

/** Terms become headings and each meaning a paragraph below them, as `<dt>` and `<dd>` do. */
export function splitDefinitions(file: string, blocks: readonly Block[]): Block[] {
  const found: Block[] = []
  for (const block of blocks) {
    const starts = block.kind === 'paragraph' ? startsOf(file, block) : []
    const [first] = starts
    const terms = first === undefined ? [] : first > 0 ? block.lines.slice(0, first).map(paragraph) : []
    const above = first === 0 ? found.at(-1) : undefined
    if (first === undefined || ![...terms, ...(above ? [above] : [])].every(term => isTerm(file, term))) {
      found.push(block)
      continue
    }
    if (above?.kind === 'paragraph') found[found.length - 1] = asTerm(above)
    found.push(...terms.map(asTerm))
    starts.forEach((from, at) => {
      const [line, ...rest] = block.lines.slice(from, starts[at + 1])
      if (line !== undefined) found.push({ ...block, lines: [withoutMark(file, line), ...rest] })
    })
  }
  return found
}

/** Numbers of the lines that begin a meaning. */
function startsOf(file: string, block: Block): number[] {
  return block.lines.flatMap((line, at) => (MEANING.test(cut(file, line.slices)) ? [at] : []))
}

function paragraph(line: Line): Block {
  return { kind: 'paragraph', level: 0, lines: [line] }
}

function asTerm(block: Block): Block {
  return { ...block, kind: 'heading', level: TERM_LEVEL }
}

/** A heading or a meaning above is as good: the list goes on. */
function isTerm(file: string, block: Block): boolean {
  return block.kind !== 'paragraph' || wordCount(blockText(file, block)) <= TERM_WORDS
}

function withoutMark(file: string, line: Line): Line {
  return { ...line, slices: withoutStart(file, line.slices, 1) }
}
