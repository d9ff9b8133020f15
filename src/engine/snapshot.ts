/** A saved index: what loading and indexing gave, for as long as no file behind it changes. */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeDrafts, writeAtomically } from '../atomic-file.ts'
import { listTexts } from '../content/folder.ts'
import type { Passage, Problem } from '../model.ts'
import type { SavedIndex } from '../search/index.ts'

export interface Snapshot {
  readonly problems: readonly Problem[]
  readonly passages: readonly Passage[]
  readonly index: SavedIndex
}

const NAME = 'index.json'
/** Other code, ours or of the libraries, may cut the same files differently. */
const CODE = fileURLToPath(new URL('../', import.meta.url))
const LIBRARIES = fileURLToPath(new URL('../../package-lock.json', import.meta.url))

/**
 * What a snapshot depends on: names, sizes and times of all files below `folders` and of the code itself, and the
 * season that decides which terms of office are over. Unreadable folders count as empty.
 */
export function snapshotKey(folders: readonly string[], today: Date): string {
  const hash = createHash('sha256').update(`${today.getUTCFullYear()}\n${today.getUTCMonth() >= 10}\n`)
  hash.update(`${stamp(LIBRARIES)}\n`)
  for (const folder of [CODE, ...folders]) {
    hash.update(`${folder}\n`)
    for (const line of filesOf(folder)) hash.update(`${line}\n`)
  }
  return hash.digest('hex')
}

function filesOf(folder: string): string[] {
  try {
    return listTexts(folder, { accept: () => true }).texts.map(path => `${path} ${stamp(join(folder, path))}`)
  } catch {
    return []
  }
}

/** Size and time of a file; empty when it is not there. */
function stamp(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? '' : `${found.size} ${found.mtimeMs}`
}

/** The snapshot saved in `folder` under `key`, or null. One that cannot be read is as good as none. */
export function readSnapshot(folder: string, key: string): Snapshot | null {
  try {
    const text = readFileSync(join(folder, NAME), 'utf8')
    const end = text.indexOf('\n')
    if (text.slice(0, end) !== key) return null
    const { problems, passages, index } = JSON.parse(text.slice(end + 1)) as Snapshot
    return Array.isArray(passages) && Array.isArray(problems) && Array.isArray(index.traits)
      ? { problems, passages, index }
      : null
  } catch {
    return null
  }
}

/** Saves a snapshot whole or not at all. Throws when the folder cannot be made or written; its parent has to exist. */
export function writeSnapshot(folder: string, key: string, snapshot: Snapshot): void {
  if (!existsSync(folder)) mkdirSync(folder)
  const path = join(folder, NAME)
  removeDrafts(path)
  writeAtomically(path, `${key}\n${JSON.stringify(snapshot)}`)
}
