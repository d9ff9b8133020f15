/** Language identification: which language a message is written in; Czech, unless it has signs enough of another one. */

import type { Word } from '../czech/fold.ts'
import type { ForeignLanguage } from '../model.ts'

/** Czech, and languages that are told from it. */
export type Language = 'cs' | 'sk' | ForeignLanguage

type LatinLanguage = Exclude<Language, 'cs' | 'uk' | 'ru'>

/** Signs of a language: its function words, each of which weighs one, and letters that Czech has not. */
interface Signs {
  /** As typed in lower case; one without accents also stands for the same with accents. */
  readonly words: ReadonlySet<string>
  /** Function words that Czech has too, folded. */
  readonly shared: ReadonlySet<string>
  /** Letters that loan words and slips on a Czech keyboard have too; all words with them weigh one together. */
  readonly letters: RegExp
  /** Letters that are neither; each word with them weighs two. */
  readonly ownLetters: RegExp
}

const NO_LETTERS = /(?!)/
const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

/** No word of them is a Czech word that lacks its accents, as "more" (moře), "her" or "mit" (mít) are. */
const SIGNS: Readonly<Record<LatinLanguage, Signs>> = {
  en: {
    words: wordsOf(
      `the what which who whom whose why when where how will would should could can does did you your we our they
      their them she are were been have has had and of for from with about into there this that these those any some
      than want need going please thanks people policy position support speak understand english`,
    ),
    shared: wordsOf('a do i no on to'),
    letters: NO_LETTERS,
    ownLetters: NO_LETTERS,
  },
  pl: {
    words: wordsOf(
      `czy jest są bedzie będą bedziecie dla sie nie jakie jaki kiedy gdzie dlaczego ile kto oraz przez przy tego tych
      ktory ktora ktore w że czego czemu macie chcecie wasz wasza wasze wasi panstwo prosze dzien dziekuje jesli
      wiecej lub albo bardzo jestem może można juz jeszcze`,
    ),
    shared: wordsOf('a ale bez co do i ja jak na nad o od po pod to ty u z za'),
    letters: /[ćśźń]/,
    ownLetters: /[łąęż]/,
  },
  de: {
    words: wordsOf(
      `der das die und oder ist sind war wird werden wie was wer wem wann warum wo woher wieviel viele viel sie ihr
      ihre ihren ihnen wir uns unser ich ein eine einen einem einer kein keine nicht für gegen vom zum bei auf aus
      unter nach haben hat habe gibt machen wollen sollen kann können auch noch nur wenn dass welche welcher welches
      bitte guten danke sprechen deutsch`,
    ),
    shared: new Set(),
    letters: /[äöü]/,
    ownLetters: /ß/,
  },
  sk: {
    words: wordsOf(
      `čo ako preco aky aka ake aku aki akych ktory ktora ktore ktori ktoru ktorych kolko kedy odkedy su nie som sme
      ste aj alebo ked pretoze moze mozem mozete mozeme mozu maju nemaju chcem chcu vediet robite robit robia urobite
      pre sa viac este teraz ziadne dakujem podla`,
    ),
    shared: wordsOf(
      `a ale asi bez bude budeme budete by co do i ja k ma mate na nad o od po pod pri s si tak to u v vo z za ze`,
    ),
    letters: /[ľĺŕôä]/,
    ownLetters: NO_LETTERS,
  },
}

/** Least weight of the signs of a message; Slovak is read like Czech, so one sign of it is enough. */
const LEAST_WEIGHT = 2
const LEAST_SLOVAK = 1

/** Least share of the words that have a sign. */
const LEAST_SHARE = 0.25

/** Czech function words, folded. */
const CZECH = wordsOf(
  `a ale asi bez bude budeme budete by co do i ja jak ma mate na nad no o od on po pod tak to ty u z za proc kdy kdo kde kolik ktery ktera ktere kteri jaky jake jakou jste jsou jsem jsme jsi je budou byl byla bylo byli
  maji chci aby pro nebo protoze kdyz jestli jeste uz taky take s se si v ve ze k ke u pri pred mezi muze muzu muzete
  muzou musi nejak neco nikdo nic nas vas vam nam me mi tady tam tohle toto ten ta tech temi jako jen vic vubec`,
)
const CZECH_LETTERS = /[ěřů]/i

const CYRILLIC = /\p{Script=Cyrillic}/u
const RUSSIAN =
  /[ыэъё]|(?:ов|ев|ие|ия)$|^(?:и|как|что|или|где|когда|почему|сколько|вы|мы|есть|если|только|нет|кто|какая|какой|помощь|русски)$/i
const UKRAINIAN = /[іїєґ]|ськ|ння$|^(?:як|що|чи|де|коли|чому|ви|ми|та|це|якщо|хто|яка|який)$/i

/**
 * Language of a message's words. Pure, and in doubt Czech: loan words, foreign names and most single words of the
 * Latin script are Czech, and so is a message of two languages that has as many function words of Czech. `least` is the
 * weight that signs must have together: 1 where it is known that the message says nothing in Czech.
 */
export function languageOf(words: readonly Word[], least = LEAST_WEIGHT): Language {
  const typed = words
    .filter(({ text }) => /\p{L}/u.test(text))
    .map(({ text, folded }) => ({ text: text.normalize('NFC'), folded }))
  const cyrillic = typed.filter(({ text }) => CYRILLIC.test(text))
  if (cyrillic.length * 2 > typed.length) return cyrillicLanguageOf(cyrillic)
  let best: Language = 'cs'
  let most = 0
  for (const language of Object.keys(SIGNS) as LatinLanguage[]) {
    const weight = weightOfAll(typed, SIGNS[language])
    if (weight <= most || weight < (language === 'sk' ? LEAST_SLOVAK : least)) continue
    best = language
    most = weight
  }
  return best
}

/** A word as typed, composed, and folded. */
type Typed = Pick<Word, 'text' | 'folded'>

/** Ukrainian or Russian; where nothing tells them apart, Ukrainian, which more people here speak. */
function cyrillicLanguageOf(words: readonly Typed[]): 'uk' | 'ru' {
  const count = (sign: RegExp) => words.filter(({ text }) => sign.test(text)).length
  return count(RUSSIAN) > count(UKRAINIAN) ? 'ru' : 'uk'
}

/** How much a message speaks for a language; 0 where it speaks more for Czech. */
function weightOfAll(words: readonly Typed[], signs: Signs): number {
  let known = 0
  let own = 0
  let other = 0
  let signed = 0
  let czech = 0
  for (const word of words) {
    const isWord = signs.words.has(word.text.toLowerCase()) || signs.words.has(word.folded)
    // A capital may begin a name: Müller, Łódź.
    const isName = !isWord && /^\p{Lu}/u.test(word.text)
    const hasOwn = !isName && signs.ownLetters.test(word.text)
    const hasOther = !isName && signs.letters.test(word.text)
    if (isWord) known++
    if (hasOwn) own++
    if (hasOther) other++
    if (isWord || hasOwn || hasOther) signed++
    else if (isCzech(word) && !signs.shared.has(word.folded)) czech++
  }
  const weight = known + 2 * own + Math.min(1, other)
  return signed > czech && signed >= words.length * LEAST_SHARE ? weight : 0
}

function isCzech({ text, folded }: Typed): boolean {
  return CZECH.has(folded) || CZECH_LETTERS.test(text)
}
