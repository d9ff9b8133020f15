/** DATA_DIR: made when it is missing, and held by one process at a time. */

import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EXIT } from './exit.ts'
import { makeFolder } from './folder.ts'
import { PlatformError } from './platform.ts'

/** The hold of this process on a folder. The system lets go of it when the process ends, however it does. */
export interface DataDirLock {
  release(): void
}

const LOCK = 'doslova.lock'

/** Makes the folder and takes it for this process. Throws a `PlatformError` when it cannot, or another one has it. */
export function lockDataDir(path: string): DataDirLock {
  make(path)
  const file = join(path, LOCK)
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch (error) {
    throw unwritable(path, error)
  }
  const database = new DatabaseSync(file)
  try {
    // Nothing is ever written, so no file is needed to put it back; the lock of an open transaction is one of the system's.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isLocked(error)) throw inUse(path, error)
    throw isNoDatabase(error) ? notALock(file, error) : unwritable(path, error)
  }
  return { release: () => database.close() }
}

/** The folder is there but takes no files. */
export function unwritable(path: string, cause: unknown): PlatformError {
  const message = `The folder ${path} cannot be written (${codeOf(cause)}). Set DATA_DIR to one that can.`
  return new PlatformError(message, EXIT.unavailable, { cause })
}

function make(path: string): void {
  try {
    makeFolder(path)
  } catch (cause) {
    const message = `The folder ${path} cannot be made (${codeOf(cause)}). Set DATA_DIR to one that can, or make it yourself.`
    throw new PlatformError(message, EXIT.usage, { cause })
  }
}

function inUse(path: string, cause: unknown): PlatformError {
  const message = `Another program uses the folder ${path}. Stop it, or give each a DATA_DIR of its own.`
  return new PlatformError(message, EXIT.conflict, { cause })
}

function notALock(file: string, cause: unknown): PlatformError {
  const message = `${file} is not the lock that this program makes. Remove the file; it holds nothing.`
  return new PlatformError(message, EXIT.unavailable, { cause })
}

function isNoDatabase(error: unknown): boolean {
  return error instanceof Error && /not a database/.test(error.message)
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && /database is locked/.test(error.message)
}

/** What the system said: its code, or SQLite's words. */
function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === undefined || code === 'ERR_SQLITE_ERROR' ? message : code
}
