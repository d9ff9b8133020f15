/** Secret files: tokens and keys, for nobody else to read. */

import { dirname } from 'node:path'
import { writeAtomically } from '../../src/atomic-file.ts'
import { makeFolder } from './folder.ts'

/** Writes a file whole or not at all, and for nobody else to read. */
export function writeSecret(file: string, text: string): void {
  makeFolder(dirname(file), 0o700)
  writeAtomically(file, text, { mode: 0o600, flush: true })
}
