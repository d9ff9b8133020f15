/** Asking language: whether who asks reads Czech, so that a passage in another language is none for them. */

import { ACCENTED } from '../czech/accented.ts'
import type { Token } from '../search/analysis.ts'
import type { Query } from '../search/query.ts'
import type { IndexStatistics } from '../search/statistics.ts'
import type { Thesaurus } from '../search/thesaurus.ts'

export interface AskingTools {
  readonly index: Pick<IndexStatistics, 'isInCzech'>
  readonly thesaurus: Thesaurus
  /** Stems of common Czech words. */
  readonly commonWords: ReadonlySet<string>
}

/**
 * Whether a question is asked in Czech: not in English, and by a word of its subject that is a Czech one, whether the texts
 * have it or not. "most pro koně" is, "affordable housing" is not.
 */
export function isAskedInCzech({ isEnglish, terms }: Query, tools: AskingTools): boolean {
  return !isEnglish && terms.some(({ token }) => isCzechWord(token, tools))
}

function isCzechWord({ text, stems }: Token, { index, thesaurus, commonWords }: AskingTools): boolean {
  return (
    ACCENTED.test(text) ||
    index.isInCzech(stems) ||
    stems.some(stem => thesaurus.isTerm(stem)) ||
    commonWords.has(stems[0] ?? '')
  )
}
