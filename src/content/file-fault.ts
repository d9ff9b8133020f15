/** File fault: why one file or folder is not read, and what to do about it. */

import { readlinkSync } from 'node:fs'
import { extname, isAbsolute, join, relative, sep } from 'node:path'
import type { Finding } from './problem.ts'

/** Why one file or folder is not read. */
export interface FileFault extends Finding {
  readonly path: string
}

/** A fault when `real`, the true path of `path`, is outside of `home` or hidden in it; both without links. */
export function strays(home: string, real: string, path: string): FileFault | null {
  const inside = relative(home, real)
  const outside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
  // Mounted configuration maps keep their files in `..data`; hidden are `.git` and `.env`.
  if (!outside && !inside.split(sep).some(part => /^\.(?!\.)/.test(part))) return null
  return {
    path,
    rule: 'link-outside',
    message: `It leads to ${real}, ${outside ? 'outside of' : 'a hidden file of'} the content folder.`,
    about: real,
    remedy: 'Put a copy of the text in its place, or make that folder a content folder of its own.',
  }
}

export function hidden(path: string): FileFault {
  return {
    path,
    rule: 'file-hidden',
    message: 'Files whose name begins with a dot are not read.',
    remedy: 'Rename the file without the dot if it should answer, or remove it.',
  }
}

export function otherForm(path: string): FileFault {
  return {
    path,
    rule: 'file-ignored',
    message: `Documents of the form ${extname(path).toLowerCase()} are not read.`,
    about: extname(path).toLowerCase(),
    remedy: 'Save its text as Markdown (.md) or plain text (.txt) if it should answer.',
  }
}

export function special(path: string): FileFault {
  return {
    path,
    rule: 'file-special',
    message: 'This is a pipe, a socket or a device, and is not opened.',
    remedy: 'Put a file in its place, or remove it from the content folder.',
  }
}

/** A name that is not UTF-8 cannot be spelled, and its link not read either. */
export function dangling(root: string, path: string, error: unknown): FileFault {
  const target = targetOf(join(root, path))
  return {
    path,
    rule: 'link-dangling',
    message: `The link${target === null ? '' : ` leads to ${target}, which`} cannot be opened (${reasonOf(error)}).`,
    about: target === null ? reasonOf(error) : `${target} (${reasonOf(error)})`,
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

export function unreadableFolder(path: string, error: unknown): FileFault {
  return {
    path,
    rule: 'subfolder-unreadable',
    message: `The folder cannot be opened (${reasonOf(error)}); its texts are left out.`,
    about: reasonOf(error),
    remedy: isGarbled(path)
      ? 'Give the folder a name in UTF-8.'
      : 'Let this program read the folder, or move it out of the content folder.',
  }
}

export function unreadableFile(path: string, error: unknown): FileFault {
  return {
    path,
    rule: 'file-unreadable',
    message: `The file cannot be read (${reasonOf(error)}).`,
    about: reasonOf(error),
    remedy: isGarbled(path)
      ? 'Give the file a name in UTF-8.'
      : 'Check that the file exists and that its rights let this program read it.',
  }
}

export function changing(path: string): FileFault {
  return {
    path,
    rule: 'file-changing',
    message: 'The file changed while it was read.',
    remedy: 'Save it and try again.',
  }
}

/** `size` and `limit` in bytes. */
export function tooLarge(path: string, size: number, limit: number): FileFault {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0)
  return {
    path,
    rule: 'file-too-large',
    message: `The file has ${megabytes(size)} MB, texts up to ${megabytes(limit)} MB are read.`,
    about: `${megabytes(size)} MB > ${megabytes(limit)} MB`,
    remedy: 'Divide the text into chapters, or remove the file from the content folder.',
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error)
}
