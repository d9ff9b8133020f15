/** Passages held against the second reading of their files. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lead, Passage } from '../../src/model.ts'
import { type Page, readPage, stands } from './page.ts'

/** Reads a file of a folder. */
export type Read = (folder: string, file: string) => string

const fromDisk: Read = (folder, file) => readFileSync(join(folder, file), 'utf8')

/** The same file stands on many sites. */
const readings = new Map<string, Page>()

function pageOfText(text: string): Page {
  const page = readings.get(text) ?? readPage(text)
  readings.set(text, page)
  return page
}

/** `file: text` of every passage, of all that introduces it and of its list, that does not stand in one of the files it names. */
export function missing(passages: readonly Passage[], read: Read = fromDisk): string[] {
  const pages = new Map<string, Page>()
  const pageOf = (folder: string, file: string) => {
    const path = join(folder, file)
    const page = pages.get(path) ?? pageOfText(read(folder, file))
    pages.set(path, page)
    return page
  }
  return passages.flatMap(({ text, lead, list, source, also }) => [
    ...[source, ...also]
      .filter(({ folder, file }) => !stands(pageOf(folder, file), text))
      .map(({ file }) => `${file}: ${text}`),
    ...[...chainOf(lead), ...(list?.items ?? [])]
      .filter(beside => !stands(pageOf(source.folder, source.file), beside.text))
      .map(beside => `${source.file}: ${beside.text} (beside)`),
  ])
}

/** `file: text` of a passage for each file that it names and of which it stands in none of the versions, with all that goes with it. */
export function misquoted(
  passage: Passage,
  versionsOf: (folder: string, file: string) => readonly string[],
): string[] {
  return [passage.source, ...passage.also].flatMap(place => {
    const alone = { ...passage, also: [], source: { ...passage.source, ...place } }
    const versions = versionsOf(place.folder, place.file)
    return versions.some(version => missing([alone], () => version).length === 0)
      ? []
      : [`${place.file}: ${passage.text}`]
  })
}

/** A lead and what stands above it. */
function chainOf(lead: Lead | null | undefined): Lead[] {
  return lead ? [lead, ...chainOf(lead.above)] : []
}
