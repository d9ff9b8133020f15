/** Site: a checkout of Jekyll, where its pages are, whose place it is, what its campaigns are called. */

import { lstatSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isMap, isScalar, parseDocument } from 'yaml'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { lineAt, lineStarts } from '../text/source-text.ts'
import { pageUnder, siteAddress } from './address.ts'
import { flag } from './claims.ts'
import { nestsTooDeep } from './complexity.ts'
import type { FileFault } from './file-fault.ts'
import { readText } from './folder.ts'
import { readFrontMatter } from './front-matter.ts'
import { shown } from './problem.ts'

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
const CAMPAIGNS = '_data/campaigns.yml'
/** Letters of the longest configuration; real ones have ten thousand. */
const MAX_DATA = 65_536
const DEFAULT_PERMALINK = '/:collection/:path'
/** Patterns of a site that Jekyll knows by name; with all but the first, pages have an ending. */
const PRETTY = 'pretty'
const WITH_ENDING = ['date', 'ordinal', 'weekdate', 'none']

/** Told what is wrong with a file of the site's own data. */
type Tell = (fault: FileFault) => void

/**
 * Null when `root` is not a Jekyll checkout. A configuration that cannot be read counts as empty, an address of it that
 * is none gives no links; both are told.
 */
export function readSite(root: string, gazetteer: Gazetteer, tell: Tell = () => {}): Site | null {
  if (!isThere(root, CONFIG)) return null
  const config = readYaml(root, CONFIG, tell)
  const program = asRecord(asRecord(config.data.collections).program)
  return {
    address: addressOfSite(config, basename(root), tell),
    permalink: program.output === true ? patternOf(config, program.permalink, tell) : null,
    place: sitePlace(config.data, gazetteer),
    campaigns: readCampaigns(root, tell),
    people: new Map([...readPeopleData(root, tell), ...readPeople(root, tell)]),
  }
}

