/** Change asked for: the verb that a yes-or-no question turns on: "zdražíte jízdné?", "budete prodávat byty?". */

import type { Word } from '../czech/fold.ts'
import { type WordList, wordsLike } from './word-list.ts'

/** What of a price, an amount, a rule or a thing changes: the verbs that ask for it, and words of texts that tell of it. */
const CHANGES: readonly (readonly [asked: WordList, told: WordList])[] = [
  [
    wordsLike('zdraz* podraz* zlevn* zpoplatn*'),
    wordsLike(
      'draz* zdraz* podraz* levn* zlevn* cen* poplat* zpoplat* zdarma slev* jizdn* vstupn* sazb* najem* najm* korun* kc uspor*',
    ),
  ],
  [
    wordsLike('zvys* navys* zved* sniz* omez*'),
    wordsLike('zvys* navys* zved* sniz* omez* vyssi nizsi narust* pokles* ubyt* pribud* rust uspor*'),
  ],
  [
    wordsLike('zrus* rusi* zavr* zavir* uzavr* uzavir* zbour* bour* zdemol* demol*'),
    wordsLike(
      'zrus* ruse* odstran* zavr* uzavr* zbour* bour* demol* konec konce konci ukonc* skonc* zani* nahra* zbav* zachov* udrz*',
    ),
  ],
  [wordsLike('zakaz*'), wordsLike('zakaz* omez* regul* povol* pravid*')],
  [wordsLike('proda* rozproda* odproda* privatiz*'), wordsLike('prod* rozprod* odprod* privatiz* zpenez*')],
]
/** In the second person: `zdražíte`, `prodáte`, `zavřete`, `snižujete`. */
const DONE_BY_YOU = /(?:[aei]te|ujete)$/
const WILL = wordsLike(
  'budete nebudete chcete nechcete hodlate nehodlate planujete neplanujete chystate nechystate',
)
const INFINITIVE = /(?:t|ti|ct)$/
/** Words between the auxiliary and its verb. */
const CLAUSE = 6
/** Who asks so wants more than a yes or a no. */
const ASKS_MORE = wordsLike(
  'co ceho cemu cem cim kdo koho komu kym jak jaky* jake* jaka jakou kde kam odkud kdy dokdy odkdy kolik* proc ktery* ktere* ktera kterou ze',
)

/** Index of the verb of a change that is asked for with yes or no, or null. Linear. */
export function changeOf(words: readonly Word[]): number | null {
  if (words.some(({ folded }) => ASKS_MORE.test(folded))) return null
  let will = Number.NEGATIVE_INFINITY
  for (const [at, word] of words.entries()) {
    const verb = affirmed(word)
    if (WILL.test(word.folded)) will = at
    if (!CHANGES.some(([asked]) => asked.test(verb))) continue
    if (DONE_BY_YOU.test(verb) || (INFINITIVE.test(verb) && at - will <= CLAUSE)) return at
  }
  return null
}

/** Whether a text tells of a change of that kind, or that there is none: "nezdražíme", "ceny", "zdarma". Linear. */
export function tellsOfChange(text: readonly Word[], change: Word): boolean {
  const kinds = CHANGES.filter(([asked]) => asked.test(affirmed(change)))
  return text.some(word => kinds.some(([, told]) => told.test(affirmed(word))))
}

/** A verb without its ne-; words that begin so by themselves are none of these. */
function affirmed({ folded }: Word): string {
  return folded.startsWith('ne') ? folded.slice(2) : folded
}
