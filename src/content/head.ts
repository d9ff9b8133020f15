/** Head: what its keys and values mean, and what those mean that are misspelt. */

import { fold } from '../czech/fold.ts'
import type { Kind, Wording } from '../model.ts'
import { editsWithin, nearest } from '../text/nearest.ts'

export const WORDINGS = ['verbatim', 'summary'] as const satisfies readonly Wording[]
export const KINDS = ['program', 'prevention'] as const satisfies readonly Kind[]
/** Every other status follows from the year and the headings. */
export const STATUSES = ['draft'] as const

/** Keys that say something to this program. */
const KEYS = [
  ...['campaignCategoryUid', 'campaignGroupUid', 'uid', 'order', 'title', 'garant', 'kind'],
  ...['place', 'misto', 'year', 'rok', 'election', 'volby', 'wording', 'status', 'url'],
  ...['perex', 'perex1', 'perex2', 'intro', 'draft', 'published', 'permalink'],
] as const satisfies readonly string[]

/** Keys of sites and their templates; here they say nothing, and they are no misspelling of ours. */
const FOREIGN = new Set(
  [
    'approved author autor categories category collection comic comics comments date description excerpt featured',
    'figure hidden icon image img info keywords lang last_modified_at layout link menu name order_by pdf photo ref',
    'rbar rbarImgOff redirect_from redirect_to redmine relatives shortTitle sitemap style sub subtitle tag',
    'tags template topic type unit updated version videa video videos weight',
  ].flatMap(line => line.toLowerCase().split(' ')),
)

/** Other words for our keys, without accents. */
const SYNONYMS: Readonly<Record<string, string>> = {
  guarantor: 'garant',
  garantka: 'garant',
  nazev: 'title',
  nadpis: 'title',
  zneni: 'wording',
  stav: 'status',
  druh: 'kind',
  obec: 'place',
  mesto: 'place',
  adresa: 'url',
  odkaz: 'url',
  zdroj: 'url',
  source: 'url',
  poradi: 'order',
  koncept: 'draft',
  navrh: 'draft',
}
/** Other words for our keys in a folder of texts; on a site they are keys of its own. */
const SYNONYMS_IN_FOLDERS: Readonly<Record<string, string>> = {
  author: 'garant',
  autor: 'garant',
  link: 'url',
}

/** One line of a head, as its author wrote it. */
export interface HeadField {
  readonly key: string
  /** The known key that it is, whatever its upper and lower case, or `key` itself. */
  readonly name: string
  readonly value: unknown
  readonly line: number
}

const NAMES = new Map(KEYS.map(key => [key.toLowerCase(), key as string]))

/** The known key with the same letters; upper and lower case are the same. Any other key is itself. */
export function keyName(key: string): string {
  return NAMES.get(key.toLowerCase()) ?? key
}

export function isKnown(name: string): boolean {
  return NAMES.get(name.toLowerCase()) === name
}

/** The known key that an unknown one was probably meant to be, or null. `plain`: it stands in a folder that is no site. */
export function meantKey(key: string, plain: boolean): string | null {
  if (isKnown(keyName(key))) return null
  const folded = fold(key)
  if (plain && Object.hasOwn(SYNONYMS_IN_FOLDERS, folded)) return SYNONYMS_IN_FOLDERS[folded] ?? null
  if (isForeign(key)) return null
  return Object.hasOwn(SYNONYMS, folded) ? (SYNONYMS[folded] ?? null) : nearest(folded, KEYS)
}

/** Whether a key is one that sites use for themselves. */
export function isForeign(key: string): boolean {
  return FOREIGN.has(key.toLowerCase())
}

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
  readonly field: HeadField
  /** What the text counts as; null when it cannot be told a promise from a report. */
  readonly claim: 'summary' | 'draft' | null
}

/** Misspelt claims, and claims made twice in two ways. `plain`: the text stands in a folder that is no site. */
export function doubtsOf(fields: readonly HeadField[], plain: boolean): Doubt[] {
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
function misspeltClaim({ key, value }: HeadField, plain: boolean): string | null {
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

/** The last field of a name; it is the one that counts. */
export function fieldOf(fields: readonly HeadField[], name: string): HeadField | undefined {
  return fields.findLast(field => field.name === name)
}

/** Line of the last field of a name, or null. */
export function lineOf(fields: readonly HeadField[], name: string): number | null {
  return fieldOf(fields, name)?.line ?? null
}
