/** A folder for the files of one test. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** In memory where the system has such a folder: the store waits for the disk at each step. */
const TEMPORARY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** An empty folder, removed when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(TEMPORARY, 'matrix-crypto-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
