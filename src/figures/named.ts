/**
 * Named instruments of a text: laws, programmes and plans, institutions and places that it calls by their names. Counted
 * from the words alone; nothing is looked up.
 */

import { fold, type Word } from '../czech/fold.ts'
import { AREA, AT_PLACE, isName } from '../question/names.ts'
import { type Reading, readingOf } from '../question/reading.ts'
import { type WordList, wordsLike } from '../question/word-list.ts'

export type Named = 'law' | 'programme' | 'institution' | 'place'

const PROGRAMME = wordsLike(`
  program* plan planu planem plany strategi* koncepc* fond fondu fondem metodik* standard* generel* agend* ramec ramce
  memorand* deklarac* uml* smlouv* pravid* zasad*`)
const INSTITUTION = wordsLike(`
  minist* urad* agentur* vybor* nadac* univerzit* nemocnic* institut* komis* sprava spravy sprave spravou operator*
  podnik* polici* centr* sdruzen* svaz* asociac* spolecnost* inspekc* muze* divadl* knihovn* fakult* akademi* banka banky
  iniciativ* sluzb* reditelstvi zdruzen* galeri* organizator* organizac* snemovn* senat* forum fora foru kancelar* povodi*`)
/** What is called by the name right behind it: `spolek Otevřená města`, `programy jako Restart`. */
const CALLED: readonly (readonly [WordList, Named])[] = [
  [wordsLike('program* projekt* koncept*'), 'programme'],
  [
    wordsLike('spolek spolk* nadac* hnuti sdruzen* iniciativ* nemocnic* knihovn* divadl* muze* galeri*'),
    'institution',
  ],
]
/** Acronyms of institutions; most others are of things, laws and kinds of schools (`ZŠ`, `GDPR`, `MTB`). */
const ACRONYM = wordsLike(`
  avcr cd cez chmu cnb coi cssz csu ct ctu cvut dpp dpmb dpmo dpmp ecb esd eib hzs icao ilo ipr ksus mdpo mhmp mmf mmr mo mpo mpsv
  msmt muni mv mvcr mze mzp nasa nbu nku nukib oecd osa osn pcr pmdp rsd ropid sfdi sfzp sukl suj szdc szif szu tacr tsk tul
  ujep unesco unicef uohs uoou upol uzsvm vsb vut vzp who wto zcu`)
const LAW_NUMBER = /^(?:\d{1,3}\/(?:19|20)\d\d|§\d+)$/
const LONG_ADJECTIVE = /(?:[áéíý]|[ýí](?:ch|m|mi)|[éí](?:ho|mu)|ém|ou)$/u
/** A law by its adjective: `živnostenský zákon`. */
const OF_LAW =
  /^(?!česk|evropsk|krajsk)\p{L}+sk(?:ý|ého|ému|ém|ým)$|^(?:stavební|vodní|volební|trestní|lesní|horní)/iu
/** `Německo`, `Saskem`, `Švédska`; adjectives end otherwise. */
const LAND =
  /(?:sk|ck)(?:o|u|em)$|^(?:Bavor|Dán|Eston|Fin|Ir|Japon|Maďar|Nizozem|Nor|Pol|Portugal|Rakou|Sa|Skot|Sloven|Slovin|Španěl|Švéd|Švýcar)ska$|^Německa$/u
/** What has a name, besides parts of towns. */
const SITE = wordsLike('tunel* hotel* mikroregion* areal* vrchu jezera jezeru rybnika potoka obchvat* okruh*')
/** An adjective, or `Žerotínovo`. */
const OF_SITE = /(?:[áéíý]|[ýí](?:ch|m|mi)|[éí](?:ho|mu)|ém|ou)$|(?:ov|in)(?:[aoyuěe]|ým|ou|ých)?$/u
/** What is called by an adjective: `Holešovská průmyslová zóna`. */
const LARGE_SITE = wordsLike(
  'sad sady sadu sadech zon* most* namest* nadraz* letist* prehrad* rybnik* jezer* les* hory hor vrch* udoli park* sidlist* dalnic*',
)

/** Kinds of what a text names, in the order of `Named`. `home` is the place that it is for, which says nothing. Linear. */
export function namedIn(text: string, home: string | null): ReadonlySet<Named> {
  const reading = readingOf(text)
  const homeStems = fold(home ?? '')
    .split(/\s+/)
    .filter(word => word.length > 2)
    .map(word => word.slice(0, Math.max(3, word.length - 2)))
  const found = new Set<Named>()
  for (const [at, { folded }] of reading.words.entries()) {
    const named = kindAt(reading, at)
    const isHome = homeStems.some(stem => folded.startsWith(stem))
    if (named !== null && (named !== 'place' || !isHome)) found.add(named)
    const called = isHome ? null : calledAt(reading, at)
    if (called !== null) found.add(called)
  }
  return found
}

