/**
 * Pledge: whether a clause says what is to be, by its verb. `postavíme` and `chceme` say what we do, `bude probíhat` and
 * `vznikne` what comes about; `provozuje`, `bude potřeba` and `byl` do not.
 */

import type { Word } from '../czech/fold.ts'
import { wordsLike } from '../question/word-list.ts'
import { FINITE } from './bound.ts'
import type { Person } from './figure.ts'

/** Words of a clause on each side of a deadline. */
const CLAUSE = 14
/** Past participles: `realizoval`, `byly`; nouns such as `učitel` and `areál` are none. */
const PAST = /^(?:ne)?byl[aioy]?$|\p{Ll}(?:[aiě]l|nul)$|\p{Ll}(?:[aiě]|nu)l[aoiy]$/u
const WE = /^(?!(?:ne)?(?:mame|zname|vime|jsme)$)[a-z]+[aei]me$|^(?:budu|chci|bychom)$/
const WILL = /^bud(?:e|ou)$/
const INFINITIVE = /[aeiy]t$|ci$/
/** `opraveny`, `hotová`; in a clause with `bude`. */
const DONE = /(?:[ae]n|[ui]t)[aoyi]?$|^hotov/
const NEEDED = wordsLike('potreba treba nutne nutno zapotrebi')
/** Verbs of the third person that look ahead, as perfective ones do. */
const COMES = wordsLike(`
  vznikne vzniknou pribude pribudou zvysi snizi klesne klesnou vzroste vzrostou dostane dostanou otevre otevrou dokonci
  spusti zavede zavedou ziska ziskaji zmizi prejde prejdou zacne zacnou skonci nahradi dojde probehne probehnou da daji`)
const AIM = wordsLike('prioritou cilem zamerem ukolem ambici')
/** Other verbs of the third person, so that a clause with one is not taken for one without a verb. */
const IS =
  /^(?:je|jsou|ma|maji|lze|nelze|plati|musi|muze|mohou|byva|[a-z]{3,}(?:uje|uji|aji|eji)|[a-z]{3,}dou)$/
/** `nejpozději` is no verb as `hledějí` is. */
const COMPARATIVE = /[ěe]ji$/u
const VERBAL_NOUN = /(?:[áeě]n|[tu]t|[yi]t)í$/u

/**
 * A function that gives the person of the clause around the word at an index of a sentence; `no` where it says what was,
 * is, or is needed. All of the sentence is read once, and a clause of it each time.
 */
export function pledgesIn(words: readonly Word[], text: string): (at: number) => Person | 'no' {
  let ofAll: { person: Person | 'no' } | null = null
  return at => {
    const own = personOf(clauseOf(words, at, text))
    if (own !== undefined) return own
    ofAll ??= { person: personWithoutVerb(words) }
    return ofAll.person
  }
}

/** Of a clause without a verb, by the sentence that it belongs to. */
function personWithoutVerb(words: readonly Word[]): Person | 'no' {
  const all = personOf(words)
  if (all !== undefined) return all === 'first' ? 'first' : 'no'
  const [first] = words
  return first !== undefined && (VERBAL_NOUN.test(first.text) || /^hotov/.test(first.folded)) ? null : 'no'
}

/** Undefined where no verb is known. */
function personOf(clause: readonly Word[]): 'first' | 'third' | 'no' | undefined {
  if (clause.some(({ folded }) => WE.test(folded))) return 'first'
  if (clause.some(({ folded }) => NEEDED.test(folded))) return 'no'
  const will = clause.findIndex(({ folded }) => WILL.test(folded))
  const isAim = clause.some(({ folded }) => AIM.test(folded))
  if (will >= 0) {
    const others = clause.filter((_, at) => at !== will)
    return isAim || others.some(({ folded }) => INFINITIVE.test(folded) || DONE.test(folded)) ? 'third' : 'no'
  }
  if (clause.some(({ text }) => PAST.test(text))) return 'no'
  if (clause.some(({ folded }) => COMES.test(folded))) return 'third'
  const isSaid = ({ folded, text }: Word) =>
    (IS.test(folded) || FINITE.test(folded)) && !COMPARATIVE.test(text)
  return clause.some(isSaid) ? 'no' : undefined
}

function clauseOf(words: readonly Word[], at: number, text: string): readonly Word[] {
  let first = at
  let last = at
  while (first > 0 && at - first < CLAUSE && !isParted(words[first - 1], words[first], text)) first--
  while (last < words.length - 1 && last - at < CLAUSE && !isParted(words[last], words[last + 1], text))
    last++
  return words.slice(first, last + 1)
}

function isParted(word: Word | undefined, next: Word | undefined, text: string): boolean {
  return /[,;:()]|\s[–-]\s/.test(text.slice(word?.to, next?.from))
}
