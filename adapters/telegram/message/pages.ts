/** Pages of a list of topics: those of a year together, as long as they fit. Pure. */

import type { Choice } from '../../../src/reply/block.ts'

const BUTTONS_A_PAGE = 8
/** Choices that have no year are further passages: all of them stand below their message. */
const MOST_CHOICES = 20

/** `items` in their order; at least one page where there are any. */
export function pagesOf(items: readonly Choice[]): readonly (readonly Choice[])[] {
  if (items.every(({ year }) => year === undefined)) return [items.slice(0, MOST_CHOICES)]
  const pages: Choice[][] = []
  for (const year of new Set(items.map(item => item.year))) {
    const group = items.filter(item => item.year === year)
    const last = pages.at(-1)
    if (last !== undefined && last.length + group.length <= BUTTONS_A_PAGE) last.push(...group)
    else
      for (let from = 0; from < group.length; from += BUTTONS_A_PAGE)
        pages.push(group.slice(from, from + BUTTONS_A_PAGE))
  }
  return pages
}
