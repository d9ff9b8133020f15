/**
 * Circumstance: a relative clause in which somebody tells of himself: "u baráku, kde bydlím", "škola, kam chodí moje děti".
 * It says which one is meant, or how one came to ask, and nothing of the subject.
 */

import { ACCENTED } from '../czech/accented.ts'
import type { Word } from '../czech/fold.ts'

/** Relative adverbs and pronouns, in any form. */
const RELATIVE =
  /^(?:kde|kam|odkud|kudy|co|kter(?:[aeiy]|ou|eho|emu|em|ych|ym|ymi|ej|yho|ymu)|jehoz|jejiz|jejichz|jenz|jez)$/
/** Prepositions before them: "ve které bydlím". */
const BEFORE = /^(?:v|ve|na|u|do|z|ze|k|ke|od|po|pro|pred|za|s|se|o|nad|pod|vedle|kolem|pres)$/
/** Prepositions of where something is, and adjectives between them and their noun: "v našem baráku, kde bydlím". */
const LOCATIVE = /^(?:v|ve|na|u|kolem|vedle|pobliz|nedaleko|blizko)$/
const ADJECTIVE = /(?:em|om|e|i|ych|ich)$/
/** What a clause may stand beside in place of a noun: "tam, kde bydlím". */
const CORRELATIVE = /^(?:tam|tady|zde|odtud|tudy|misto|miste|mista)$/

/**
 * First person of the present, of any class; forms that nouns have too count beside the relative word only, and those that
 * without accents are the third person of several too ("pracuji") in a text with accents only.
 */
const FIRST =
  /^(?:jsem|jsme|sem|mam|mame|jdu|jdeme|jedu|jedeme|beru|bereme|vezu|nesu|pisu|ctu)$|.(?:[aeiuy]ju|[aei]jeme|ujem|[aei]me)$/
const FIRST_OF_ACCENTS = /[uiy]ji$/
const FIRST_OR_NOUN = /.(?:am|im)$/
/** Possessives of the first person: "kam chodí moje děti". */
const MINE =
  /^(?:muj|moj[ei]|moji[a-z]{0,2}|meho|memu|mem|mych|mym|mymi|mou|nase|nasi|naseho|nasemu|nasem|nasich|nasim|nasimi)$/
/** Pronouns and adverbs that end like verbs. */
const NO_VERB =
  /^(?:kam|tam|sam|vam|nam|jim|tim|cim|nim|nekam|nikam|nikym|kym|jakym|kterym|prim|mym|svym|tvym|velmi|jejim|nasim|vasim)$/
/** Words between the relative word and its verb where the verb may be taken for a noun. */
const NEAR = 3

/** Words by which a clause wishes or asks: then it is part of the question. */
const WISHES = /^(?:by|bych|bychom|bysme|budu|budem|budeme|chci|chceme|chtel[aio]?|potrebuj[iue]\w*)$/
const MODAL =
  /^(?:mam|mame|muzu|muzeme|muzem|mohu|mohl[aio]?|mel[aio]?|smim|musim|musime|umim|dokazu|lze|jde)$/
const INFINITIVE = /^(?:[a-z]{2,}(?:at|it|et|yt|nout|ct)|jit|jet|dat|vzit|lezt|vest|vezt|nest|mit)$/
/** "slibujete", "máte": it tells of those who are asked. */
const SECOND = /(?:[aei]te|jste)$/

/** Conjunctions that begin another clause. */
const CONJUNCTION =
  /^(?:a|i|ale|ani|nebo|anebo|tak|takze|proto|protoze|jestli|jestlize|kdyz|kdyby|ze|zda|aby|aneb|prestoze|nez|dokud)$/
const CLAUSE_END = /[,;.:?!()–—\n]/
/** Words of a clause that are looked at. */
const LONGEST = 12

export interface Circumstances {
  /** Indexes of the words of such clauses. */
  readonly words: ReadonlySet<number>
  /** Indexes of the words that they stand beside, where these only say where: "u baráku, kde bydlím". */
  readonly places: ReadonlySet<number>
}

const NONE: Circumstances = { words: new Set(), places: new Set() }

