/** Folder reader: the documents of one content folder, read again and again, only what has changed of it. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { type Namings, settleOwners } from './campaign.ts'
import { type Document, type Folder, type Readings, readDocument } from './document.ts'
import type { FileFault } from './file-fault.ts'
import { areSame, type Stamps, stampsOf } from './file-stamp.ts'
import { type ContentFile, listTexts, readText } from './folder.ts'
import { isUid, signaturesIn, spellings, uidKey } from './guarantor.ts'
import { type Finding, isError, problemOf } from './problem.ts'
import { readSite, type Site } from './site.ts'

export interface FolderContent {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
  /** Paths of files with an error, with their folder, that stand here as they were before. */
  readonly stale: readonly string[]
}

export interface FolderReaderOptions {
  readonly gazetteer: Gazetteer
  /** Called after each file that is read. */
  readonly onRead: () => void
}

/** A file as it was read last. */
interface FileState {
  readonly stamp: string
  readonly file: ContentFile | FileFault
  readonly folder: Folder
  readonly document: Document | null
  readonly problems: readonly Problem[]
  /** The file as it was when it had no error; null when that was never. */
  readonly good: ContentFile | null
  readonly isStale: boolean
  /** The document as its whole campaign tells it. */
  readonly settled?: Document | null
}

const PROGRAM = '_program/'
const NOTHING: FolderContent = { documents: [], problems: [], stale: [] }

export class FolderReader {
  /** As it was read last. */
  content: FolderContent = NOTHING
  private readonly root: string
  private readonly options: FolderReaderOptions
  private readonly namings: Namings = new WeakMap()
  private stamps: Stamps | null = null
  private files = new Map<string, FileState>()
  private folder: Folder | null = null

  constructor(root: string, options: FolderReaderOptions) {
    this.root = root
    this.options = options
  }

  /** Texts that the content was made of. */
  get texts(): readonly string[] {
    const read = [...this.files.values()].flatMap(({ file, good }) => [file, good])
    return read.flatMap(file => (file !== null && 'text' in file ? [file.text] : []))
  }

  /** The content as it is now, the very same as before when nothing was changed. `known` are texts that were read before. */
  read(known: Readings): FolderContent {
    const stamps = stampsOf(this.root)
    if (this.stamps !== null && areSame(stamps, this.stamps) && stamps.size > 0) return this.content
    this.stamps = stamps
    const content = this.readAgain(stamps, known)
    if (!isSame(content, this.content)) this.content = content
    return this.content
  }

  private readAgain(stamps: Stamps, known: Readings): FolderContent {
    const opened = openFolder(this.root, this.options.gazetteer, this.folder)
    if ('rule' in opened)
      return {
        documents: this.content.documents,
        problems: [opened],
        stale: this.content.documents.length > 0 ? [`${this.root}/.`] : [],
      }
    this.folder = opened.folder
    const states = new Map(
      opened.paths.map(path => [path, this.readFile(opened.folder, path, stamps.get(path) ?? '', known)]),
    )
    const settled = this.settle(states)
    this.files = new Map(
      states.entries().map(([path, state]) => [path, { ...state, settled: settled.get(path) ?? null }]),
    )
    const read = [...states.values()]
    return {
      documents: [...settled.values()],
      problems: [
        ...opened.problems,
        ...read.flatMap(({ problems }) => problems),
        ...(opened.paths.length === 0 ? [emptyFolder(this.root)] : []),
      ],
      stale: [...states].flatMap(([path, { isStale }]) => (isStale ? [`${this.root}/${path}`] : [])),
    }
  }

  private readFile(folder: Folder, path: string, stamp: string, known: Readings): FileState {
    const before = this.files.get(path)
    const isUnread = before === undefined || before.stamp !== stamp || stamp === ''
    const file = isUnread ? readText(this.root, path) : before.file
    if (isUnread) this.options.onRead()
    if (before?.folder === folder && (!isUnread || isSameFile(file, before.file))) return { ...before, stamp }
    const read = this.documentOf(folder, path, file, known)
    const good = read.problems.some(isError) ? (before?.good ?? null) : 'text' in file ? file : null
    const stale = good !== null && good !== file ? this.documentOf(folder, path, good, known).document : null
    return {
      ...read,
      ...{ stamp, file, folder, good },
      document: read.document ?? stale,
      isStale: stale !== null,
    }
  }

