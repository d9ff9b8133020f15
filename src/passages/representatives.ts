/** Representatives: a few passages of each text, enough to say which texts there are and to lead into each of them. */

import type { Passage, Source } from '../model.ts'
import type { Passages } from './passages.ts'
import { sourcesOf } from './sources.ts'
import { speaks } from './speaking.ts'

/** Headings of one text that are represented. */
const MOST_HEADINGS = 8

/** The first passage of each text, the first that speaks, that stands nowhere else, that is short, and that of a heading; in order. */
export function representativesOf(passages: Passages, lettersAtOnce: number): Passage[] {
  const known = new Set<string>()
  const headings = new Map<string, number>()
  const isNew = (name: string): boolean => known.size < known.add(name).size
  const hasNewHeading = (text: string, heading: string): boolean => {
    const count = headings.get(text) ?? 0
    if (count === MOST_HEADINGS || !isNew(`heading\n${text}\n${heading}`)) return false
    headings.set(text, count + 1)
    return true
  }
  return [...passages].filter(passage => {
    if (passage.leftover !== null) return false
    const sources = sourcesOf(passage)
    const isSpeaking = speaks(passage)
    const isShort = passage.text.length <= lettersAtOnce
    return sources
      .map(textOf)
      .map(text => {
        const is = [
          isNew(`first\n${text}`),
          isSpeaking && isNew(`speaks\n${text}`),
          isSpeaking && sources.length === 1 && isNew(`own\n${text}`),
          isSpeaking && isShort && passage.list === null && isNew(`short\n${text}`),
          isSpeaking && hasNewHeading(text, passage.headings.at(-1) ?? ''),
        ]
        return is.includes(true)
      })
      .includes(true)
  })
}

/** What tells texts apart in lists. */
export function textOf({ folder, file, title, place, year, election }: Source): string {
  return [folder, file, title, place, year, election?.label].join('\n')
}