/** What a word is: grammar, asking, or more than these. */
export type Role = 'stop' | 'frame' | 'word'

/** None where nothing else is said. `text` is that of the words. Linear. */
export function circumstancesIn(
  words: readonly Word[],
  text: string,
  roleOf: (at: number) => Role,
): Circumstances {
  const found = new Set<number>()
  const places = new Set<number>()
  for (let at = 1; at < words.length; at++) {
    if (found.has(at) || !RELATIVE.test(words[at]?.folded ?? '')) continue
    const from = BEFORE.test(words[at - 1]?.folded ?? '') ? at - 1 : at
    const noun = from - 1
    const isBeside = noun >= 0 && mayBeTold(roleOf(noun), isOpened(words, text, from), words[noun])
    const to = isBeside ? endOf(words, text, at) : at
    if (to === at) continue
    for (let index = from; index < to; index++) found.add(index)
    for (const index of placeAt(words, noun)) places.add(index)
  }
  return words.some((_, at) => roleOf(at) === 'word' && !found.has(at)) ? { words: found, places } : NONE
}

/** Indexes of a noun, and of an adjective with it, behind a preposition of where something is. */
function placeAt(words: readonly Word[], noun: number): readonly number[] {
  const [farther = '', nearer = ''] = [words[noun - 2]?.folded, words[noun - 1]?.folded]
  if (LOCATIVE.test(nearer)) return [noun]
  return LOCATIVE.test(farther) && ADJECTIVE.test(nearer) ? [noun - 1, noun] : []
}

/** Index behind the last word of the clause of a relative word, if it tells of who asks; that of the word itself else. */
function endOf(words: readonly Word[], text: string, at: number): number {
  const behind = boundary(words, text, at)
  const told = words.slice(at + 1, behind.to)
  const clause = told.map(({ folded }) => folded)
  const verb = told.findIndex((word, index) => isMine(word, index, text))
  const isWish =
    clause.some(word => WISHES.test(word) || SECOND.test(word)) ||
    (clause.some(word => MODAL.test(word)) && clause.some(word => INFINITIVE.test(word)))
  if (verb < 0 || isWish) return at
  // Where no comma closes it, another clause may go on: "v ulici kde bydlím se nedá parkovat".
  return behind.isClosed ? behind.to : at + 2 + verb
}

/** Whether a word, that many words behind the relative one, is a verb in the first person, or says whose something is. */
function isMine({ folded, text: written }: Word, index: number, text: string): boolean {
  if (NO_VERB.test(folded)) return false
  if (FIRST.test(folded) || MINE.test(folded)) return true
  if (FIRST_OF_ACCENTS.test(folded)) return /i$/i.test(written) && ACCENTED.test(text)
  return index < NEAR && FIRST_OR_NOUN.test(folded)
}

/** Where a clause ends: at a comma, another sign, a conjunction, or the end; open where words may go on to another one. */
function boundary(words: readonly Word[], text: string, at: number): { to: number; isClosed: boolean } {
  const last = Math.min(words.length, at + 1 + LONGEST)
  for (let index = at + 1; index < last; index++) {
    const { from = 0, folded = '' } = words[index] ?? {}
    if (CLAUSE_END.test(text.slice(words[index - 1]?.to, from))) return { to: index, isClosed: true }
    if (CONJUNCTION.test(folded)) return { to: index, isClosed: true }
  }
  const from = BEFORE.test(words[at - 1]?.folded ?? '') ? at - 1 : at
  return { to: last, isClosed: isOpened(words, text, from) && last === words.length }
}

/** Whether a comma or another sign stands before a word. */
function isOpened(words: readonly Word[], text: string, at: number): boolean {
  return CLAUSE_END.test(text.slice(words[at - 1]?.to ?? 0, words[at]?.from))
}

/** Beside a word of asking a clause is what is asked: "zajímá mě, kde bydlím"; without a comma it needs a noun. */
function mayBeTold(role: Role, isOpened: boolean, word: Word | undefined): boolean {
  return role === 'word' || CORRELATIVE.test(word?.folded ?? '') || (isOpened && role === 'stop')
}
