/** All documents of the content folders, and every problem found on the way. A bad file never costs a good one. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { type Document, type Folder, readDocument } from './document.ts'
import { listTexts, readText } from './folder.ts'
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
  let files = 0
  for (const root of [...new Set(roots)]) {
    const opened = openFolder(root, options.gazetteer)
    if ('rule' in opened) {
      problems.push(opened)
      continue
    }
    for (const path of opened.paths) {
      const file = readText(root, path)
      options.progress?.(++files)
      if (!('text' in file)) {
        const { path: name, ...fault } = file
        problems.push({ severity: 'error', folder: root, file: name, line: null, ...fault })
        continue
      }
      const read = readDocument(opened.folder, file, options.gazetteer)
      problems.push(...read.problems)
      if (read.document !== null) documents.push(read.document)
    }
    if (opened.paths.length === 0) problems.push(emptyFolder(root))
  }
  return { documents, problems }
}

function openFolder(root: string, gazetteer: Gazetteer): { folder: Folder; paths: string[] } | Problem {
  try {
    if (!statSync(root).isDirectory()) return folderProblem(root, 'is not a folder')
    const site = readSite(root, gazetteer)
    const base = site !== null && existsSync(join(root, PROGRAM)) ? PROGRAM : ''
    const listed = listTexts(join(root, base), base === '' ? undefined : isProgramFile)
    return { folder: { root, site, base }, paths: listed.map(path => base + path) }
  } catch (error) {
    return folderProblem(root, `cannot be opened (${(error as NodeJS.ErrnoException).code ?? error})`)
  }
}

/** Jekyll takes any file with a head; those of programmes are Markdown, text, or have no ending at all. */
function isProgramFile(name: string): boolean {
  return /\.(?:md|markdown|txt)$/i.test(name) || !/\.\w{1,5}$/.test(name)
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