function kindAt(reading: Reading, at: number): Named | null {
  const { words } = reading
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (word === undefined) return null
  if (LAW_NUMBER.test(word.folded) || isLaw(word, next, before)) return 'law'
  const isTitled = isName(reading, at) || isOfName(reading, at)
  if (PROGRAMME.test(word.folded) && (isTitled || isQuoted(reading, at) || /^20\d\d$/.test(next?.text ?? '')))
    return 'programme'
  if (INSTITUTION.test(word.folded) && isTitled) return 'institution'
  if (/^\p{Lu}{2,9}$/u.test(word.text) && !isAllCapitals(before, next)) {
    const isBeside = before !== undefined && /^\s$/.test(reading.text.slice(before.to, word.from))
    return ACRONYM.test(word.folded) || (isBeside && INSTITUTION.test(before.folded)) ? 'institution' : null
  }
  const isAdjective = next !== undefined && (PROGRAMME.test(next.folded) || INSTITUTION.test(next.folded))
  return isName(reading, at) && !isAdjective && isPlace(reading, at) ? 'place' : null
}

/** `zákon o obcích`, `živnostenský zákon`, `zákoník`; not `nový zákon`. */
function isLaw({ text, folded }: Word, next: Word | undefined, before: Word | undefined): boolean {
  if (/^zakonik/.test(folded)) return true
  if (!/^zakon(?:|a|u|em|e)$/.test(folded) || text.endsWith('ů')) return false
  return next?.folded === 'o' || OF_LAW.test(before?.text ?? '')
}

/** What a name behind `spolek` or `programy jako` is of. */
function calledAt(reading: Reading, at: number): Named | null {
  const [before = '', farther = ''] = [reading.words[at - 1]?.folded, reading.words[at - 2]?.folded]
  if (!(isName(reading, at) || isQuoted(reading, at)) || /^pirat/.test(reading.words[at]?.folded ?? ''))
    return null
  const generic = /^(?:jako|typu)$/.test(before) ? farther : before
  return CALLED.find(([words]) => words.test(generic))?.[1] ?? null
}

/** A capitalised word that a quotation inside a sentence begins with: `podle „Pravidel pro stavby“`. */
function isQuoted({ words, text, ends }: Reading, at: number): boolean {
  const word = words[at]
  if (word === undefined || at === 0 || ends.has(at - 1)) return false
  return /^\p{Lu}/u.test(word.text) && text[word.from - 1] === '„'
}

/** Behind a capitalised adjective inside a sentence: `Klimatického plánu`, `Dopravnímu podniku`. */
function isOfName(reading: Reading, at: number): boolean {
  const before = reading.words[at - 1]
  return before !== undefined && isName(reading, at - 1) && LONG_ADJECTIVE.test(before.text)
}

/** A heading in capitals has no acronyms. */
function isAllCapitals(before: Word | undefined, next: Word | undefined): boolean {
  return [before, next].some(word => word !== undefined && /^\p{Lu}{4,}$/u.test(word.text))
}

function isPlace(reading: Reading, at: number): boolean {
  const { words } = reading
  const { folded = '', text = '' } = words[at] ?? {}
  if (text.length < 3 || WIDE.test(folded) || /\p{Ll}\p{Lu}/u.test(text)) return false
  if (LAND.test(text) || isOfSite(reading, at)) return true
  const first = isName(reading, at - 1) ? at - 1 : at
  const before = words[first - 1]
  if (before === undefined) return false
  if (CALLED.some(([words]) => words.test(before.folded))) return false
  if (AREA.test(before.folded) || SITE.test(before.folded)) return true
  // `Města na Míru` is one name.
  return AT_PLACE.test(before.folded) && !(before.folded === 'na' && isName(reading, first - 2))
}

/** `Západního obchvatu`, `Holešovskou průmyslovou zónu`. */
function isOfSite({ words }: Reading, at: number): boolean {
  const [{ text = '' } = {}, next, other] = words.slice(at, at + 3)
  if (!OF_SITE.test(text) || next === undefined) return false
  return isSite(next) || (LONG_ADJECTIVE.test(next.text) && other !== undefined && isSite(other))
}

function isSite({ folded }: Word): boolean {
  return SITE.test(folded) || LARGE_SITE.test(folded)
}

/** What a programme is by or for, and what is no place though it is written so. */
const WIDE = wordsLike('kraj* cesk* evrop* republi* unie covid* rad* zastupitel* portal* internet* facebook*')
