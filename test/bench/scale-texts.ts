/** Texts of the scale benchmark: those of real sites, and their passages, repeated. */

import { loadLibrary } from '../../src/content/library.ts'
import type { Lexicon } from '../../src/engine/lexicon.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { repeated } from './repeated.ts'
import type { ScaleTask } from './scale-task.ts'

export function textsOfTask({ folders, size }: ScaleTask, lexicon: Lexicon) {
  const { documents } = loadLibrary(folders, lexicon)
  const { stopWords } = lexicon.thesaurus.analyzer
  return { documents, passages: repeated(passagesOf(documents, new Date(), stopWords), size) }
}
