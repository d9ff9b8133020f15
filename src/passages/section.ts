/** Section: the passages that stand under the same heading of the same file. */

import type { Passage } from '../model.ts'

/** What the passages of one section have in common. */
export function sectionKey({ source, headings }: Passage): string {
  return [source.folder, source.file, ...headings].join('\n')
}

/** How many passages each section has. */
export function sectionSizes(passages: Iterable<Passage>): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const passage of passages) {
    const key = sectionKey(passage)
    sizes.set(key, (sizes.get(key) ?? 0) + 1)
  }
  return sizes
}
