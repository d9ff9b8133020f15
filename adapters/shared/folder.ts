/** Folders that are made where they are missing. */

import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it that are missing, each once: Node's own `recursive` tries for ever where the system
 * says that a folder which is there is not, as `/proc` does. Throws the system's error.
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path) && statSync(path).isDirectory()) return
  const above = dirname(path)
  if (above !== path && !existsSync(above)) makeFolder(above, mode)
  try {
    mkdirSync(path, mode)
  } catch (error) {
    // Somebody else was faster.
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(path).isDirectory()
    if (!isThere) throw error
  }
}
