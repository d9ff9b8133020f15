/** A checkout of a Jekyll site: where its pages are, whose place it is, what its campaigns are called. */

import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseDocument } from 'yaml'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { readText } from './folder.ts'
import { readFrontMatter } from './front-matter.ts'

export interface Site {
  /** Scheme and host with the base path, without a final slash. */
  readonly address: string | null
  /** Address pattern of programme pages, or null when the site publishes none. */
  readonly permalink: string | null
  readonly place: Place | null
  /** Title of a campaign by its category. */
  readonly campaigns: ReadonlyMap<string, string>
  /** Full name of a person by uid. */
  readonly people: ReadonlyMap<string, string>
}

const CONFIG = '_config.yml'
const DEFAULT_PERMALINK = '/:collection/:path:output_ext'

/** Null when `root` is not a Jekyll checkout. A configuration that cannot be read counts as empty. */
export function readSite(root: string, gazetteer: Gazetteer): Site | null {
  if (!existsSync(join(root, CONFIG))) return null
  const config = readYaml(root, CONFIG)
  const program = asRecord(asRecord(config.collections).program)
  const published = program.output === true
  return {
    address: siteAddress(config, basename(root)),
    permalink: published ? String(program.permalink ?? DEFAULT_PERMALINK) : null,
    place: sitePlace(config, gazetteer),
    campaigns: readCampaigns(root),
    people: readPeople(root),
  }
}

function siteAddress(config: Record<string, unknown>, folder: string): string | null {
  const host = typeof config.url === 'string' && config.url !== '' ? config.url : null
  const guess = /^[\w-]+(?:\.[\w-]+)+$/.test(folder) ? `https://${folder}` : null
  const address = host ?? guess
  const base = typeof config.baseurl === 'string' ? config.baseurl : ''
  return address === null ? null : `${withoutSlash(address)}${withoutSlash(base)}`
}

/** Without slashes at the end. */
function withoutSlash(address: string): string {
  return address.replace(/(?<!\/)\/+$/, '')
}

function sitePlace(config: Record<string, unknown>, gazetteer: Gazetteer): Place | null {
  for (const text of [config.title, asRecord(config.organization).name, config.description]) {
    const place = typeof text === 'string' ? gazetteer.labelled(text)[0]?.place : undefined
    if (place !== undefined) return place
  }
  return null
}

function readCampaigns(root: string): Map<string, string> {
  const titles = new Map<string, string>()
  const groups = existsSync(join(root, '_data/campaigns.yml')) ? readYaml(root, '_data/campaigns.yml') : []
  for (const group of asList(groups)) {
    for (const campaign of asList(asRecord(group).campaigns)) {
      const { categoryUid, title } = asRecord(campaign)
      if (typeof categoryUid === 'string' && typeof title === 'string') titles.set(categoryUid, title.trim())
    }
  }
  return titles
}

function readPeople(root: string): Map<string, string> {
  const people = new Map<string, string>()
  const folder = join(root, '_people')
  for (const name of namesIn(folder)) {
    const file = name.endsWith('.md') ? readText(folder, name) : null
    const head = file !== null && 'text' in file ? readFrontMatter(file.text) : null
    if (head === null || 'rule' in head) continue
    const { uid, name: fullName } = head.data
    if (typeof fullName === 'string')
      people.set(typeof uid === 'string' ? uid : name.replace(/\.md$/, ''), fullName.trim())
  }
  return people
}

/** Names of the files in a folder; none when it is not there or cannot be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

/** Address of a file of the programme collection, or null when the site does not publish it. `path` is below `_program/`. */
export function programAddress(
  site: Site,
  path: string,
  data: Readonly<Record<string, unknown>>,
): string | null {
  if (site.permalink === null || isHidden(path, data)) return null
  const stem = path.replace(/\.[^./]+$/, '')
  const name = stem.split('/').at(-1) ?? stem
  const pattern = typeof data.permalink === 'string' ? data.permalink : site.permalink
  const filled = pattern
    .replaceAll(':collection', 'program')
    .replaceAll(':output_ext', '.html')
    .replaceAll(':path', stem)
    .replaceAll(':title', name)
    .replaceAll(':name', name)
  return addressOf(site, filled)
}

/** Address of an ordinary page of the site, or null when the site does not publish it. */
export function pageAddress(
  site: Site,
  path: string,
  data: Readonly<Record<string, unknown>>,
): string | null {
  if (isHidden(path, data)) return null
  const own = typeof data.permalink === 'string' ? data.permalink : null
  return addressOf(site, own ?? path.replace(/\.[^./]+$/, '.html').replace(/(^|\/)index\.html$/, '$1'))
}

/** Jekyll leaves out unpublished files and names that begin with one of four signs. */
function isHidden(path: string, data: Readonly<Record<string, unknown>>): boolean {
  return data.published === false || path.split('/').some(part => /^[._#~]/.test(part))
}

function addressOf(site: Site, path: string): string | null {
  if (site.address === null) return null
  return (
    site.address +
    `/${path}`
      .replace(/\/{2,}/g, '/')
      .split('/')
      .map(encodeURIComponent)
      .join('/')
  )
}

function readYaml(root: string, path: string): Record<string, unknown> {
  const file = readText(root, path)
  if (!('text' in file)) return {}
  const document = parseDocument(file.text, { uniqueKeys: false, strict: false, logLevel: 'silent' })
  try {
    return (document.toJS() ?? {}) as Record<string, unknown>
  } catch {
    return {}
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
