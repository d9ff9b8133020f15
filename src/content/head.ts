/** Values of a head that are one of a few words, in any case and with spaces around. */

import type { Kind, Wording } from '../model.ts'

export const WORDINGS = ['verbatim', 'summary'] as const satisfies readonly Wording[]
export const KINDS = ['program', 'prevention'] as const satisfies readonly Kind[]
/** Every other status follows from the year and the headings. */
export const STATUSES = ['draft'] as const

/** The word that a value is: null when the head gives none, undefined when it is none of `words`. */
export function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | null | undefined {
  if (value == null || value === '') return null
  const given = typeof value === 'string' ? value.trim().toLowerCase() : ''
  return words.find(word => word === given)
}
