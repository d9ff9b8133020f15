/** File stamps: what tells, without reading a file, that it is not the one that was read. */

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { listTexts } from './folder.ts'

/** Stamps of the files of one folder by path. */
export type Stamps = ReadonlyMap<string, string>

/** A file that is written twice within so many milliseconds may have the same times both times. */
const TICK_MS = 50

/** Stamps of all files of `root` but hidden ones, by path; none when it cannot be read. `now` in milliseconds since 1970. */
export function stampsOf(root: string, now = Date.now()): Stamps {
  try {
    const { texts, faults } = listTexts(root, { accept: () => true })
    return new Map(
      [...texts, ...faults.map(({ path }) => path)].map(path => [path, stampOf(root, path, now)]),
    )
  } catch {
    return new Map()
  }
}

/** Two files of one stamp are the same; one that has only just been written has a stamp that no other has. */
function stampOf(root: string, path: string, now: number): string {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(join(root, path))
    const isSettled = now - ctimeMs > TICK_MS
    return [dev, ino, size, mtimeMs, ctimeMs, ...(isSettled ? [] : [`read ${now}`])].join(' ')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
}

export function areSame(a: Stamps, b: Stamps): boolean {
  return a.size === b.size && [...a].every(([path, stamp]) => b.get(path) === stamp)
}
