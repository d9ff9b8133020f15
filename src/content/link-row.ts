/** Rows of links: furniture of a page that leads elsewhere. */

import { isFirstPersonPlural } from '../czech/verb.ts'
import { type Block, blockText, wordCount } from './blocks.ts'

/** The end of a sentence, but not of a teaser such as `Chci vědět víc...` */
const SENTENCE_END = /[^.][.!?]$/

/** A block of links and nothing else leads elsewhere, unless it is a sentence or an item of a list of other things. */
export function withoutLinkRows(file: string, blocks: readonly Block[]): Block[] {
  const lists = listsOf(blocks)
  return blocks.filter(block => !isLinked(block) || lists.get(block) === false || !isLinkRow(file, block))
}

function isLinkRow(file: string, block: Block): boolean {
  if (block.kind === 'heading' || block.kind === 'row') return false
  const text = blockText(file, block)
  const words = wordCount(text)
  return words < 10 && !SENTENCE_END.test(text) && (words <= 5 || !isFirstPersonPlural(text.toLowerCase()))
}

function isLinked(block: Block): boolean {
  return block.lines.every(line => line.linked)
}

/** For each item, whether its list has nothing but links; lists inside it are lists of their own. */
function listsOf(blocks: readonly Block[]): Map<Block, boolean> {
  const open: { level: number; items: Block[] }[] = []
  const lists: Block[][] = []
  for (const block of blocks) {
    if (block.kind !== 'item') open.length = 0
    else {
      while ((open.at(-1)?.level ?? -1) > block.level) open.pop()
      if (open.at(-1)?.level !== block.level) {
        open.push({ level: block.level, items: [] })
        lists.push(open.at(-1)?.items ?? [])
      }
      open.at(-1)?.items.push(block)
    }
  }
  return new Map(
    lists.flatMap(items => {
      const linked = items.every(isLinked)
      return items.map(item => [item, linked] as const)
    }),
  )
}
