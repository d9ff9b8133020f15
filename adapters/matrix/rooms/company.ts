/** Company: a direct chat that others come into is a room where the bot has to be mentioned, which it says once; and back. */

import type { RoomId } from '../api/ids.ts'

export type CompanyChange = 'grown' | 'alone-again'

/** Where it is remembered what a room was. */
export interface CompanyFacts {
  knows(room: RoomId, fact: 'direct' | 'grown'): boolean
  learn(room: RoomId, fact: 'direct' | 'grown'): void
  unlearn(room: RoomId, fact: 'direct' | 'grown'): void
}

/** What there is to say about the company in a room since somebody wrote there last, or null. Remembers that it was said. */
export function companyChange(facts: CompanyFacts, room: RoomId, isDirect: boolean): CompanyChange | null {
  const [was, now] = isDirect ? (['grown', 'direct'] as const) : (['direct', 'grown'] as const)
  const hasChanged = facts.knows(room, was)
  if (hasChanged) facts.unlearn(room, was)
  // Of a room that was never a direct chat there is nothing to remember.
  if ((isDirect || hasChanged) && !facts.knows(room, now)) facts.learn(room, now)
  if (!hasChanged) return null
  return isDirect ? 'alone-again' : 'grown'
}
