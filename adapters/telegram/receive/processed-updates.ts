/** Processed updates: ids of those that were answered, on disk, so that nothing is answered twice after a crash. Ids say nothing of people. */

import { appendFileSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { removeDrafts, writeAtomically } from '../../../src/atomic-file.ts'
import { makeFolder } from '../../shared/folder.ts'

/** Ids that are remembered; a batch of Telegram has at most a hundred. */
const REMEMBERED = 1_000

export class ProcessedUpdates {
  private readonly path: string
  private ids: Set<number>
  private written: number

  /** Reads the ids of the last run. Throws when the folder cannot be made or the file not be written. */
  constructor(path: string) {
    this.path = path
    makeFolder(dirname(path))
    removeDrafts(path)
    this.ids = new Set(readIds(path).slice(-REMEMBERED))
    this.written = 0
    this.rewrite()
  }

  has(id: number): boolean {
    return this.ids.has(id)
  }

  add(id: number): void {
    if (this.ids.has(id)) return
    this.ids.add(id)
    appendFileSync(this.path, `${id}\n`)
    this.written++
    if (this.written >= REMEMBERED) this.rewrite()
  }

  /** Writes the file anew with the last ids alone, whole or not at all. */
  private rewrite(): void {
    this.ids = new Set([...this.ids].slice(-REMEMBERED))
    writeAtomically(this.path, [...this.ids].map(id => `${id}\n`).join(''))
    this.written = 0
  }
}

/** The last line may have been cut by a crash; an id without its line end is not one. */
function readIds(path: string): number[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .slice(0, -1)
      .filter(line => /^\d+$/.test(line))
      .map(Number)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
