/** Question words: whether a word that may ask does so, or opens a clause that only tells more of another word. */

import type { Word } from '../czech/fold.ts'
import { type WordList, wordsLike } from './word-list.ts'

/** A sentence of a question, or the beginning of a very long one. */
export interface Sentence {
  readonly words: readonly Word[]
  /** Indexes of words with a comma, a dash or the like before them. */
  readonly breaks: ReadonlySet<number>
  readonly asks: boolean
}

const END = /[.?!…\n]/
const BREAK = /[,;:()–—]| - /
/** More words than a sentence of a question has; what follows counts as the next one. */
const LONGEST_SENTENCE = 60

/** Sentences of `text`, whose words are `list`; without marks, the whole text is one. */
export function sentencesOf(list: readonly Word[], text: string): Sentence[] {
  const found: Sentence[] = []
  let words: Word[] = []
  let breaks = new Set<number>()
  for (const [at, word] of list.entries()) {
    words.push(word)
    const gap = text.slice(word.to, list[at + 1]?.from ?? text.length)
    if (at === list.length - 1 || END.test(gap) || words.length === LONGEST_SENTENCE) {
      found.push({ words, breaks, asks: gap.includes('?') })
      words = []
      breaks = new Set()
    } else if (BREAK.test(gap)) breaks.add(words.length)
  }
  return found
}

const PREPOSITION = wordsLike(
  'do od v ve na za o z ze s se u pro k ke po pred pri kolem mezi pres in on at by for of',
)
const CONJUNCTION = wordsLike('a ale i nebo anebo tak takze tedy teda tudiz jenze and but or so')
/** What may stand before the question itself. */
const FILLER = wordsLike(`
  no jo hele hej ahoj cau dobry den zdravim vazeni prosim vas pekne diky jako asi vlastne konecne uz pak potom tam by me
  mne mi nam rad rada bych chtel chtela dotaz otazka mam hlavne presne tu ono please hi hello`)
/** Whoever says one of these asks what follows. */
const ASKING = wordsLike(`
  zajim* vedet vedel vedela vedeli vite vis nevite nevim netus* tusite rekn* rict povez* napis* sdel* prozradte prozradite ptam ptal
  ptala ptali zeptat dotaz dotazem otazk* objasn* upresn* know tell`)
/** Whoever asks whether one of these happens asks for no detail himself. */
const SHOWING = wordsLike(`
  uvid* zverejn* ukaz* zobraz* dozvi* zjist* najdu poznam prozradi reknou dohled* rozklik* proklik* porovna* videt videl
  videla pocital* spocita*`)
const CONDITION = wordsLike('kdyz dyz az jestli jestlize pokud protoze kdyby jelikoz nez ackoliv i')
/** Words that a relative clause is about. */
const ANTECEDENT = wordsLike(`
  lide lidi lidem lidech ti te ten ta tem tech tam vsude nekdo nekoho nikdo nikoho kazdy kazdemu vsichni vsem
  misto mista miste mistu mistech ulice ulici ulicich doba dobe dobu doby chvile chvili stav stavu situace situaci
  pripad pripade pripadu pripadech den dny rok roku roky okamzik* moment* cas casu pokazde vzdy`)
const SECOND_PERSON = wordsLike('*ite *ete *ate jste')
const VERB = wordsLike(
  'je jsou bude budou byl byla bylo ma maji chce chteji neni *ovat *uje *uji *ame *ime *eme',
)
/** First word of a question that is answered by yes or no. */
const YES_OR_NO = wordsLike('bude budou je jsou')
/** Goes on with what the clause before told of: `kdo to zaplatí?` */
const GOES_ON = wordsLike('to ho ji je s')
/** Most words of a question that names its topic first, without a verb. */
const TOPIC_FIRST = 9

/** What a question word asks for; time and amounts hardly ever open a clause that does not ask. */
export type Asked = 'amount' | 'time' | 'other'

/**
 * Whether the word at `at` of a sentence asks, or else opens an `embedded` clause; one that is `joined` by a conjunction
 * does what the one before it did.
 */
export function roleAt(sentence: Sentence, at: number, asked: Asked): 'asks' | 'joined' | 'embedded' {
  const { words, breaks, asks } = sentence
  const { start, joined } = startOf(sentence, at)
  const earlier = words.slice(0, start).map(({ folded }) => folded)
  const has = (list: WordList) => earlier.some(word => list.test(word))
  if (earlier.every(isOpening)) return 'asks'
  if (words[at - 1]?.folded === 'tam') return 'embedded'
  if (joined) return has(SHOWING) ? 'embedded' : 'joined'
  if (has(ASKING)) return 'asks'
  if (ANTECEDENT.test(earlier.at(-1) ?? '') || has(SHOWING)) return 'embedded'
  if (opensCondition(sentence, start)) return 'asks'
  if (!breaks.has(start)) {
    const topic = !has(VERB) && !has(SECOND_PERSON) && (asked !== 'other' || words.length <= TOPIC_FIRST)
    return topic ? 'asks' : 'embedded'
  }
  if (has(SECOND_PERSON) || YES_OR_NO.test(earlier[0] ?? '')) return 'embedded'
  const goesOn = asks && GOES_ON.test(words[at + 1]?.folded ?? '')
  return asked !== 'other' || goesOn ? 'asks' : 'embedded'
}

/** Where the clause of a question word begins: at the prepositions and fillers before it. */
function startOf({ words, breaks }: Sentence, at: number): { start: number; joined: boolean } {
  const opening = words.findIndex(({ folded }) => !isOpening(folded))
  let start = at
  let joined = false
  while (start > 0 && !(breaks.has(start) && opening < start)) {
    const before = words[start - 1]?.folded ?? ''
    if (CONJUNCTION.test(before)) joined = true
    else if (!PREPOSITION.test(before) && !FILLER.test(before)) break
    start--
  }
  return { start, joined }
}

function isOpening(folded: string): boolean {
  return FILLER.test(folded) || CONJUNCTION.test(folded)
}

/** `Až to slíbíte, kdy to bude?` */
function opensCondition({ words, breaks }: Sentence, start: number): boolean {
  const begin = Math.max(0, ...[...breaks].filter(at => at < start))
  return words.slice(begin, begin + 2).some(({ folded }) => CONDITION.test(folded))
}
