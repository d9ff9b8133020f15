/** Claims: the fields that say what a text is and how far it can be relied on, and what those that cannot be understood count as. */

import type { Kind, Wording } from '../model.ts'
import { editsWithin, nearest } from '../text/nearest.ts'
import { type FrontMatterField, meantKey } from './fields.ts'

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

const YES = ['true', 'yes', 'on', 'ano'] as const
const NO = ['false', 'no', 'off', 'ne'] as const

/** Whether a value says yes: null when there is none, undefined when it says neither yes nor no. */
export function flag(value: unknown): boolean | null | undefined {
  const word = oneOf([...YES, ...NO], typeof value === 'boolean' ? String(value) : value)
  return word == null ? word : (YES as readonly string[]).includes(word)
}

type Data = Readonly<Record<string, unknown>>

/** Whether a text is not approved yet, or nobody can tell. */
export function isDraft({ status, draft, published }: Data): boolean {
  const unpublished = flag(published)
  const drafted = flag(draft)
  return (
    oneOf(STATUSES, status) !== null ||
    (drafted !== null && drafted !== false) ||
    (unpublished !== null && unpublished !== true)
  )
}

/** Keys that say what a text is and how far it can be relied on, with the words of each. */
const CLAIMS: Readonly<Record<string, readonly string[]>> = {
  wording: WORDINGS,
  kind: KINDS,
  status: STATUSES,
  draft: [...YES, ...NO],
  published: [...YES, ...NO],
}

/** A key that says what a text is, but so that it cannot be understood. */
export interface Doubt {
  readonly field: FrontMatterField
  /** What the text counts as; null when it cannot be told a promise from a report. */
  readonly claim: 'summary' | 'draft' | null
}

/** Misspelt claims, and claims made twice in two ways. `plain`: the text stands in a folder that is no site. */
export function doubtsOf(fields: readonly FrontMatterField[], plain: boolean): Doubt[] {
  const values = new Map<string, Set<unknown>>()
  for (const { name, value } of fields) values.set(name, (values.get(name) ?? new Set()).add(value))
  return fields.flatMap((field): Doubt[] => {
    const misspelt = misspeltClaim(field, plain)
    const key = misspelt ?? field.name
    if (!Object.hasOwn(CLAIMS, key) || (misspelt === null && values.get(key)?.size === 1)) return []
    return [{ field, claim: key === 'kind' ? null : key === 'wording' ? 'summary' : 'draft' }]
  })
}

/** The claim that a misspelt key makes. On a site, where other keys live, only a word of that claim tells. */
function misspeltClaim({ key, value }: FrontMatterField, plain: boolean): string | null {
  const meant = meantKey(key, plain)
  const words = meant === null ? undefined : CLAIMS[meant]
  if (meant === null || words === undefined || value == null || typeof value === 'object') return null
  const given = String(value).trim()
  const tells = oneOf(words, given) != null || nearest(given, words) !== null
  const sure = plain && (meant === 'wording' || meant === 'status') && editsWithin(key, meant, 1) !== null
  return tells || sure ? meant : null
}

/** The values of a head with the weaker claim wherever a claim cannot be understood. */
export function withDoubts(data: Data, doubts: readonly Doubt[]): Data {
  const summary = doubts.some(({ claim }) => claim === 'summary')
  const draft = doubts.some(({ claim }) => claim === 'draft')
  return { ...data, ...(summary && { wording: 'summary' }), ...(draft && { status: 'draft' }) }
}

/** A wording that is no known word counts as ours, so that it is never shown as a quotation. */
export function wordingOf({ wording }: Data): Wording {
  const stated = oneOf(WORDINGS, wording)
  return stated === null ? 'verbatim' : (stated ?? 'summary')
}
