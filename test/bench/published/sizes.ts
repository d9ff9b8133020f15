/** What has to be on the disk for each system, Node and Java aside. */

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasPeer, PEERS } from '../peers/install.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

interface Size {
  readonly name: string
  readonly mb: number
}

export function sizes(): Size[] {
  const module = (name: string) => sizeOf(join(ROOT, 'node_modules', name))
  return [
    {
      name: 'Doslova: the search with its lexicon',
      mb: sizeOf(join(ROOT, 'src')) + sizeOf(join(ROOT, 'lexicon')) + module('minisearch'),
    },
    { name: 'Doslova: its model of meaning', mb: sizeOf(join(ROOT, 'packages/sentence-model')) },
    { name: 'MiniSearch', mb: module('minisearch') },
    { name: 'Orama', mb: module('@orama/orama') },
    { name: 'SQLite FTS5 (a part of Node)', mb: 0 },
    ...(hasPeer('lucene') ? [{ name: 'Lucene', mb: sizeOf(`${PEERS}lucene`) }] : []),
  ]
}

/** Megabytes of the files in a folder. */
function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) / 2 ** 20
}
