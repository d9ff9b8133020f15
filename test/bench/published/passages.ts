/** What can be said of passages without asking anything: whether they stand in their files, and whether links name their words. */

import { missing } from '../../verbatim/missing.ts'
import { indexOf } from '../sites.ts'

export interface PassageFigures {
  readonly count: number
  /** Stand word for word in all files that they name, with all that introduces them and their lists. */
  readonly identical: number
  /** Have a page. */
  readonly pages: number
  /** Have a link to their words on it. */
  readonly fragments: number
}

export function measurePassages(folders: readonly string[]): PassageFigures {
  let [count, identical, pages, fragments] = [0, 0, 0, 0]
  for (const folder of folders)
    for (const passage of indexOf([folder]).passages) {
      const { url, link } = passage.source
      count++
      if (missing([passage]).length === 0) identical++
      if (url !== null) pages++
      if (link?.includes('#:~:text=')) fragments++
    }
  return { count, identical, pages, fragments }
}
