/** Contradiction: a text that denies or refuses what a question takes for granted. */

import { stems } from '../czech/stem.ts'
import type { Analyzer } from '../search/analysis.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'

/** Verbs of a refusal, in the first person plural, */
const REFUSES = /^(?:odmitame|nesouhlasime|nepodporime|nepodporujeme|nedovolime|nepripustime|zabranime)$/
/** and those that deny the verb a few words behind them. */
const DENIES = /^(?:nebudeme|nechceme|nehodlame|neplanujeme|nebude|nebudou|nesmi)$/
const WORDS_BETWEEN = 3

/** Whether a passage says that what the question takes for granted is not so: "nezrušíme" to "proč chcete zrušit". */
export function contradicts({ premise }: Query, { passage }: Ranked, analyzer: Analyzer): boolean {
  if (premise === null) return false
  const tokens = analyzer.tokensOf(passage.text)
  const isPremise = (list: readonly string[]) => list.some(stem => premise.stems.includes(stem))
  return tokens.some(({ folded, stems: own }, at) => {
    if (REFUSES.test(folded) || (folded.startsWith('ne') && isPremise(stems(folded.slice(2))))) return true
    return (
      isPremise(own) &&
      tokens.slice(Math.max(0, at - WORDS_BETWEEN), at).some(before => DENIES.test(before.folded))
    )
  })
}
