/** Atomic files: written whole or not at all, and nothing left behind when that fails. */

import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isMainThread, threadId } from 'node:worker_threads'

export interface AtomicFileOptions {
  /** Rights of the file, as in `0o600`. */
  readonly mode?: number
  /** Whether it is on the disk, and not only in its cache, before it takes its name. */
  readonly flush?: boolean
}

/** Writes a file by way of a draft beside it. Throws the system's error; the file is then what it was. */
export function writeAtomically(
  path: string,
  content: string | Uint8Array,
  options: AtomicFileOptions = {},
): void {
  const draft = `${path}.${process.pid}${isMainThread ? '' : `-${threadId}`}`
  try {
    writeFileSync(draft, content, options)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Removes drafts of a file whose writers were killed in the middle. A folder that cannot be read has none. */
export function removeDrafts(path: string): void {
  const start = `${basename(path)}.`
  for (const name of namesIn(dirname(path))) {
    const writer = name.startsWith(start) ? name.slice(start.length) : ''
    const [pid = ''] = writer.split('-', 1)
    if (/^[1-9]\d*(?:-\d+)?$/.test(writer) && !isRunning(Number(pid)))
      rmSync(join(dirname(path), name), { force: true })
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Also true of a process that is not ours. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
