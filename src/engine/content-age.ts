/** Age of the content: the day of its newest file. */

import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileName } from '../passages/passage-table.ts'

/** The last day (UTC) that one of these files was written on, as `2026-11-29`; null when there is none. */
export function newestDay(files: readonly FileName[]): string | null {
  const paths = files.map(({ folder, file }) => join(folder, file))
  const times = paths.map(path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  const newest = times.reduce((latest, time) => Math.max(latest, time), 0)
  return newest === 0 ? null : new Date(newest).toISOString().slice(0, 10)
}
