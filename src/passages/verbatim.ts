/** The gate before every output: a passage is cut out of its file again and must come out the same. */

import { readText } from '../content/folder.ts'
import { introductionsOf } from '../content/list.ts'
import type { Passage } from '../model.ts'
import { cut } from '../text/cut.ts'

/** Whether the words of `passage`, what introduces them and the list below them still stand in its file. Reads the file. */
export function isVerbatim(passage: Passage, read: typeof readText = readText): boolean {
  const { source, lead, list } = passage
  const file = read(source.folder, source.file)
  if (!('text' in file)) return false
  const shown = [passage, ...introductionsOf(lead), ...(list?.items ?? [])]
  return shown.every(({ slices, text }) => cut(file.text, slices) === text)
}
