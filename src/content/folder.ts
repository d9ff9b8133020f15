/** Content folder: its files, which ones count, and reading them without trusting them. */

import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { extname, join } from 'node:path'
import { decode } from './encoding.ts'
import {
  changing,
  dangling,
  type FileFault,
  hidden,
  otherForm,
  special,
  strays,
  tooLarge,
  unreadableFile,
  unreadableFolder,
} from './file-fault.ts'

export interface ContentFile {
  /** Path below the folder, with `/`. */
  readonly path: string
  readonly text: string
}

/** Longest programme seen has 60 kB; a text above this size is something else. */
const MAX_BYTES = 1024 * 1024
const TEXT_FILE = /\.(?:md|markdown|txt)$/i
/** Files of a project about itself, also in another language (`README.en.md`); `README-doprava.md` is none of them. */
const PROJECT_FILE =
  /^(?:readme|licen[sc]e|copying|notice|changelog|changes|contributing|contributors|authors|code_of_conduct|security)(?:\.[a-z]{2})?(?:\.(?:md|markdown|txt))?$/i
/** Documents in forms that are not read. */
const OTHER_FORM =
  /\.(?:pdf|docx?|odt|ods|odp|rtf|html?|xhtml|mdx|rst|adoc|asciidoc|org|tex|epub|pages|xlsx?|csv|pptx?)$/i

export interface Listing {
  /** Paths of the texts below the root, sorted. */
  readonly texts: readonly string[]
  /** What was left out though it may be a text, sorted by path. */
  readonly faults: readonly FileFault[]
}

export interface ListOptions {
  /** Folder below the root to look in, with `/`; by default the root. */
  readonly below?: string
  readonly accept?: (name: string) => boolean
  readonly read?: (folder: string) => Dirent[]
}

/**
 * Content files below `root`. A folder reached twice through links is read once; links that lead out of `root` and
 * whatever is neither file nor folder are left out. Throws when the folder to look in cannot be read.
 */
export function listTexts(root: string, options: ListOptions = {}): Listing {
  const {
    below = '',
    accept = isText,
    read = folder => readdirSync(folder, { withFileTypes: true }),
  } = options
  const home = realpathSync(root)
  const texts: string[] = []
  const faults: FileFault[] = []
  const seen = new Set<string>()
  const walk = (path: string) => {
    const real = realpathSync(join(root, path))
    if (seen.has(real)) return
    seen.add(real)
    for (const entry of read(join(root, path))) {
      if (entry.name === 'node_modules') continue
      const found = look(root, home, path === '' ? entry.name : `${path}/${entry.name}`, entry, accept)
      if (found === null) continue
      if (typeof found === 'object') faults.push(found)
      else if (found === 'file') texts.push(pathOf(path, entry))
      else walkInside(pathOf(path, entry))
    }
  }
  const walkInside = (path: string) => {
    try {
      walk(path)
    } catch (error) {
      faults.push(unreadableFolder(path, error))
    }
  }
  const start = below.replace(/\/+$/, '')
  const strayed = start === '' ? null : strays(home, realpathSync(join(root, start)), start)
  if (strayed !== null) return { texts, faults: [strayed] }
  walk(start)
  return { texts: texts.sort(), faults: faults.sort((a, b) => (a.path < b.path ? -1 : 1)) }
}

function pathOf(folder: string, entry: Dirent): string {
  return folder === '' ? entry.name : `${folder}/${entry.name}`
}

function isText(name: string): boolean {
  return TEXT_FILE.test(name) && !PROJECT_FILE.test(name)
}

/** What an entry of a folder is to us: a folder or text to read, a fault to tell, or nothing. */
function look(
  root: string,
  home: string,
  path: string,
  entry: Dirent,
  accept: (name: string) => boolean,
): 'folder' | 'file' | FileFault | null {
  const { name } = entry
  if (name.startsWith('.')) return !entry.isDirectory() && isHiddenText(name) ? hidden(path) : null
  const wanted = accept(name)
  let kind: 'folder' | 'file' | 'special' = kindOf(entry)
  if (entry.isSymbolicLink()) {
    const followed = follow(root, home, path)
    if (typeof followed === 'object')
      return wanted || extname(name) === '' || followed.folder ? followed.fault : null
    kind = followed
  }
  if (kind === 'folder') return 'folder'
  if (wanted) return kind === 'file' ? 'file' : special(path)
  return OTHER_FORM.test(name) && !PROJECT_FILE.test(name.replace(/\.\w+$/, '')) ? otherForm(path) : null
}

interface HasKind {
  isDirectory(): boolean
  isFile(): boolean
}

function kindOf(entry: HasKind): 'folder' | 'file' | 'special' {
  return entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'special'
}

/** What a link leads to, or why it is not followed. */
function follow(
  root: string,
  home: string,
  path: string,
): 'folder' | 'file' | 'special' | { readonly folder: boolean; readonly fault: FileFault } {
  try {
    const real = realpathSync(join(root, path))
    const kind = kindOf(statSync(real))
    const fault = strays(home, real, path)
    return fault === null ? kind : { folder: kind === 'folder', fault }
  } catch (error) {
    return { folder: false, fault: dangling(root, path, error) }
  }
}

/** `.doprava.md` is a text that somebody hid; `._doprava.md` is what macOS keeps beside a file. */
function isHiddenText(name: string): boolean {
  return !name.startsWith('._') && (TEXT_FILE.test(name) || OTHER_FORM.test(name))
}

/**
 * Reads one file below `root` as UTF-8 text. What stands outside of `root` or is no file is not opened. A file that
 * changes meanwhile is read again, once.
 */
export function readText(root: string, path: string): ContentFile | FileFault {
  const full = join(root, path)
  try {
    for (let attempt = 0; attempt < 2; attempt++) {
      const real = realpathSync(full)
      const strayed = strays(realpathSync(root), real, path)
      if (strayed !== null) return strayed
      const read = readBytes(real, path)
      if (read === null || realpathSync(full) !== real) continue
      if (!Buffer.isBuffer(read)) return read
      const text = decode(path, read)
      return typeof text === 'string' ? { path, text } : text
    }
  } catch (error) {
    return unreadableFile(path, error)
  }
  return changing(path)
}

/** Never waits for a pipe, never follows a link that took the file's place meanwhile. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** The bytes of a file, or null when it changed meanwhile. */
function readBytes(real: string, path: string): Buffer | FileFault | null {
  if (!statSync(real).isFile()) return special(path)
  const file = openSync(real, OPEN_FLAGS)
  try {
    const before = fstatSync(file)
    if (!before.isFile()) return special(path)
    if (before.size > MAX_BYTES) return tooLarge(path, before.size, MAX_BYTES)
    const bytes = readFileSync(file)
    const after = fstatSync(file)
    return before.mtimeMs === after.mtimeMs && bytes.length === after.size ? bytes : null
  } finally {
    closeSync(file)
  }
}
