/** Sample texts: what the template of a site brought along, told by its guarantor, who stands for nobody. */

import type { StopWords } from '../czech/stopwords.ts'
import type { Document } from './document.ts'

/** The same documents, the samples among them as left over. They answer nobody, wherever they are from. */
export function markSamples(documents: readonly Document[], stopWords: StopWords): Document[] {
  return documents.map(document => {
    const { data, origin } = document
    return typeof data.garant === 'string' && stopWords.isSampleGuarantor(data.garant.trim())
      ? { ...document, origin: { ...origin, leftover: 'sample' } }
      : document
  })
}
