/** Verbatim gate before every output: a passage is cut out of its file again and must come out the same. */

import type { FileFault } from '../content/file-fault.ts'
import { readText } from '../content/folder.ts'
import { introductionsOf } from '../content/list.ts'
import type { Passage } from '../model.ts'
import { cut } from '../text/cut.ts'

/** Gives the text of a file of a content folder; null when it has none. */
export type ReadFile = (root: string, path: string) => { readonly text: string } | FileFault | null

/** Whether the words of `passage`, what introduces them and the list below them stand in its file, as it is on the disk or as `read` gives it. */
export function isVerbatim(passage: Passage, read: ReadFile = readText): boolean {
  const { source, lead, list } = passage
  const file = read(source.folder, source.file)
  if (file === null || !('text' in file)) return false
  const { text: whole } = file
  const shown = [passage, ...introductionsOf(lead), ...(list?.items ?? [])]
  return shown.every(({ slices, text }) => cut(whole, slices) === text)
}
