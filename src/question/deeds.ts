/** Deeds of a text: its past tense, as against plans and conditionals. */

import type { Word } from '../czech/fold.ts'
import type { Slice } from '../model.ts'

/** Past participle of a verb, with its accents: `postavili`, `schválila`, `bylo`. */
const PARTICIPLE =
  /^\p{Ll}{2,}(?:[aieěuy]l[aoiy]?|[dtszkh]li|nikl[aoiy]?|sáhl[aoiy]?|rostl[aoiy]?|nesl[aoiy]?|běhl[aoiy]?|mohl[aoiy]?|klesl[aoiy]?|vedl[aoiy]?|řekl[aoiy]?)$/u
/** Nouns and adjectives that end like one. */
const NOT_PAST =
  /^(?:celá?|bílá?|malá|malo|málo|jídl\w*|cel[oiy]|cíl\w*|díl\w*|sídl\w*|\w*(?:del|bil|fil|tel|hotel|panel|model|tunel|kostel|úkol|kanál|festival|materiál|personál|potenciál|terminál|kapitál|signál|areál|originál|digitál|portál|ideál|manuál)[ay]?|teplo|světlo|pravidl\w*|rychl\w*|vedl[aeo]|trvalý|stál[éýá]|umělý|zralý|dospělý|síly|síla|dál|dále|pokud|skal[ay]|chvil[aei]|role|stupně|vozidel|byli?|mohl\w*|měl[aoiy]?|chtěl[aoiy]?|hodlal\w*|kola|škol\w*)$/
const CONDITIONAL = new Set('by bychom abychom aby kdyby kdybychom'.split(' '))
const REACH = 4
const DONE = /^(?:hotov[oay]|dokoncen[oay]?|splnen[oay]?|zrealizovan[oay]?|podarilo|povedlo)$/

/** Words that tell of something done, in order. */
export function deedsIn(words: readonly Word[]): Slice[] {
  return words.filter(({ text, folded }, at) => {
    if (DONE.test(folded)) return true
    const lower = text.toLowerCase()
    if (!PARTICIPLE.test(lower) || NOT_PAST.test(lower) || lower.length < 4) return false
    return !words.slice(Math.max(0, at - REACH), at + REACH).some(word => CONDITIONAL.has(word.folded))
  })
}
