/** Folders of a run of the tests: what a worker leaves behind, which is ended without a word, goes with them. */

import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** On a disk, files wait for it when they are stored and removed. */
const IN_MEMORY = '/dev/shm'

/** Called by vitest before it starts workers, which find them in their environment: `TMPDIR`, and `TEST_MEMORY` for small files. */
export default function makeFolders(): void {
  // It is called for each project.
  if (process.env.TEST_MEMORY !== undefined) return
  const made = [tmpdir(), existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir()].map(parent =>
    mkdtempSync(join(parent, 'doslova-tests-')),
  )
  // Some programs of the tests run as another user.
  for (const folder of made) chmodSync(folder, 0o755)
  ;[process.env.TMPDIR, process.env.TEST_MEMORY] = made
  process.once('exit', () => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true })
  })
}
