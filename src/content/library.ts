/** All documents of the content folders, and every problem found on the way. A bad file never costs a good one. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { settleOwners } from './campaign.ts'
import { type Document, type Folder, type Readings, readDocument } from './document.ts'
import { listTexts, readText } from './folder.ts'
import { isUid, SAMPLE_GUARANTOR, signaturesIn, spellings, uidKey } from './guarantor.ts'
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
        const { path: name, ...fault } = file
        problems.push({ severity: 'error', folder: root, file: name, line: null, ...fault })
        continue
      }
      try {
        const read = readDocument(opened.folder, file, options.gazetteer, readings)
        problems.push(...read.problems)
        if (read.document !== null) own.push(read.document)
      } catch (error) {
        problems.push(unreadableText(root, path, error))
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
  /** Folders inside it that were left out. */
  readonly problems: readonly Problem[]
}

function openFolder(root: string, gazetteer: Gazetteer): OpenFolder | Problem {
  try {
    if (!statSync(root).isDirectory()) return folderProblem(root, 'is not a folder')
    const site = readSite(root, gazetteer)
    const base = site !== null && existsSync(join(root, PROGRAM)) ? PROGRAM : ''
    const problems: Problem[] = []
    const skip = (path: string, reason: string) => problems.push(skippedFolder(root, base + path, reason))
    const listed = listTexts(join(root, base), base === '' ? undefined : isProgramFile, skip)
    const paths = site !== null && base === '' ? withoutFragments(listed) : listed
    return { folder: { root, site, base }, paths: paths.map(path => base + path), problems }
  } catch (error) {
    return folderProblem(root, `cannot be opened (${(error as NodeJS.ErrnoException).code ?? error})`)
  }
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
    if (origin.guarantor !== null || !isUid(data.garant) || data.garant === SAMPLE_GUARANTOR) return document
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
function unreadableText(root: string, path: string, error: unknown): Problem {
  return {
    severity: 'error',
    rule: 'file-unreadable',
    folder: root,
    file: path,
    line: null,
    message: `The text cannot be read (${error instanceof Error ? error.message : error}).`,
    remedy: 'Look for marks repeated thousands of times, or remove the file from the content folder.',
  }
}

function skippedFolder(root: string, path: string, reason: string): Problem {
  return {
    severity: 'warning',
    rule: 'folder-unreadable',
    folder: root,
    file: path,
    line: null,
    message: `The folder cannot be opened (${reason}); its texts are left out.`,
    remedy: 'Let this program read the folder, or move it out of the content folder.',
  }
}

function folderProblem(root: string, reason: string): Problem {
  return {
    severity: 'error',
    rule: 'folder-unreadable',
    folder: root,
    file: '.',
    line: null,
    message: `The content folder ${root} ${reason}.`,
    remedy: 'Give an existing folder with --content or in CONTENT_DIRS.',
  }
}

function emptyFolder(root: string): Problem {
  return {
    severity: 'warning',
    rule: 'folder-empty',
    folder: root,
    file: '.',
    line: null,
    message: `The content folder ${root} has no programme text.`,
    remedy: 'Add Markdown files, or point CONTENT_DIRS at the root of a site with _config.yml and _program.',
  }
}
