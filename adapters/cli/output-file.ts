/** Output file: what a command writes where its user says, whole or not at all. */

import { writeAtomically } from '../../src/atomic-file.ts'
import { messageOf } from '../../src/text/error-message.ts'
import { UsageError } from '../shared/usage.ts'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder. Make it, or name another one.',
  ENOTDIR: 'what should be its folder is a file. Name another one.',
  EISDIR: 'it is a folder. Name a file in it.',
  EACCES: 'this user may not write there. Name another folder.',
  EROFS: 'the disk is read-only. Name a folder on another one.',
  ENOSPC: 'the disk is full. Make room, or name a folder on another one.',
}

/** Throws `UsageError` where the file cannot be written; a file that was there is then what it was. */
export function writeOutput(path: string, bytes: Uint8Array): void {
  try {
    writeAtomically(path, bytes)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new UsageError(`${path} cannot be written: ${REASONS[code] ?? messageOf(error)}`)
  }
}
