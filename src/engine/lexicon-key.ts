/** Lexicon key: what the keys of passages depend on besides their words, the same on every machine. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listTexts } from '../content/folder.ts'

/** Code that makes keys of words. */
const CODE = ['czech', 'search', 'text'].map(name => fileURLToPath(new URL(`../${name}`, import.meta.url)))

/** Of the files of a lexicon and of the code that reads words, by what stands in them. */
export function lexiconKey(folder: string): string {
  const hash = createHash('sha256')
  for (const root of [folder, ...CODE]) {
    const { texts } = listTexts(root, { accept: path => !path.endsWith('.bin') })
    for (const path of texts.toSorted()) hash.update(`${path}\n`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}
