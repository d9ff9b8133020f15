/** Real sites, where they are at hand beside the project, each read once for all tests. */

import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Library, loadLibrary } from '../src/content/library.ts'
import type { Passage } from '../src/model.ts'
import { passagesOf } from '../src/passages/passage.ts'
import { gazetteer, TODAY } from './documents.ts'
import { stopWords } from './stopwords.ts'

const SITES = fileURLToPath(new URL('../../shared/corpora/', import.meta.url))

/** Names of the folders; none where there are no sites. */
export const SITE_NAMES: readonly string[] = existsSync(SITES)
  ? readdirSync(SITES, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) => name)
  : []

export function siteFolder(name: string): string {
  return `${SITES}${name}`
}

const libraries = new Map<string, Library>()
const passages = new Map<string, Passage[]>()

export function readSite(name: string): Library {
  const library = libraries.get(name) ?? loadLibrary([siteFolder(name)], { gazetteer })
  libraries.set(name, library)
  return library
}

/** Passages of sites that are read together. */
export function passagesOfSites(...names: readonly string[]): Passage[] {
  const key = names.join(' ')
  const made = passages.get(key) ?? passagesOf(librariesOf(names), TODAY, stopWords)
  passages.set(key, made)
  return made
}

function librariesOf(names: readonly string[]): Library['documents'] {
  const [name, ...others] = names
  return name !== undefined && others.length === 0
    ? readSite(name).documents
    : loadLibrary(names.map(siteFolder), { gazetteer }).documents
}
