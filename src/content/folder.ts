/** The files of a content folder: which ones count, and reading them without trusting them. */

import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { extname, isAbsolute, join, relative, sep } from 'node:path'
import type { Finding } from './problem.ts'

export interface ContentFile {
  /** Path below the folder, with `/`. */
  readonly path: string
  readonly text: string
}

/** Why one file or folder is not read. */
export interface FileFault extends Finding {
  readonly path: string
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

/** A fault when `real`, the true path of `path`, is outside of `home` or hidden in it; both without links. */
function strays(home: string, real: string, path: string): FileFault | null {
  const inside = relative(home, real)
  const outside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
  // Mounted configuration maps keep their files in `..data`; hidden are `.git` and `.env`.
  if (!outside && !inside.split(sep).some(part => /^\.(?!\.)/.test(part))) return null
  return {
    path,
    rule: 'link-outside',
    message: `It leads to ${real}, ${outside ? 'outside of' : 'a hidden file of'} the content folder.`,
    remedy: 'Put a copy of the text in its place, or make that folder a content folder of its own.',
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error)
}

/** `.doprava.md` is a text that somebody hid; `._doprava.md` is what macOS keeps beside a file. */
function isHiddenText(name: string): boolean {
  return !name.startsWith('._') && (TEXT_FILE.test(name) || OTHER_FORM.test(name))
}

function hidden(path: string): FileFault {
  return {
    path,
    rule: 'file-hidden',
    message: 'Files whose name begins with a dot are not read.',
    remedy: 'Rename the file without the dot if it should answer, or remove it.',
  }
}

function otherForm(path: string): FileFault {
  return {
    path,
    rule: 'file-ignored',
    message: `Documents of the form ${extname(path).toLowerCase()} are not read.`,
    remedy: 'Save its text as Markdown (.md) or plain text (.txt) if it should answer.',
  }
}

function special(path: string): FileFault {
  return {
    path,
    rule: 'file-special',
    message: 'This is a pipe, a socket or a device, and is not opened.',
    remedy: 'Put a file in its place, or remove it from the content folder.',
  }
}

/** A name that is not UTF-8 cannot be spelled, and its link not read either. */
function dangling(root: string, path: string, error: unknown): FileFault {
  const target = targetOf(join(root, path))
  return {
    path,
    rule: 'link-dangling',
    message: `The link${target === null ? '' : ` leads to ${target}, which`} cannot be opened (${reasonOf(error)}).`,
    remedy: isGarbled(path)
      ? 'Give the link a name in UTF-8, mend it, or remove it.'
      : 'Mend the link, or remove it.',
  }
}

/** What a link says that it leads to, or null when the link itself cannot be read. */
function targetOf(link: string): string | null {
  try {
    return readlinkSync(link)
  } catch {
    return null
  }
}

/** What stands in a name for bytes that are no UTF-8. */
function isGarbled(path: string): boolean {
  return path.includes('\ufffd')
}

function unreadableFolder(path: string, error: unknown): FileFault {
  return {
    path,
    rule: 'subfolder-unreadable',
    message: `The folder cannot be opened (${reasonOf(error)}); its texts are left out.`,
    remedy: isGarbled(path)
      ? 'Give the folder a name in UTF-8.'
      : 'Let this program read the folder, or move it out of the content folder.',
  }
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
      return Buffer.isBuffer(read) ? decode(path, read) : read
    }
  } catch (error) {
    return {
      path,
      rule: 'file-unreadable',
      message: `The file cannot be read (${reasonOf(error)}).`,
      remedy: isGarbled(path)
        ? 'Give the file a name in UTF-8.'
        : 'Check that the file exists and that its rights let this program read it.',
    }
  }
  return {
    path,
    rule: 'file-changing',
    message: 'The file changed while it was read.',
    remedy: 'Save it and try again.',
  }
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
    if (before.size > MAX_BYTES) return tooLarge(path, before.size)
    const bytes = readFileSync(file)
    const after = fstatSync(file)
    return before.mtimeMs === after.mtimeMs && bytes.length === after.size ? bytes : null
  } finally {
    closeSync(file)
  }
}

/** First bytes of documents that are no texts, whatever their names say. */
const FORMATS: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF document'],
  ['{\\rtf', 'a document in Rich Text Format'],
  ['PK\u0003\u0004', 'a document of an office program, or another ZIP archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'a document of an old office program'],
]

function decode(path: string, bytes: Buffer): ContentFile | FileFault {
  const start = bytes.subarray(0, 8192)
  const format = FORMATS.find(([signature]) => start.subarray(0, 16).toString('latin1').startsWith(signature))
  if (format !== undefined) {
    return {
      path,
      rule: 'file-format',
      message: `This is ${format[1]}, not a text.`,
      remedy: 'Save its text as Markdown (.md) or plain text (.txt).',
    }
  }
  if (isUtf16(start)) return encoding(path, 'in UTF-16, not in UTF-8')
  if (start.includes(0)) {
    return {
      path,
      rule: 'file-binary',
      message: 'This is not a text file.',
      remedy: 'Remove it from the content folder.',
    }
  }
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return encoding(path, 'not in UTF-8')
  }
}

function encoding(path: string, what: string): FileFault {
  return {
    path,
    rule: 'file-encoding',
    message: `The file is ${what}.`,
    remedy: 'Save it again in the UTF-8 encoding.',
  }
}

/** A byte order mark, or a zero in every other place of a text without one. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('latin1')
  if (mark === '\u00ff\u00fe' || mark === '\u00fe\u00ff') return true
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  return bytes.length >= 16 && Math.min(even, odd) === 0 && Math.max(even, odd) > bytes.length / 4
}

function tooLarge(path: string, size: number): FileFault {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0)
  return {
    path,
    rule: 'file-too-large',
    message: `The file has ${megabytes(size)} MB, texts up to ${megabytes(MAX_BYTES)} MB are read.`,
    remedy: 'Divide the text into chapters, or remove the file from the content folder.',
  }
}
