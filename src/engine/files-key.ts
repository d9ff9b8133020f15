/** Files key: what something made of files depends on, so that it is made again when one of them changes. */

import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listTexts } from '../content/folder.ts'

/** Other code, ours or of the libraries, may make other things of the same files. */
const CODE = fileURLToPath(new URL('../', import.meta.url))
const LIBRARIES = fileURLToPath(new URL('../../package-lock.json', import.meta.url))

/** Of the code that runs, whatever is put in its place meanwhile. */
let code: string | null = null

/** Names, sizes and times of all files below `folders` and of the code itself, hashed. Unreadable folders count as empty. */
export function filesKey(folders: readonly string[], more = ''): string {
  code ??= [stamp(LIBRARIES), ...filesOf(CODE)].join('\n')
  const hash = createHash('sha256').update(`${more}\n${code}\n`)
  for (const folder of folders) hash.update(`${folder}\n${filesOf(folder).join('\n')}\n`)
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
