/** Words of a passage with those that introduce it and those of its list, as one reads them. */

import { introductionsOf } from '../content/list.ts'
import type { Passage } from '../model.ts'

type Worded = Pick<Passage, 'lead' | 'text' | 'list'>

/** All of them, separated by single spaces. */
export function wordsOf({ lead, text, list }: Worded): string {
  return [...introductionsOf(lead), { text }, ...(list?.items ?? [])].map(part => part.text).join(' ')
}

/** Where in them those of the passage itself begin. */
export function ownStart({ lead }: Pick<Passage, 'lead'>): number {
  return introductionsOf(lead).reduce((length, { text }) => length + text.length + 1, 0)
}
