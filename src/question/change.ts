/** Change asked for: the verb that a yes-or-no question turns on: "zdražíte jízdné?", "budete stavět byty?". */

import type { Word } from '../czech/fold.ts'
import { isVerbLike } from '../czech/verb.ts'
import { kind, tellsOf } from './telling.ts'
import { wordsLike } from './word-list.ts'
import { isYesOrNo } from './yes-or-no.ts'

/** What of a price, an amount, a rule or a thing changes: the verbs that ask for it, and words of texts that tell of it. */
const TURNS = [
  kind(
    'zdraz* podraz* zlevn* zpoplatn*',
    'draz* zdraz* podraz* levn* zlevn* cen* poplat* zpoplat* zdarma slev* jizdn* vstupn* sazb* najem* najm* korun* kc uspor*',
  ),
  kind(
    'zvys* navys* zved* sniz* omez*',
    'zvys* navys* zved* sniz* omez* vyssi nizsi narust* pokles* ubyt* pribud* rust uspor*',
  ),
  kind('sniz* omez*', 'elimin* minimaliz* zmirn*'),
  kind(
    'zrus* rusi* zavr* zavir* uzavr* uzavir* zbour* bour* zdemol* demol*',
    'zrus* ruse* odstran* zavr* uzavr* zbour* bour* demol* konec konce konci ukonc* skonc* zani* nahra* zbav* zachov* udrz*',
  ),
  kind('zakaz*', 'zakaz* omez* regul* povol* pravid*'),
  kind('proda* rozproda* odproda* privatiz*', 'prod* rozprod* odprod* odkup* privatiz* zpenez*'),
  kind(
    'zkrat* zkrac* prodlouz* prodluz*',
    'krat* zkra* prodluz* prodlouz* delsi deli delk* rychl* zrychl* urychl* lhut* doba doby dobu dobe',
  ),
  kind(
    'slouc* sluc* spojit spojite sjednot*',
    'slouc* sluc* spoj* sjedno* jeden jedna jedno* jednu centraliz* spolec* integr*',
  ),
  kind(
    'nauc* skolit skolite vyskol* proskol*',
    'nauc* uc* skol* vyskol* proskol* vzdel* kurz* vyuk* osvet* semin* gramotn* trenin* poraden* besed* informov*',
  ),
  kind('pokut* potrest*', 'pokut* trest* potrest* postih* sankc* vymah* prestup* kontrol*'),
  kind('presteh* odsteh* presun*', 'steh* presteh* odsteh* presun* premist* vymist* preloz*'),
]

/** What is new or made new. */
const MAKINGS = [
  kind(
    'postav* stavet stavite vybud* budov* buduj* zridi* zrizu* otevr* otevir* zaloz*',
    `postav* vystav* stav* dostav* prestav* vybud* budov* buduj* zbud* dobud* zrid* zriz* zaloz* zaklad* otev* vzni* vytvor*
    vytvar* nov* rozsir* doplni* prib* zahaj* pripra* projekt* realiz* dokonc* rekonstr* zaved* zavad* zajist* instal* umist* osad*`,
  ),
  kind(
    'koupit koupite nakoup* vykoup* poridi* poriz*',
    'koup* nakup* nakoup* zakoup* vykup* vykoup* porid* poriz* vybav* vymen* obnov* nov* zajist* zaved* doda*',
  ),
  kind(
    'pridat pridate pridav* prihod*',
    'prid* prib* zvys* navys* vice vic vyssi posil* rozsir* dopln* nov* vysad* vysaz* plat* mzd* odmen* kapacit*',
  ),
  kind(
    'oprav* vymen* zatepl* zrekonstr*',
    'oprav* vymen* zatepl* rekonstr* zrekonstr* obnov* modern* nahra* renov* uprav* nov* revital* zrevital* udrz* zlep* instal* invest*',
  ),
]
const CHANGES = [...TURNS, ...MAKINGS]

/** In the second person: `zdražíte`, `prodáte`, `zavřete`, `snižujete`. */
const DONE_BY_YOU = /(?:[aei]te|ujete)$/
const WILL = wordsLike(
  'budete nebudete chcete nechcete hodlate nehodlate planujete neplanujete chystate nechystate',
)
const INFINITIVE = /(?:t|ti|ct)$/
const REFLEXIVE = wordsLike('se sa')
const OR = wordsLike('nebo anebo alebo ci')
/** Words between the auxiliary and its verb. */
const CLAUSE = 6

/** Index of the verb of a change that is asked for with yes or no, or null. Linear. */
export function changeOf(words: readonly Word[]): number | null {
  if (!isYesOrNo(words)) return null
  let will = Number.NEGATIVE_INFINITY
  for (const [at, word] of words.entries()) {
    const verb = affirmed(word)
    if (WILL.test(word.folded)) will = at
    if (!CHANGES.some(({ asked }) => asked.test(verb)) || isReflexive(words, at) || isChoice(words, at))
      continue
    if (DONE_BY_YOU.test(verb) || (INFINITIVE.test(verb) && at - will <= CLAUSE)) return at
  }
  return null
}

/** `přidáte se k nám`, `spojíte se s obcemi` are other verbs. */
function isReflexive(words: readonly Word[], at: number): boolean {
  return REFLEXIVE.test(words[at + 1]?.folded ?? '')
}

/** `zrušíte školy, nebo je budete podporovat`: what a text says of either answers. */
function isChoice(words: readonly Word[], at: number): boolean {
  const rest = words.slice(at + 1, at + 1 + 2 * CLAUSE).map(({ folded }) => folded)
  const or = rest.findIndex(word => OR.test(word))
  return or >= 0 && rest.slice(or + 1).some(word => WILL.test(word) || DONE_BY_YOU.test(word))
}

/**
 * Whether a text tells of a change of that kind, or that there is none: "nezdražíme", "ceny", "zdarma". A text without a verb,
 * "veřejné stojany na kola", is itself what is to be made. Linear.
 */
export function tellsOfChange(text: readonly Word[], change: Word): boolean {
  const verb = affirmed(change)
  if (tellsOf(CHANGES, text.map(affirmed), verb)) return true
  return MAKINGS.some(({ asked }) => asked.test(verb)) && !text.some(({ folded }) => isVerbLike(folded))
}

/** A verb without its ne-; words that begin so by themselves are none of these. */
function affirmed({ folded }: Word): string {
  return folded.startsWith('ne') ? folded.slice(2) : folded
}