/** Whether something of that name stands there, be it a link that leads nowhere. */
function isThere(root: string, path: string): boolean {
  try {
    return lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** The address of the configuration, else the one that the folder's name looks like; a wrong one is not replaced. */
function addressOfSite({ data, lineOf }: SiteData, folder: string, tell: Tell): string | null {
  const { url, baseurl } = data
  const guess = /^[\w-]+(?:\.[\w-]+)+$/.test(folder) ? `https://${folder}` : null
  const host = url == null || url === '' ? guess : String(url)
  if (host === null) return null
  const base = typeof baseurl === 'string' ? baseurl.replace(/^\/*|\/*$/g, '') : ''
  const address = siteAddress(base === '' ? host : `${host.replace(/\/+$/, '')}/${base}`)
  if (address === null && host !== guess)
    tell({
      path: CONFIG,
      rule: 'site-address-invalid',
      line: lineOf('url'),
      message: `The address of the site, "${shown(`${url}${baseurl ?? ''}`)}", is none that may be linked; its texts have no links.`,
      about: shown(`${url}${baseurl ?? ''}`),
      remedy: 'Write "url: https://…", without a name and a password.',
    })
  return address
}

/** The pattern of addresses of programme pages, or null when it has parts that only the site itself can fill. */
function patternOf({ data, lineOf }: SiteData, given: unknown, tell: Tell): string | null {
  const pattern = String(given ?? DEFAULT_PERMALINK + endingOf(data.permalink))
  const fault = permalinkFault(pattern, PROGRAM_PARTS)
  if (fault === null) return pattern
  tell({
    path: CONFIG,
    rule: 'permalink-invalid',
    line: lineOf('collections', 'program', 'permalink'),
    message: `${fault}; the texts of the programme have no links.`,
    about: shown(pattern),
    remedy: 'Use a pattern of :path, :name and :title, such as /program/:path/.',
  })
  return null
}

/** How the addresses of a collection without a pattern end, by the pattern of the whole site. */
function endingOf(ofSite: unknown): string {
  const pattern = String(ofSite ?? 'date')
  if (WITH_ENDING.includes(pattern) || pattern.endsWith(':output_ext')) return ':output_ext'
  return pattern === PRETTY || pattern.endsWith('/') ? '/' : ''
}

function sitePlace(config: Record<string, unknown>, gazetteer: Gazetteer): Place | null {
  for (const text of [config.title, asRecord(config.organization).name, config.description]) {
    const place = typeof text === 'string' ? gazetteer.labelled(text)[0]?.place : undefined
    if (place !== undefined) return place
  }
  return null
}

function readCampaigns(root: string, tell: Tell): Map<string, string> {
  const titles = new Map<string, string>()
  const groups = isThere(root, CAMPAIGNS) ? readYaml(root, CAMPAIGNS, tell).data : []
  for (const group of asList(groups)) {
    for (const campaign of asList(asRecord(group).campaigns)) {
      const { categoryUid, title } = asRecord(campaign)
      if (typeof categoryUid === 'string' && typeof title === 'string') titles.set(categoryUid, title.trim())
    }
  }
  return titles
}

function readPeople(root: string, tell: Tell): Map<string, string> {
  const people = new Map<string, string>()
  for (const name of namesIn(join(root, '_people'))) {
    if (!name.endsWith('.md')) continue
    const path = `_people/${name}`
    const file = readText(root, path)
    const head = 'text' in file ? readFrontMatter(file.text) : file
    if ('rule' in head) {
      tell({ ...head, path })
      continue
    }
    const { uid, name: fullName } = head.data
    if (typeof fullName === 'string')
      people.set(typeof uid === 'string' ? uid : name.replace(/\.md$/, ''), fullName.trim())
  }
  return people
}

/** People of `_data/people.yml`: a list of `{uid, name}`, or names or `{name}` by uid. */
function readPeopleData(root: string, tell: Tell): Map<string, string> {
  const people = new Map<string, string>()
  for (const file of namesIn(join(root, '_data')).filter(name => /^people.*\.(?:ya?ml|json)$/i.test(name))) {
    const { data }: { data: unknown } = readYaml(root, `_data/${file}`, tell)
    const listed = Array.isArray(data)
      ? data.map(person => [asRecord(person).uid, person])
      : Object.entries(asRecord(data))
    for (const [uid, person] of listed) {
      const name = typeof person === 'string' ? person : asRecord(person).name
      if (typeof uid === 'string' && typeof name === 'string' && name.trim() !== '')
        people.set(uid, name.trim())
    }
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

type Data = Readonly<Record<string, unknown>>

/** Where a text can be read, and why the address that its author wrote gives no link, or null. */
export interface PageAddress {
  readonly url: string | null
  readonly fault: string | null
}

const NO_PAGE: PageAddress = { url: null, fault: null }
const PROGRAM_PARTS = ['collection', 'output_ext', 'path', 'title', 'name']

/** Address of a file of the programme collection; none when the site does not publish it. `path` is below `_program/`. */
export function programAddress(site: Site, path: string, data: Data): PageAddress {
  if (site.permalink === null || isHidden(path, data)) return NO_PAGE
  const stem = path.replace(/\.[^./]+$/, '')
  const name = stem.split('/').at(-1) ?? stem
  const pattern = typeof data.permalink === 'string' ? data.permalink : site.permalink
  const title = typeof data.slug === 'string' && /^[a-z0-9-]+$/.test(data.slug) ? data.slug : name
  const ending = /\.txt$/i.test(path) ? '.txt' : '.html'
  const parts = { collection: 'program', output_ext: ending, path: stem, title, name }
  return addressBy(site, pattern, parts)
}

/** Address of an ordinary page of the site; none when the site does not publish it. */
export function pageAddress(site: Site, path: string, data: Data): PageAddress {
  if (isHidden(path, data)) return NO_PAGE
  const stem = path.replace(/\.[^./]+$/, '')
  const cut = stem.lastIndexOf('/')
  const parts = { path: stem.slice(0, Math.max(cut, 0)), basename: stem.slice(cut + 1), output_ext: '.html' }
  if (typeof data.permalink === 'string') return addressBy(site, data.permalink, parts)
  return addressUnder(site, `${stem}.html`.replace(/(^|\/)index\.html$/, '$1'))
}

/** Jekyll leaves out unpublished files and names that begin with one of four signs. */
function isHidden(path: string, data: Data): boolean {
  return flag(data.published) === false || path.split('/').some(isOff)
}

/**
 * Whether an author switched a text off by a sign before its name or that of a folder: `# finance.md`. The folders that
 * Jekyll itself names so, such as `_includes`, are told by `isWholeSite`: `path` begins at the root of one.
 */
export function isSwitchedOff(path: string, isWholeSite: boolean): boolean {
  return (isWholeSite ? path.replace(/^_(?!drafts\/)[^/]+\//, '') : path).split('/').some(isOff)
}

function isOff(name: string): boolean {
  return /^[._#~]/.test(name)
}

/** Why a pattern of addresses cannot be used, or null. */
function permalinkFault(pattern: string, parts: readonly string[]): string | null {
  const unknown = [...pattern.matchAll(/:([a-z_]+)/g)].find(([, part]) => !parts.includes(part ?? ''))
  if (unknown !== undefined)
    return `The permalink "${shown(pattern)}" has the part ${unknown[0]}, which is not known here`
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(pattern)
    ? `The permalink "${shown(pattern)}" is no path of the site`
    : null
}

function addressBy(site: Site, pattern: string, parts: Readonly<Record<string, string>>): PageAddress {
  const fault = permalinkFault(pattern, Object.keys(parts))
  if (fault !== null) return { url: null, fault }
  return addressUnder(
    site,
    pattern.replace(/:([a-z_]+)/g, (_, part: string) => parts[part] ?? ''),
  )
}

function addressUnder(site: Site, path: string): PageAddress {
  if (site.address === null) return NO_PAGE
  const url = pageUnder(site.address, path)
  return { url, fault: url === null ? `"${shown(path)}" gives no address that may be linked` : null }
}

interface SiteData {
  readonly data: Record<string, unknown>
  /** Line of a key inside maps, 1-based, or null. */
  lineOf(...keys: readonly string[]): number | null
}

function readYaml(root: string, path: string, tell: Tell): SiteData {
  const file = readText(root, path)
  if (!('text' in file)) {
    tell(file)
    return { data: {}, lineOf: () => null }
  }
  if (file.text.length > MAX_DATA) {
    tell(invalidData(path, `it has ${file.text.length} letters, files up to ${MAX_DATA} are read`, null))
    return { data: {}, lineOf: () => null }
  }
  if (nestsTooDeep(file.text)) {
    tell(invalidData(path, 'its brackets are nested too deep', null))
    return { data: {}, lineOf: () => null }
  }
  const document = parseDocument(file.text, { uniqueKeys: false, strict: false, logLevel: 'silent' })
  const lineOf = (...keys: readonly string[]) => lineOfKey(file.text, document.contents, keys)
  const [error] = document.errors
  if (error !== undefined) tell(invalidData(path, error.message, lineAt(lineStarts(file.text), error.pos[0])))
  try {
    const data: unknown = document.toJS() ?? {}
    return { data: typeof data === 'object' ? (data as Record<string, unknown>) : {}, lineOf }
  } catch (problem) {
    tell(invalidData(path, (problem as Error).message, null))
    return { data: {}, lineOf }
  }
}

function invalidData(path: string, message: string, line: number | null): FileFault {
  const reason = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '')
  return {
    path,
    rule: 'site-data-invalid',
    line,
    message: `This is not valid YAML, parts of it may be lost: ${reason}`,
    remedy:
      'Mend the line; what is lost are addresses of pages, the place of the site, and names of campaigns.',
  }
}

/** Of a key given twice, the last one counts. */
function lineOfKey(file: string, node: unknown, keys: readonly string[]): number | null {
  const [key, ...inner] = keys
  if (!isMap(node)) return null
  const pair = node.items.findLast(item => isScalar(item.key) && item.key.value === key)
  if (pair === undefined) return null
  if (inner.length > 0) return lineOfKey(file, pair.value, inner)
  const offset = isScalar(pair.key) ? pair.key.range?.[0] : undefined
  return offset === undefined ? null : lineAt(lineStarts(file), offset)
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
