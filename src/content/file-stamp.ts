/** File stamps: what tells, without reading a file, that it is not the one that was read. */

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { listTexts } from './folder.ts'

/** Stamps of the files of one folder by path. */
export type Stamps = ReadonlyMap<string, string>

/** A file that is written twice within so many milliseconds may have the same times both times. */
const TICK_MS = 50

/** Stamps of all files of `root` but hidden ones, by path; none when it cannot be read. */
export function stampsOf(root: string): Stamps {
  try {
    const { texts, faults } = listTexts(root, { accept: () => true })
    return new Map([...texts, ...faults.map(({ path }) => path)].map(path => [path, stampOf(root, path)]))
  } catch {
    return new Map()
  }
}

/** Two files of one stamp are the same, unless it is empty: that of a file that has only just been written. */
function stampOf(root: string, path: string): string {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(join(root, path))
    return Date.now() - ctimeMs > TICK_MS ? [dev, ino, size, mtimeMs, ctimeMs].join(' ') : ''
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
}

/** Whether all files are sure to be the same. */
export function areSame(a: Stamps, b: Stamps): boolean {
  return a.size === b.size && [...a].every(([path, stamp]) => stamp !== '' && b.get(path) === stamp)
}
