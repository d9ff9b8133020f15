/** Laws in a question: "podle zákona č. 128/2000 Sb.", "§ 12 odst. 3". */

import type { Word } from '../czech/fold.ts'

/** A number in a collection of laws, or a section: they need no word beside them. */
const SURE_NUMBER = /^(?:\d{1,3}\/(?:19|20)\d\d|§\d+)$/
/** What is one with a word beside it only: `2016/679`, `2/18`; else a school year, odds or shares. */
const NUMBER = /^\d{1,4}\/\d{1,4}$/
const LAW_WORD = /^(?:zakon\w*|narizeni\w*|vyhlask\w*|smernic\w*|predpis\w*|c|cislo|cisla|sb|eu)$/
/** What stands before it, */
const BEFORE = /^(?:zakon\w*|narizeni\w*|vyhlask\w*|smernic\w*|predpis\w*|c|cislo|cisla|sb|eu|es|a)$/
/** with what makes all of it an aside, */
const BY = /^(?:podle|dle|smyslu|v|viz)$/
/** and after it. */
const AFTER = /^(?:sb|sbirky|z|s|eu|odst|odstavec|pism|pismeno|zakon\w*|\d{1,2})$/

export interface Laws {
  /** Indexes of the words of laws. */
  readonly words: ReadonlySet<number>
  /** Indexes of numbers of laws that may be what is asked about. */
  readonly named: readonly number[]
}

/** What begins a sentence or a remark. */
const BREAK = /[.?!;()]/

/**
 * The laws of a question that are named by their numbers. Where something is to be done by a law, and in a remark or
 * a sentence of its own, all its words belong to it; else the number alone, for the law may be the subject: "zrušíte
 * vyhlášku 2/2018?". Linear.
 */
export function lawsIn(words: readonly Word[], text: string): Laws {
  const found = new Set<number>()
  const named: number[] = []
  for (const [at, { folded }] of words.entries()) {
    const beside = [words[at - 1], words[at + 1]].some(word => LAW_WORD.test(word?.folded ?? ''))
    if (!SURE_NUMBER.test(folded) && !(beside && NUMBER.test(folded))) continue
    found.add(at)
    let from = at
    while (BEFORE.test(words[from - 1]?.folded ?? '') && !isBreak(words, from, text)) from--
    const isBy = BY.test(words[from - 1]?.folded ?? '')
    const ofSection = words[from - 1]?.folded.startsWith('§') === true
    if (isBy || ofSection || (from > 0 && isBreak(words, from, text)))
      for (let index = isBy ? from - 1 : from; index < at; index++) found.add(index)
    else named.push(at)
    for (let index = at + 1; AFTER.test(words[index]?.folded ?? ''); index++) found.add(index)
  }
  return { words: found, named }
}

/** Whether a sentence or a remark begins with the word at `at`; the full stop of "č." is none. */
function isBreak(words: readonly Word[], at: number, text: string): boolean {
  const before = words[at - 1]
  const after = words[at]
  if (before === undefined || after === undefined || before.folded === 'c') return false
  return BREAK.test(text.slice(before.to, after.from))
}

/** Whether a word is the number of a law. */
export function isLawNumber({ folded }: Word): boolean {
  return SURE_NUMBER.test(folded) || NUMBER.test(folded)
}
