/** Laws in a question: "podle zákona č. 128/2000 Sb.", "§ 12 odst. 3". */

import type { Word } from '../czech/fold.ts'

/** A number in a collection of laws, or a section: they need no word beside them. */
const SURE_NUMBER = /^(?:\d{1,3}\/(?:19|20)\d\d|§\d+)$/
/** What is one with a word beside it only: `2016/679`, `2/18`; else a school year, odds or shares. */
const NUMBER = /^\d{1,4}\/\d{1,4}$/
const LAW_WORD = /^(?:zakon\w*|narizeni\w*|vyhlask\w*|smernic\w*|predpis\w*|c|cislo|cisla|sb|eu)$/
/** What stands before it, */
const BEFORE = /^(?:zakon\w*|narizeni\w*|vyhlask\w*|smernic\w*|predpis\w*|c|cislo|cisla|sb|a)$/
/** with what makes all of it an aside, */
const BY = /^(?:podle|dle|smyslu|v)$/
/** and after it. */
const AFTER = /^(?:sb|sbirky|z|s|eu|odst|odstavec|pism|pismeno|zakon\w*|\d{1,2})$/

/**
 * Indexes of the words of each law that is named by its number: with the words that belong to it where something is to
 * be done by that law; the number alone where the law may be the subject: "zrušíte vyhlášku 2/2018?".
 */
export function lawsIn(words: readonly Word[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [at, { folded }] of words.entries()) {
    const beside = [words[at - 1], words[at + 1]].some(word => LAW_WORD.test(word?.folded ?? ''))
    if (!SURE_NUMBER.test(folded) && !(beside && NUMBER.test(folded))) continue
    found.add(at)
    let from = at
    while (BEFORE.test(words[from - 1]?.folded ?? '')) from--
    if (BY.test(words[from - 1]?.folded ?? ''))
      for (let index = from - 1; index < at; index++) found.add(index)
    for (let index = at + 1; AFTER.test(words[index]?.folded ?? ''); index++) found.add(index)
  }
  return found
}

/** Whether a word is the number of a law. */
export function isLawNumber({ folded }: Word): boolean {
  return SURE_NUMBER.test(folded) || NUMBER.test(folded)
}
