/** Names of a text: places, persons, and offices that act. */

import type { Word } from '../czech/fold.ts'
import { type Detail, detailOf, type Reading } from './reading.ts'
import { wordsLike } from './word-list.ts'

export const AT_PLACE = wordsLike(
  'v ve na do z ze u od pod nad pred za mezi kolem okolo podel pobliz blizko naproti pres smerem smer k ke az po',
)
/** Parts of a town or of the country. */
export const AREA = wordsLike(`
  ulic* namest* sidlist* ctvrt ctvrti ctvrtich ctvrtim nadraz* stanic* zastav* park* most* naves navsi areal* lokalit*
  krizovat* stadion* brownfield* kasar* zahrad* sad sadu trida tride tridy tridu nabrez* letist* prehrad* rybnik* les lese
  lesa udoli hradist* vrch* breh* reka reky reku rece centr* okraj* okres* skol* nemocnic* hrist* knihovn* radnic* tovarn* jideln* ministerst* zarizenich urade uradech
  pozem* silnic* dalnic* trat* chodni* strech* podchod* parkovist* terminal* uzl* budov* dome domu domech dvur dvore
  mistech obcich vesnic* mestskych mestech hranic* prumyslov* zon* jihu severu zapade vychode predmest*`)
const AREA_DISTANCE = 3
/** Names that say no more than what the programme is for, or by whom. */
const WIDE = wordsLike('kraj* cesk* cr eu evrop* republi* unie covid*')

/** Prepositions of nothing but place: `kolem sokolovny`, `naproti poště`. */
const BESIDE = wordsLike('kolem okolo podel pobliz nedaleko naproti nejblize nejbliz')
/** What stands behind them otherwise: an amount, a time, a matter. */
const NOT_BESIDE = wordsLike(
  'rok* let leta letech den dne dni mesic* tyd* hodin* minut* stolet* milion* miliard* tisic* sto stovk* desit* procent* polovin* tretin* ctvrtin* vec* temat* otaz* toho tomu nas vas nich',
)

/** `R43`, `D35`, `I/35`; not the train S61. */
const ROAD = /^(?:[DRE]\d{1,3}|I{1,3}\/\d{1,3})$/

/** Words that tell a place, in order: a name, a road by its number, a part of a town behind a preposition, or what something is beside. Linear. */
export function placesIn(reading: Reading): Detail[] {
  const { words } = reading
  return words.flatMap((word, at) => {
    if (isPlaceName(reading, at) || ROAD.test(word.text)) return [detailOf(word)]
    const isArea = AREA.test(word.folded) && isBehindPreposition(words, at)
    return isArea || isBeside(words, at) ? [detailOf(word, true)] : []
  })
}

function isBeside(words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1]?.folded ?? '', words[at]?.folded ?? '']
  return BESIDE.test(before) && /^[a-z]{4}/.test(word) && !NOT_BESIDE.test(word)
}

/** Words that may be the name of a place, or what something is beside, in order. Linear. */
export function namedPlacesIn(reading: Reading): Detail[] {
  return reading.words.flatMap((word, at) => {
    if (isPlaceName(reading, at)) return [detailOf(word)]
    return isBeside(reading.words, at) ? [detailOf(word, true)] : []
  })
}

function isPlaceName(reading: Reading, at: number): boolean {
  const { words } = reading
  if (!isName(reading, at) || (words[at]?.text.length ?? 0) < 3) return false
  return ![words[at - 1], words[at], words[at + 1]].some(word => word !== undefined && WIDE.test(word.folded))
}

function isBehindPreposition(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - AREA_DISTANCE), at).some(({ folded }) => AT_PLACE.test(folded))
}

/** A capitalised word inside a sentence, or one joined to another: `Pankrác–Olbrachtova`. */
export function isName({ words, text, ends }: Reading, at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined || !/^\p{Lu}\p{Ll}/u.test(word.text)) return false
  const opens =
    at === 0 || ends.has(at - 1) || /[„“"•:]\s?$/.test(text.slice(Math.max(0, word.from - 2), word.from))
  if (!opens) return true
  return next !== undefined && /^\p{Lu}/u.test(next.text) && /^ ?[–-] ?$/.test(text.slice(word.to, next.from))
}

const TITLE = wordsLike('mgr ing bc mudr judr phdr')
/** Capitalised words that stand in names of offices and towns. */
const NO_PERSON = wordsLike(
  'kraj* republi* unie nemocnic* zachran* namest* praha prahy praze nad novy nova nove stary stara stare',
)
/** `Krajské`, `Česká`: surnames are such words, first names are not. */
const ADJECTIVE = wordsLike(
  '*sky *ska *ske *skeho *skemu *skem *skou *cky *cka *cke *ckeho *ckemu *ckem *ckou',
)

/** First and last names, or a title and a name, by their first words, in order. Linear. */
export function personsIn({ words, text }: Reading): Detail[] {
  return words
    .filter((word, at) => {
      const next = words[at + 1]
      if (next === undefined || !isOfPerson(word) || !isOfPerson(next) || ADJECTIVE.test(word.folded))
        return false
      return /^\.? $/.test(text.slice(word.to, next.from))
    })
    .map(word => detailOf(word))
}

function isOfPerson({ text, folded }: Word): boolean {
  if (TITLE.test(folded)) return true
  return /^\p{Lu}(?:\p{Ll}{2,}|\p{Lu}{2,})$/u.test(text) && !NO_PERSON.test(folded)
}

const ACTOR = wordsLike(`
  minist* hejtman* primator* starost* mistostarost* radni* rada rady rade radu radou zastupitel* mesto mesta meste mestu
  mestem kraj kraje krajem kraji obec obce obci obcemi obcim urad* odbor* komis* vybor* skol* stat statu statem vlada vlady
  vlade vladu vladou develop* investor* spolecnost* firm* podnik* organizac* spolek spolky spolku spolkum nezisk* polic*
  straznik* hasic* lekar* ucitel* reditel* lidr* tym* klub* agentur* nadac* fond* ombudsman* koordinator* manazer*
  architekt* expert* odborni* obcan* vlastni* majitel* provozovatel* dopravc* magistr* radnic* nemocnic* stran* soud*
  inspekc* sprava spravy sprave spravce knihovn* poradn* centr* zrizovatel* partner* dodavatel* pojistovn* univerzit*
  instituc* subjekt* zadavatel* clen* kandidat* predsed* pracovni* zamestnan* rodic* dobrovolni* turist* ridic*
  znecistovatel* cast casti castmi rozpoct* dotac* kapacit*`)

/** Whoever or whatever may answer "kdo": names, offices, groups, and what is paid from; in order. Linear. */
export function actorsIn(reading: Reading): Detail[] {
  return reading.words.flatMap((word, at) => {
    if (isName(reading, at)) return [detailOf(word)]
    return ACTOR.test(word.folded) || /^\p{Lu}{2,6}$/u.test(word.text) ? [detailOf(word, true)] : []
  })
}
