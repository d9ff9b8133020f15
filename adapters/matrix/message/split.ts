/** Splitting: long texts in parts, at paragraphs or sentences where possible, and never inside a letter. Pure. */

import { breakAt } from '../../shared/split.ts'

/** `text` in parts of at most `limit` UTF-16 units, without white space at their ends. */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const at = breakAt(rest, limit)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}
