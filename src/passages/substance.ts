/** Substance: what the words of a paragraph say when they are read alone: anything at all, a promise or a fact. */

import type { Entry } from '../content/entries.ts'
import { words } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { StopWords } from '../czech/stopwords.ts'

/** Fewest words of substance: `Krajský soud.` and `Cestovní ruch` are names of sections. */
const FEWEST_WORDS = 3
/** Stop words of a question that are as long say something in a promise: `méně`, `první pomoc`. */
const LONG_WORD = 4
/** A full stop, or a verb of the first person. */
const SENTENCE = /[.!?]["“”]?$|(?:eme|íme|áme)(?!\p{L})/iu

/** What stands around an entry in its document. */
export interface Surroundings {
  readonly title: string
  /** Whether it introduces a list. */
  readonly introduces: boolean
}

/**
 * False for an introduction with nothing after it (`Proto:`), a name of a section, and a slogan that only says its title
 * again (`Šance změnit bezpečnost` in a text called Bezpečnost). An item is read with its lead.
 */
export function isStandalone(
  entry: Entry,
  { title, introduces }: Surroundings,
  stopWords: StopWords,
): boolean {
  const text = introduces ? entry.text : withoutIntroduction(entry.text)
  if (entry.lead !== null) return text !== ''
  const substance = (text: string) => substanceOf(text, stopWords)
  const said = SENTENCE.test(text) ? [] : [title, ...entry.headings].flatMap(substance)
  return substance(text).filter(word => !said.includes(word)).length >= FEWEST_WORDS
}

const WILL =
  /(?<!\p{L})(?:ne)?(?:bude|chce)me(?!\p{L})|(?<!\p{L})(?!máme)\p{L}{2,}(?:íme|áme|(?<!uj)eme)(?!\p{L})/iu
/** Something came about, and not only should: `aby domy byly dostupné` tells no deed. */
const DID =
  /(?<!\p{L})(?:jsme|podařilo|povedlo|(?<!(?<!\p{L})(?:aby|by)(?: \p{L}{1,20}){0,4} )byl[aioy]?)(?!\p{L})/iu

/** Whether a paragraph says what "we" will do and nothing of what was done: in a report that is the promise it is about. */
export function isPromise({ text, lead }: Pick<Entry, 'text' | 'lead'>): boolean {
  return WILL.test(text) && !DID.test(`${lead?.text ?? ''} ${text}`)
}

/** A text without its last sentence when that ends in a colon and so waits for something. */
function withoutIntroduction(text: string): string {
  return text.endsWith(':') ? text.slice(0, sentences(text).at(-1)?.from ?? 0).trim() : text
}

/** The folded words of a text that are not grammar. */
function substanceOf(text: string, stopWords: StopWords): string[] {
  return words(text)
    .filter(({ folded, text }) => folded.length >= LONG_WORD || !stopWords.isStop(folded, text))
    .map(({ folded }) => folded)
}
