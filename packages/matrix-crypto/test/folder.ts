/** A folder for the files of one test. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder, removed when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'matrix-crypto-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
