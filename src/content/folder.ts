/** The files of a content folder: which ones count, and reading them without trusting them. */

import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export interface ContentFile {
  /** Path below the folder, with `/`. */
  readonly path: string
  readonly text: string
}

export interface FileFault {
  readonly path: string
  readonly rule: 'file-unreadable' | 'file-too-large' | 'file-binary' | 'file-encoding' | 'file-changing'
  readonly message: string
  readonly remedy: string
}

/** Longest programme seen has 60 kB; a text above this size is something else. */
const MAX_BYTES = 1024 * 1024
const TEXT_FILE = /\.(?:md|markdown|txt)$/i
const NO_TEXT = /^(?:readme|license|licence|changelog|contributing)\b/i

/**
 * Content files below `root`, sorted by path. A folder reached twice through links is read once, one that cannot be
 * read is told to `skip` and left out. Throws when `root` itself cannot be read.
 */
export function listTexts(
  root: string,
  accept: (name: string) => boolean = isText,
  skip: (path: string, reason: string) => void = () => {},
  read: (folder: string) => Dirent[] = folder => readdirSync(folder, { withFileTypes: true }),
): string[] {
  const pathOf = (full: string) => relative(root, full).split(sep).join('/')
  const found: string[] = []
  const seen = new Set<string>()
  const walk = (folder: string) => {
    const real = realpathSync(folder)
    if (seen.has(real)) return
    seen.add(real)
    for (const entry of read(folder)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = join(folder, entry.name)
      const kind = entry.isSymbolicLink()
        ? targetKind(path)
        : entry.isDirectory()
          ? 'folder'
          : entry.isFile()
            ? 'file'
            : null
      if (kind === 'folder') walkInside(path)
      else if (kind === 'file' && accept(entry.name)) found.push(pathOf(path))
    }
  }
  const walkInside = (folder: string) => {
    try {
      walk(folder)
    } catch (error) {
      skip(pathOf(folder), reasonOf(error))
    }
  }
  walk(root)
  return found.sort()
}

function isText(name: string): boolean {
  return TEXT_FILE.test(name) && !NO_TEXT.test(name)
}

function targetKind(path: string): 'folder' | 'file' | null {
  try {
    const target = statSync(path)
    return target.isDirectory() ? 'folder' : target.isFile() ? 'file' : null
  } catch {
    return null
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error)
}

/** Reads one file as UTF-8 text. A file that changes meanwhile is read again, once. */
export function readText(root: string, path: string): ContentFile | FileFault {
  const full = join(root, path)
  try {
    for (let attempt = 0; attempt < 2; attempt++) {
      const before = statSync(full)
      if (before.size > MAX_BYTES) return tooLarge(path, before.size)
      const bytes = readFileSync(full)
      const after = statSync(full)
      if (before.mtimeMs !== after.mtimeMs || bytes.length !== after.size) continue
      return decode(path, bytes)
    }
  } catch (error) {
    return {
      path,
      rule: 'file-unreadable',
      message: `The file cannot be read (${reasonOf(error)}).`,
      remedy: 'Check that the file exists and that its rights let this program read it.',
    }
  }
  return {
    path,
    rule: 'file-changing',
    message: 'The file changed while it was read.',
    remedy: 'Save it and try again.',
  }
}

function decode(path: string, bytes: Buffer): ContentFile | FileFault {
  if (bytes.subarray(0, 8192).includes(0)) {
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
    return {
      path,
      rule: 'file-encoding',
      message: 'The file is not in UTF-8.',
      remedy: 'Save it again in the UTF-8 encoding.',
    }
  }
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
