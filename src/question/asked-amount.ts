/** Asked amount: in what unit the answer to a `kolik` should be, and of what. */

import { root, stems } from '../czech/stem.ts'
import type { Unit } from './unit.ts'
import { type WordList, wordsLike } from './word-list.ts'

export interface AskedAmount {
  readonly unit: Unit
  /** Stems and roots of the noun that is counted; of other units than `count` and `ratio`, none. */
  readonly counted: readonly string[]
}

const MONEY_NOUN = wordsLike(
  'penez penize penazi peniaze prachu prachy korun* kc eur euro castk* financ* prostredk* money',
)
const PRICE_WORD = wordsLike(`
  stat stoji staly stala stalo stal stoja vyjde vyjdou vysel vysla vyslo vysly vychazi prijde plati* zaplat* najem* najm*
  cena ceny cenu cene jizdn* vstupn* poplat* pokut* cost pay`)
const MONEY_WORD = wordsLike(`
  utrat* invest* vyclen* vydat vydate vydaj* prispej* prispiv* dat date da dame dali daji vrazit vrazite nalij* dostane*
  dostanou dostal* pujde dluz* dluh* rozpoct* rozpocet naklad* dotac* mzd* plat platu platy spend budget`)
/** Verbs of a difference, which may be told in money or in per cent. */
const CHANGE_WORD = wordsLike(`
  usetr* sniz* zvys* zlevn* zdraz* pridat pridate ubyl ubyla ubylo ubyly pribyl pribyla pribylo pribyly kles* save`)
const DURATION_WORD = wordsLike('trva* potrva* cek*')
const UNIT_NOUNS: readonly (readonly [WordList, Unit])[] = [
  [wordsLike('procent* percent*'), 'share'],
  [MONEY_NOUN, 'money'],
  [
    wordsLike(`
      casu let roku roky letech dni dnu dnech mesicu mesicich mesice tydnu tydnech hodin hodinach minut minutach rokov
      mesiacov years months days weeks hours minutes`),
    'duration',
  ],
  [wordsLike('km kilometr* metru metrech metry'), 'length'],
  [wordsLike('hektar* ha m2 ctverecnich'), 'area'],
  [wordsLike('tun tuny kg kilo kil kilogram* gram* g'), 'weight'],
  [wordsLike('litru litry hektolitr* kubik*'), 'volume'],
  [wordsLike('kwh mwh gwh kw mw gw kilowat* megawat* gigawat*'), 'energy'],
]
/** Words between `kolik` and its noun. */
const SMALL = wordsLike(`
  je jsou bude budou bylo byl byla to tu tam tady se si uz jeste asi vlastne presne celkem jich teda jako by ma maji mate
  chcete hodlate planujete nam vam nas vas mi me mne ti mu jim jste at pak ten ta ty te tech tu tem vsude dalsich vic
  vice nejmene aspon rocne mesicne denne is are will do does you the a of`)
const PREPOSITION = wordsLike(
  'v ve na do z ze u o pro pri po za s k ke pod nad mezi pred kolem od in at on for',
)
const ADJECTIVE = wordsLike('*ych *ich *ejch')
const AFTER_PREPOSITION = wordsLike('*em *ych *ich *ej')
const MULTIPLIER = wordsLike('tisic tisice milionu miliard milion stovek desitek')
/** Words by their endings: no genitive plural, or more probably a verb. */
const NO_GENITIVE = wordsLike('*a *e *o *y *ujou *uji *at *et *it *li *im *am')
/** `přihodí` and `lidí` end alike. */
const MAY_BE_VERB = /^(?!lidi$|deti$)[a-z]*(?<!eni|ani|sti)i$/
/** `za každý pokácený`. */
const FOR_EACH = wordsLike('kazd*')
/** Words after `kolik` among which its noun is looked for. */
const HEAD_WORDS = 8

/**
 * What a `kolik` asks for; null where it is an outcry. `rest` are the folded words behind it in its clause, `before` the
 * word before it.
 */
export function askedAmount(rest: readonly string[], before: string): AskedAmount | null {
  const has = (list: WordList) => rest.some(word => list.test(word))
  if (rest[0] === 'toho' || (rest.includes('jeste') && rest.some(word => word.startsWith('mus')))) return null
  const next = rest[0] ?? ''
  const head = MULTIPLIER.test(next) ? (rest[1] ?? '') : next
  const named = UNIT_NOUNS.find(([nouns]) => nouns.test(head))?.[1]
  if (named === 'share' || named === 'money') return inUnit(named)
  if (before === 'o') return inUnit('change')
  if (named !== undefined) return inUnit(named)
  if (before === 'za' || (before === 'na' && SMALL.test(next))) return inUnit('price')
  if (MULTIPLIER.test(next) && !isGenitive(head)) return inUnit('money')
  const noun = countedNoun(rest)
  const told = has(PRICE_WORD) || has(MONEY_WORD) || has(CHANGE_WORD)
  if (noun !== null && (noun === head || !told))
    return {
      unit: rest.some((word, at) => FOR_EACH.test(word) && rest[at - 1] === 'za') ? 'ratio' : 'count',
      counted: keysOf(noun),
    }
  if (has(DURATION_WORD)) return inUnit('duration')
  if (has(CHANGE_WORD)) return inUnit('change')
  if (has(PRICE_WORD)) return inUnit('price')
  return inUnit(has(MONEY_WORD) || before === 'na' ? 'money' : 'any')
}

function inUnit(unit: AskedAmount['unit']): AskedAmount {
  return { unit, counted: [] }
}

/** The noun that a `kolik` counts: the first that stands in no phrase with a preposition. */
function countedNoun(rest: readonly string[]): string | null {
  let mayBeVerb = false
  for (let at = 0; at < Math.min(rest.length, HEAD_WORDS); at++) {
    const word = rest[at] ?? ''
    if (PREPOSITION.test(word)) {
      at++
      while (AFTER_PREPOSITION.test(rest[at] ?? '')) at++
    } else if (isGenitive(word) && !(mayBeVerb && MAY_BE_VERB.test(word))) return word
    mayBeVerb ||= SMALL.test(word)
  }
  return null
}

/** Whether a word may be a noun in the genitive plural: `bytů`, `škol`, `lidí`. */
function isGenitive(word: string): boolean {
  const other = [
    SMALL,
    PREPOSITION,
    MULTIPLIER,
    ADJECTIVE,
    PRICE_WORD,
    MONEY_WORD,
    DURATION_WORD,
    NO_GENITIVE,
  ]
  return word.length > 2 && !other.some(list => list.test(word))
}

function keysOf(noun: string): string[] {
  const list = stems(noun)
  return [...new Set([...list, ...list.map(root)])]
}