  private documentOf(
    folder: Folder,
    path: string,
    file: ContentFile | FileFault,
    known: Readings,
  ): { document: Document | null; problems: readonly Problem[] } {
    if (!('text' in file)) return { document: null, problems: [problemOf(this.root, path, file)] }
    try {
      return readDocument(folder, file, this.options.gazetteer, known)
    } catch (error) {
      return { document: null, problems: [problemOf(this.root, path, unreadable(error))] }
    }
  }

  /** Documents as their campaigns tell them; those that come out as before are the very same as before. */
  private settle(states: ReadonlyMap<string, FileState>): ReadonlyMap<string, Document> {
    const own = [...states.values()].flatMap(({ document }) => document ?? [])
    const site = this.folder?.site ?? null
    const settled = nameGuarantors(settleOwners(own, site, this.options.gazetteer, this.namings))
    return new Map(
      settled.map((document, at) => {
        const { document: old, settled: before } = this.files.get(document.file) ?? {}
        const isAsBefore = before != null && old === own[at] && hasOwnerOf(before, document)
        return [document.file, isAsBefore ? before : document]
      }),
    )
  }
}

function hasOwnerOf(a: Document, b: Document): boolean {
  return a.namesPlace === b.namesPlace && JSON.stringify(a.origin) === JSON.stringify(b.origin)
}

function isSame(a: FolderContent, b: FolderContent): boolean {
  return (
    a.documents.length === b.documents.length &&
    a.documents.every((document, at) => document === b.documents[at]) &&
    JSON.stringify([a.problems, a.stale]) === JSON.stringify([b.problems, b.stale])
  )
}

function isSameFile(a: ContentFile | FileFault, b: ContentFile | FileFault): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

interface OpenFolder {
  readonly folder: Folder
  readonly paths: readonly string[]
  /** Of the site's own data, and of what was left out. */
  readonly problems: readonly Problem[]
}

/** `before` is the folder as it was: its site stays the very same where it says the same, and where its files are broken. */
function openFolder(root: string, gazetteer: Gazetteer, before: Folder | null): OpenFolder | Problem {
  try {
    if (!statSync(root).isDirectory()) return folderProblem(root, 'is not a folder')
    const faults: FileFault[] = []
    const read = readSite(root, gazetteer, fault => faults.push(fault))
    const isBroken = faults.some(({ rule }) => rule === 'site-data-invalid')
    const site = isBroken || isSameSite(read, before?.site) ? (before?.site ?? read) : read
    const base = site !== null && existsSync(join(root, PROGRAM)) ? PROGRAM : ''
    const listed = listTexts(root, base === '' ? {} : { below: base, accept: isProgramFile })
    const isPage = site !== null && base === ''
    faults.push(...(isPage ? listed.faults.filter(besideTexts(listed.texts)) : listed.faults))
    const problems = faults.map(fault => problemOf(root, fault.path, fault))
    const paths = isPage ? withoutFragments(listed.texts) : listed.texts
    const isAsBefore = before !== null && before.site === site && before.base === base
    return { folder: isAsBefore ? before : { root, site, base }, paths, problems }
  } catch (error) {
    return folderProblem(root, `cannot be opened (${(error as NodeJS.ErrnoException).code ?? error})`)
  }
}

function isSameSite(a: Site | null, b: Site | null | undefined): boolean {
  return a !== null && b != null && siteKey(a) === siteKey(b)
}

function siteKey({ campaigns, people, ...site }: Site): string {
  return JSON.stringify([site, [...campaigns], [...people]])
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
    about: root,
    remedy: 'Give an existing folder with --content or in CONTENT_DIRS.',
  })
}

function emptyFolder(root: string): Problem {
  return problemOf(root, '.', {
    rule: 'folder-empty',
    message: `The content folder ${root} has no programme text.`,
    about: root,
    remedy: 'Add Markdown files, or point CONTENT_DIRS at the root of a site with _config.yml and _program.',
  })
}
