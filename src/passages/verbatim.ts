/** The gate before every output: a passage is cut out of its file again and must come out the same. */

import { readText } from '../content/folder.ts'
import type { Passage } from '../model.ts'
import { cut } from '../text/cut.ts'

/** Whether the words of `passage` still stand in its file as they will be shown. Reads the file. */
export function isVerbatim(passage: Passage, read: typeof readText = readText): boolean {
  const file = read(passage.source.folder, passage.source.file)
  if (!('text' in file)) return false
  const lead = passage.lead
  return (
    cut(file.text, passage.slices) === passage.text &&
    (lead === null || cut(file.text, lead.slices) === lead.text)
  )
}
