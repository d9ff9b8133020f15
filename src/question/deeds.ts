/** Deeds of a text: its past tense and passive, as against plans, wishes and conditionals. */

import type { Word } from '../czech/fold.ts'
import { type Detail, detailOf, type Reading } from './reading.ts'
import { wordsLike } from './word-list.ts'

/** Past participle of a verb by its ending, accents told apart: `postavili`, `schválila`, `vznikl`; not `festivál`. */
const PARTICIPLE = /^\p{Ll}{2,}(?:[aeěiuy]l[aoiy]?|[dszthk]li|(?:nik|sáh|ros|nes|běh|kles|ved)l[aoy]?)$/u
/** Nouns and adjectives that end like one, and participles of wishes and of being. */
const NO_DEED = wordsLike(`
  *tel *tely *tela *vel *anel *odel *unel *ostel *artel *otel *oteli *obil *obily *ofil *ofily *extil *ivil
  *ival *ivaly *fotbal *hokejbal *volejbal cela celo cely celi byl byla bylo byli byly mel mela melo meli mely
  chtel* mohl* musel* hodlal* planoval* navrhl* slibil* sliboval* zustal* jidla jidlo uhli mysli`)
const CONDITIONAL = wordsLike('by bych bychom byste aby abychom abyste kdyby kdybychom')
/** Words on either side within which a conditional takes a participle with it. */
const REACH = 4
/** `opraveno`, `zavedeno`, `vybudováno`. */
const PASSIVE = /^\p{Ll}{2,}(?:án|en|ěn)[oaiy]?$/u
const BEING = wordsLike('byl byla bylo byli byly je jsou')
/** Behind a form of being, words up to its participle. */
const PASSIVE_DISTANCE = 4
const DONE = wordsLike('hotov hotova hotovo hotovy podarilo povedlo splneno dokonceno')

/** Words that tell of something done, in order. Linear. */
export function deedsIn({ words }: Reading): Detail[] {
  return words.filter((word, at) => isDeed(word, at, words)).map(word => detailOf(word))
}

function isDeed({ text, folded }: Word, at: number, words: readonly Word[]): boolean {
  if (DONE.test(folded)) return true
  if (words.slice(Math.max(0, at - REACH), at + REACH).some(other => CONDITIONAL.test(other.folded)))
    return false
  const lower = text.normalize('NFC').toLowerCase()
  if (PARTICIPLE.test(lower)) return !NO_DEED.test(folded)
  return PASSIVE.test(lower) && words.slice(Math.max(0, at - PASSIVE_DISTANCE), at).some(isPast)
}

/** `byla postavena`, `je dokončen`. */
function isPast({ folded }: Word): boolean {
  return BEING.test(folded)
}
