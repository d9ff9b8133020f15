/** Page breaks: texts that the end of a page cut in two. */

import { type Block, blockSlices, blockText, type Line, wordCount } from './blocks.ts'

/** Blocks that are one text, cut by the ends of pages. */
interface Joined {
  readonly first: Block
  readonly lines: Line[]
  last: Block
  /** The last letters of its text. */
  end: string
  words: number
  isPatchy: boolean
}

/**
 * A paragraph cut by the end of a page resumes in lower case; in a report without any marks also with a name,
 * where a long item breaks off without a full stop.
 */
export function joinPages(file: string, blocks: readonly Block[], named: boolean): Block[] {
  const joined: Joined[] = []
  for (const block of blocks) {
    const text = blockText(file, block)
    const before = joined.at(-1)
    const space =
      before !== undefined && resumes(before, text, block, named) ? gap(file, before.last, block) : null
    if (before === undefined || space === null) {
      joined.push({
        first: block,
        lines: [...block.lines],
        last: block,
        end: text.slice(-2),
        words: wordCount(text),
        isPatchy: block.isPatchy === true,
      })
      continue
    }
    before.lines.push(space)
    for (const line of block.lines) before.lines.push(line)
    before.last = block
    before.end = text.slice(-2)
    before.words += wordCount(text)
    before.isPatchy ||= block.isPatchy === true
  }
  return joined.map(({ first, lines, isPatchy }) => ({ ...first, lines, isPatchy }))
}

function resumes({ first, end, words }: Joined, text: string, block: Block, named: boolean): boolean {
  const goesOn = first.kind === 'paragraph' || first.kind === 'item'
  if (!goesOn || block.kind !== 'paragraph' || !/[\p{L}\p{N},)–-]$/u.test(end)) return false
  if (/^\p{Ll}/u.test(text)) return true
  return !named && first.kind === 'item' && words >= 20 && wordCount(text) >= 8 && !text.endsWith(':')
}

/** White space between two blocks, to stand for the space between their words, or null where there is none. */
function gap(file: string, before: Block, after: Block): Line | null {
  const from = blockSlices(before).at(-1)?.to ?? 0
  const at = file.slice(from - 1, blockSlices(after)[0]?.from).search(/\s/)
  if (at < 0) return null
  return { slices: [{ from: from - 1 + at, to: from + at }], strong: false, linked: false, hard: false }
}
