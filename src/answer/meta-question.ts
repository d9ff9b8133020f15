/**
 * Meta questions: about the election, the people and the bot, not about policy. Such a message is made of nothing
 * but the words of one subject and of grammar; one word more, and it is a question of policy: `volby online`.
 */

import type { StopWords } from '../czech/stopwords.ts'
import type { NotPolicy } from '../model.ts'
import type { Token } from '../search/analysis.ts'
import { META_RULES } from './meta-rules.ts'
import { forms } from './word-class.ts'

/** Asking itself, with any subject. */
const ASKING = forms(
  'rekni rekne reknete rekl povez povezte rict vedet nevis nevite zjistit potrebuji potrebuju potreboval potrebovala hledam shanim dotaz me my to at by did am say tell know find need hi',
)

export interface MetaTools {
  readonly stopWords: StopWords
  /** Whether a word is part of the name of a place. */
  readonly isPlace: (token: Token) => boolean
  /** Whether the message is understood alone: otherwise "kdo to platí" is about the subject of the one before. */
  readonly isAlone: boolean
}

/** What a message asks about instead of policy, or null. */
export function metaQuestion(
  tokens: readonly Token[],
  { stopWords, isPlace, isAlone }: MetaTools,
): NotPolicy | null {
  const rest = tokens.filter(token => !isPlace(token) && !/^\d{4}$/.test(token.folded))
  // The party by its name is the party: "mail na stranu".
  const words = rest.map(({ folded, stop }) => ({
    word: stopWords.isParty(folded) ? 'strana' : folded,
    isGrammar: stop || stopWords.isParty(folded) || ASKING.test(folded),
  }))
  const rule = META_RULES.find(
    ({ needs, allows = [], isOpen = false, alone = false }) =>
      (isAlone || !alone) &&
      needs.every(needed => words.some(({ word }) => needed.test(word))) &&
      (isOpen ||
        words.every(
          ({ word, isGrammar }) => isGrammar || [...needs, ...allows].some(allowed => allowed.test(word)),
        )),
  )
  return rule?.reason ?? null
}
