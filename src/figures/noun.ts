/** Noun behind a number: what it counts, with its adjectives. */

import type { Word } from '../czech/fold.ts'
import type { Reading } from '../question/reading.ts'
import { wordsLike } from '../question/word-list.ts'

/** Words of a noun with its adjectives. */
const LONGEST = 4
/** Words that point at the noun: `obou těchto krajů`. */
const POINTING = wordsLike('techto temto temito tyto tato tito tech tem temi nasich svych')
/** Endings of adjectives in all cases but short ones, and of verbal nouns that look like them. */
const ADJECTIVE = /(?:[áéíý]|[ýí](?:ch|m|mi)|[éí](?:ho|mu)|ém|ou)$/u
const VERBAL_NOUN = /(?:[áeě]n|[tu]t|[yi]t)í(?:ch|m|mi)?$/u
/** `sociálně vyloučených`. */
const ADVERB = /[nv]ě$/
/** Nouns with the ending of an adjective. */
const LIKE_ADJECTIVE = /(?:syst|probl)ém$/iu
/** `z těchto tří můžeme`, `padesátkrát`. */
const VERB = /(?:[aei]|í|á|ě)me$|krát$/u
/** Words behind a number that it does not count: `33 bylo podpořeno`. */
const NO_NOUN = wordsLike(`
  byl byla bylo byli byly jsou bude budou nejsou nebude nebudou bychom mohl mohla mohlo mohli mohly
  pri pro pod nad pred mezi podle proti kolem vcetne oproti mimo krome behem diky kvuli skrze
  jim jej nam vam tento tato toto
  ktera ktere kteri ktery kterou kterych nebo ale jako aby tedy take jen letos loni rocne mesicne tydne denne navic`)

/** The noun behind the word before `end`, as it stands; empty where there is none. */
export function nounBehind({ words, text, ends }: Reading, end: number): string {
  const noun: string[] = []
  if (ends.has(end - 1)) return ''
  const start = POINTING.test(words[end]?.folded ?? '') ? end + 1 : end
  for (let at = start; at < Math.min(words.length, start + LONGEST) && !ends.has(at - 1); at++) {
    const word = words[at]
    if (word === undefined || !follows(words[at - 1], word, text) || !isNounLike(word)) break
    noun.push(word.text)
    if (!goesOn(word.text, words[at + 1])) break
  }
  return noun.join(' ')
}

function goesOn(written: string, next: Word | undefined): boolean {
  const isAdjective = ADJECTIVE.test(written) && !VERBAL_NOUN.test(written) && !LIKE_ADJECTIVE.test(written)
  return (
    isAdjective ||
    (ADVERB.test(written) && next !== undefined && /\p{Ll}[ýíéá](?:ch|m|mi|ho|mu)?$|ou$/u.test(next.text))
  )
}

function follows(before: Word | undefined, { from }: Word, text: string): boolean {
  return /^\s+$/.test(text.slice(before?.to, from))
}

function isNounLike({ text, folded }: Word): boolean {
  if (/^\p{Lu}{2,5}$/u.test(text)) return true
  return /^(?:\p{Ll}{3}|ks$)/u.test(text) && !NO_NOUN.test(folded) && !VERB.test(text)
}
