/** Fields of front matter: the keys that say something to this program, and what a misspelt one was meant to be. */

import { fold } from '../czech/fold.ts'
import { nearest } from '../text/nearest.ts'

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

/** One line of front matter, as its author wrote it. */
export interface FrontMatterField {
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

/** The last field of a name; it is the one that counts. */
export function fieldOf(fields: readonly FrontMatterField[], name: string): FrontMatterField | undefined {
  return fields.findLast(field => field.name === name)
}

/** Line of the last field of a name, or null. */
export function lineOf(fields: readonly FrontMatterField[], name: string): number | null {
  return fieldOf(fields, name)?.line ?? null
}
