/** Question words: whether a word that may ask does so, or opens a clause that only tells more of another word. */

import type { Word } from '../czech/fold.ts'
import { isVerbLike } from '../czech/verb.ts'

/** A sentence of a question: its words, and before which of them a clause begins. */
export interface Sentence {
  readonly words: readonly Word[]
  /** Indexes of words with a comma, a dash or the like before them. */
  readonly breaks: ReadonlySet<number>
  readonly asks: boolean
}

const END = /[.?!…\n]/
const BREAK = /[,;:()–—]| - /

/** Sentences of `text`, whose words are `list`; without marks, the whole text is one. */
export function sentencesOf(list: readonly Word[], text: string): Sentence[] {
  const found: Sentence[] = []
  let words: Word[] = []
  let breaks = new Set<number>()
  for (const [at, word] of list.entries()) {
    words.push(word)
    const gap = text.slice(word.to, list[at + 1]?.from ?? text.length)
    if (at === list.length - 1 || END.test(gap)) {
      found.push({ words, breaks, asks: gap.includes('?') })
      words = []
      breaks = new Set()
    } else if (BREAK.test(gap)) breaks.add(words.length)
  }
  return found
}

const set = (words: string) => new Set(words.split(' '))

const PREPOSITIONS = set(
  'do od v ve na za o z ze s se u pro k ke po pred pri kolem mezi pres in on at by for of',
)
const CONJUNCTIONS = set('a ale i nebo anebo tak takze tedy teda tudiz jenze and but or so')
/** What may stand before the question itself. */
const FILLERS = set(
  'no jo hele hej ahoj cau dobry den zdravim vazeni prosim vas pekne diky jako asi vlastne konecne uz pak potom tam by me mne mi nam rad rada bych chtel chtela dotaz otazka mam hlavne presne tu ono please hi hello',
)
/** Whoever says one of these asks what follows. */
const ASKING =
  /^(?:zajim\w*|vedet|vedel[ai]?|vite|vis|nevite|nevim|netus\w*|tusite|rekn\w*|rict|povez\w*|napis\w*|sdel\w*|prozrad\w*|ptam|ptal[ai]?|zeptat|dotaz|dotazem|otazk\w*|objasn\w*|upresn\w*|know|tell)$/
/** Whoever asks whether one of these happens asks for no detail himself. */
const SHOWING = /^(?:uvid\w*|zverejn\w*|ukaz\w*|zobraz\w*|dozvi\w*|zjist\w*|najdu|poznam)$/
const SUBORDINATORS = set('kdyz dyz az jestli jestlize pokud protoze kdyby jelikoz nez ackoliv i')
/** Words that a relative clause is about. */
const ANTECEDENTS =
  /^(?:lid[ei]|lidem|lidech|t[ie]|ten|ta|tem|tech|tam|vsude|nekdo|nekoho|nikdo|nikoho|kazdy|kazdemu|vsichni|vsem|mist[aoeu]?|mistech|ulic[ei]|ulicich|dob[auye]|chvil[ei]|stav[u]?|situac[ei]|pripad[ue]?|pripadech|den|dny|rok[uy]?|okamzik\w*|moment\w*|cas[u]?|pokazde|vzdy)$/
const SECOND_PERSON = /^(?:\w*(?:ite|ete|ate|ujete)|jste|mate|umite)$/
/** Most words of a question that names its topic first, without a verb. */
const TOPIC_FIRST = 9

/** What kind of clause a question word may open besides a question. */
export type Opens = 'amount' | 'time' | 'other'

/**
 * Whether the word at `at` of a sentence asks; `joined` by a conjunction, it does what the one before it did. `opens`
 * tells how easily it stands in a clause that does not ask.
 */
export function roleAt(
  { words, breaks, asks }: Sentence,
  at: number,
  opens: Opens,
): 'asks' | 'joined' | 'embedded' {
  let start = at
  let joined = false
  while (start > 0 && !(breaks.has(start) && isBreak(words, start))) {
    const before = words[start - 1]?.folded ?? ''
    if (CONJUNCTIONS.has(before)) joined = true
    else if (!PREPOSITIONS.has(before) && !FILLERS.has(before)) break
    start--
  }
  const earlier = words.slice(0, start).map(({ folded }) => folded)
  if (earlier.every(word => FILLERS.has(word) || CONJUNCTIONS.has(word))) return 'asks'
  if (joined) return 'joined'
  if (earlier.some(word => ASKING.test(word))) return 'asks'
  if (ANTECEDENTS.test(earlier.at(-1) ?? '') || earlier.some(word => SHOWING.test(word))) return 'embedded'
  if (opensCondition(words, breaks, start)) return 'asks'
  if (!breaks.has(start)) {
    const topic = !earlier.some(isVerb) && (opens !== 'other' || words.length <= TOPIC_FIRST)
    return topic ? 'asks' : 'embedded'
  }
  const question =
    earlier.some(word => SECOND_PERSON.test(word)) || /^(?:bude|budou|je|jsou)$/.test(earlier[0] ?? '')
  if (question) return 'embedded'
  const told = opens === 'other' && !(asks && /^(?:to|ho|ji|je|s)$/.test(words[at + 1]?.folded ?? ''))
  return told ? 'embedded' : 'asks'
}

/** Whether a clause begins at `start` that belongs to what stands before it; a greeting before it does not. */
function isBreak(words: readonly Word[], start: number): boolean {
  return words.slice(0, start).some(({ folded }) => !FILLERS.has(folded) && !CONJUNCTIONS.has(folded))
}

function opensCondition(words: readonly Word[], breaks: ReadonlySet<number>, start: number): boolean {
  const begin = Math.max(0, ...[...breaks].filter(at => at < start))
  return words.slice(begin, begin + 2).some(({ folded }) => SUBORDINATORS.has(folded))
}

const VERBS = set('je jsou bude budou byl byla bylo ma maji mate chce chteji jste neni')

function isVerb(folded: string): boolean {
  return (
    VERBS.has(folded) ||
    SECOND_PERSON.test(folded) ||
    (isVerbLike(folded) && /(?:ovat|uje|uji|[aei]me)$/.test(folded))
  )
}
