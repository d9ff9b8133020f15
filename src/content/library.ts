/** All documents of the content folders, and every problem found on the way. A bad file never costs a good one. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { settleOwners } from './campaign.ts'
import { type Document, type Folder, type Readings, readDocument } from './document.ts'
import type { FileFault } from './file-fault.ts'
import { listTexts, readText } from './folder.ts'
import { isUid, signaturesIn, spellings, uidKey } from './guarantor.ts'
import { type Finding, problemOf } from './problem.ts'
import { readSite } from './site.ts'

export interface Library {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
}

export interface LoadOptions {
  readonly gazetteer: Gazetteer
  /** Called after each file, for a progress line. */
  readonly progress?: (files: number) => void
}

const PROGRAM = '_program/'

/** Reads content folders in the given order. Throws nothing: what cannot be read is a problem. */
export function loadLibrary(roots: readonly string[], options: LoadOptions): Library {
  const documents: Document[] = []
  const problems: Problem[] = []
  const readings: Readings = new Map()
  let files = 0
  for (const root of [...new Set(roots)]) {
    const opened = openFolder(root, options.gazetteer)
    if ('rule' in opened) {
      problems.push(opened)
      continue
    }
    problems.push(...opened.problems)
    const own: Document[] = []
    for (const path of opened.paths) {
      const file = readText(root, path)
      options.progress?.(++files)
      if (!('text' in file)) {
        problems.push(problemOf(root, path, file))
        continue
      }
      try {
        const read = readDocument(opened.folder, file, options.gazetteer, readings)
        problems.push(...read.problems)
        if (read.document !== null) own.push(read.document)
      } catch (error) {
        problems.push(problemOf(root, path, unreadable(error)))
      }
    }
    documents.push(...nameGuarantors(settleOwners(own, opened.folder.site, options.gazetteer)))
    if (opened.paths.length === 0) problems.push(emptyFolder(root))
  }
  return { documents, problems }
}

interface OpenFolder {
  readonly folder: Folder
  readonly paths: readonly string[]
  /** Of the site's own data, and of what was left out. */
  readonly problems: readonly Problem[]
}

function openFolder(root: string, gazetteer: Gazetteer): OpenFolder | Problem {
  try {
    if (!statSync(root).isDirectory()) return folderProblem(root, 'is not a folder')
    const faults: FileFault[] = []
    const site = readSite(root, gazetteer, fault => faults.push(fault))
    const base = site !== null && existsSync(join(root, PROGRAM)) ? PROGRAM : ''
    const listed = listTexts(root, base === '' ? {} : { below: base, accept: isProgramFile })
    const isPage = site !== null && base === ''
    faults.push(...(isPage ? listed.faults.filter(besideTexts(listed.texts)) : listed.faults))
    const problems = faults.map(fault => problemOf(root, fault.path, fault))
    const paths = isPage ? withoutFragments(listed.texts) : listed.texts
    return { folder: { root, site, base }, paths, problems }
  } catch (error) {
    return folderProblem(root, `cannot be opened (${(error as NodeJS.ErrnoException).code ?? error})`)
  }
}

/**
 * In a site without a folder of programmes, a document that is not read counts only beside texts that are; its pages
 * in HTML are templates.
 */
function besideTexts(texts: readonly string[]): (fault: FileFault) => boolean {
  const folders = new Set(texts.map(folderOf))
  return ({ path, rule }) => rule !== 'file-ignored' || (!/html?$/i.test(path) && folders.has(folderOf(path)))
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** Guarantors that a head names by a uid, as some text of their folder signs them. */
function nameGuarantors(documents: readonly Document[]): Document[] {
  const spelled = spellings(
    documents.flatMap(({ page, data }) => {
      const named = typeof data.garant === 'string' && !isUid(data.garant) ? [data.garant] : []
      return [...named, ...signaturesIn([...page.head, ...page.body].join('\n'))]
    }),
  )
  return documents.map(document => {
    const { data, origin } = document
    if (origin.guarantor !== null || !isUid(data.garant)) return document
    const guarantor = spelled.get(uidKey(data.garant.trim())) ?? null
    return { ...document, origin: { ...origin, guarantor } }
  })
}

/**
 * Paths without fragments of a site's pages (`_includes`): menus and boxes that some page puts together. Those named as a
 * programme or a report stay, and all of them where there is nothing else.
 */
function withoutFragments(paths: readonly string[]): readonly string[] {
  const pages = paths.filter(path => !path.startsWith('_includes/') || /program|plneni/i.test(path))
  return pages.length === 0 ? paths : pages
}

/** Jekyll takes any file with a head; those of programmes are Markdown, text, or have no ending at all. */
function isProgramFile(name: string): boolean {
  return /\.(?:md|markdown|txt)$/i.test(name) || !/\.\w{1,5}$/.test(name)
}

/** A text that the parser gives up on, such as five thousand quotes one inside the other. */
function unreadable(error: unknown): Finding {
  return {
    rule: 'file-unreadable',
    message: `The text cannot be read (${error instanceof Error ? error.message : error}).`,
    remedy: 'Look for marks repeated thousands of times, or remove the file from the content folder.',
  }
}

function folderProblem(root: string, reason: string): Problem {
  return problemOf(root, '.', {
    rule: 'folder-unreadable',
    message: `The content folder ${root} ${reason}.`,
    remedy: 'Give an existing folder with --content or in CONTENT_DIRS.',
  })
}

function emptyFolder(root: string): Problem {
  return problemOf(root, '.', {
    rule: 'folder-empty',
    message: `The content folder ${root} has no programme text.`,
    remedy: 'Add Markdown files, or point CONTENT_DIRS at the root of a site with _config.yml and _program.',
  })
}
