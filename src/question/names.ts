/** Names of a text: places, persons, and offices that act. */

import type { Word } from '../czech/fold.ts'
import type { Slice } from '../model.ts'
import { endsSentence } from './quantity.ts'

const set = (list: string) => new Set(list.split(' '))

const AT_PLACE = set(
  'v ve na do z ze u od pod nad pred za mezi kolem okolo podel pobliz blizko naproti pres smerem smer k ke az po',
)
/** Words that a place has its name from. */
const AREA =
  /^(?:ulic\w*|namest\w*|sidlist\w*|ctvrt|ctvrti|ctvrtich|ctvrtim|nadraz\w*|stanic\w*|zastav\w*|park\w*|most\w*|naves|navsi|areal\w*|lokalit\w*|krizovat\w*|stadion\w*|brownfield\w*|kasar\w*|zahrad\w*|sad|sadu|trid[aeyu]|nabrez\w*|letist\w*|prehrad\w*|rybnik\w*|les|lese|lesa|udoli|hradist\w*|vrch\w*|breh\w*|rek[ayu]|rece|centr\w*|okraj\w*|okres\w*|skol\w*|nemocnic\w*|hrist\w*|knihovn\w*|radnic\w*|tovarn\w*|pozem\w*|silnic\w*|dalnic\w*|trat\w*|chodni\w*|strech\w*|podchod\w*|parkovist\w*|terminal\w*|uzl\w*|budov\w*|dome|domu|domech|dvur|dvore|mistech|obcich|vesnic\w*|mestskych|mestech|hranic\w*|prumyslov\w*|zon\w*|jihu|severu|zapade|vychode|predmest\w*)$/
/** Names that say no more than the programme itself is for. */
const WIDE = /^(?:kraj\w*|ceska?|ceske|cesko|cesku|ceskeho|cr|eu|evrop\w*|republi\w*|pirat\w*|unie|covid\w*)$/

/** Words that tell a place, in order: a name, or a part of a town behind a preposition. */
export function placesIn(words: readonly Word[], text: string): Slice[] {
  return words.filter(
    ({ folded }, at) => isPlaceName(words, text, at) || (AREA.test(folded) && isBehindPreposition(words, at)),
  )
}

/** Words that may be the name of a place, in order. */
export function namedPlacesIn(words: readonly Word[], text: string): Slice[] {
  return words.filter((_, at) => isPlaceName(words, text, at))
}

function isPlaceName(words: readonly Word[], text: string, at: number): boolean {
  return isName(words, text, at) && !isWide(words, at) && (words[at]?.text.length ?? 0) > 2
}

function isName(words: readonly Word[], text: string, at: number): boolean {
  const word = words[at] as Word
  if (!/^\p{Lu}\p{Ll}/u.test(word.text)) return false
  return (
    (at > 0 &&
      !endsSentence(words, text, at - 1) &&
      !/[„“"•:]\s?$/.test(text.slice(Math.max(0, word.from - 2), word.from))) ||
    isJoined(word, words[at + 1], text)
  )
}

/** `Pankrác–Olbrachtova`. */
function isJoined(word: Word, next: Word | undefined, text: string): boolean {
  return next !== undefined && /^\p{Lu}/u.test(next.text) && /^ ?[–-] ?$/.test(text.slice(word.to, next.from))
}

/** `Liberecký kraj`, `Česká republika`, `Evropská unie`. */
function isWide(words: readonly Word[], at: number): boolean {
  const neighbours = [words[at - 1], words[at], words[at + 1]]
  return neighbours.some(word => word !== undefined && WIDE.test(word.folded))
}

function isBehindPreposition(words: readonly Word[], at: number): boolean {
  for (let back = 1; back <= 3; back++) if (AT_PLACE.has(words[at - back]?.folded ?? '')) return true
  return false
}

/** First and last names: two capitalised words, or a title and one. */
export function personsIn(words: readonly Word[], text: string): Slice[] {
  return words.filter((word, at) => {
    const next = words[at + 1]
    if (next === undefined || !isCapitalised(word) || !isCapitalised(next)) return false
    return (
      /^\.? $/.test(text.slice(word.to, next.from)) &&
      !INSTITUTION.test(word.folded) &&
      !INSTITUTION.test(next.folded)
    )
  })
}

function isCapitalised({ text }: Word): boolean {
  return /^\p{Lu}(?:\p{Ll}{2,}|\p{Lu}{2,})$/u.test(text) || /^(?:Mgr|Ing|Bc|MUDr|JUDr|PhDr)$/.test(text)
}

const INSTITUTION =
  /^(?:kraj\w*|republi\w*|unie|nemocnic\w*|zachran\w*|\w+sk(?:y|a|e|eho|emu|em|ou|ych)|\w+ck(?:y|a|e|eho|emu|em|ou|ych)|namest\w*|praha|prahy|praze|nad|novy|nova|nove|stary|stara|stare)$/
const ACTOR =
  /^(?:minist\w*|hejtman\w*|primator\w*|starost\w*|radni\w*|rad[ayoue]|rade|zastupitel\w*|mest[oaeu]|mestem|kraj[e]?|krajem|kraji|obec|obce|obci|obcemi|obcim|urad\w*|odbor\w*|komis\w*|vybor\w*|skol\w*|stat[u]?|statem|vlad[aoyu]\w*|develop\w*|investor\w*|spolecnost\w*|firm\w*|podnik\w*|organizac\w*|spol(?:ek|ky|ku|kum)|nezisk\w*|polic\w*|straznik\w*|hasic\w*|lekar\w*|ucitel\w*|reditel\w*|lidr\w*|tym\w*|klub\w*|agentur\w*|nadac\w*|fond\w*|ombudsman\w*|koordinator\w*|manazer\w*|architekt\w*|expert\w*|odborni\w*|obcan\w*|vlastni\w*|majitel\w*|provozovatel\w*|dopravc\w*|magistr\w*|radnic\w*|nemocnic\w*|stran\w*|pirat\w*|soud\w*|inspekc\w*|sprav[ayce]\w*|knihovn\w*|poradn\w*|centr\w*|zrizovatel\w*|partner\w*|dodavatel\w*|pojistovn\w*|univerzit\w*|instituc\w*|subjekt\w*|zadavatel\w*|clen\w*|kandidat\w*|predsed\w*|mistostarost\w*|pracovni\w*|zamestnan\w*|rodic\w*|dobrovolni\w*|turist\w*|ridic\w*|znecistovatel\w*|ctvrt\w*|cast[i]?|castmi|castem|rozpoct\w*|dotac\w*|kapacit\w*)$/

/** Whoever may answer "kdo": names and offices, in order. */
export function actorsIn(words: readonly Word[], text: string): Slice[] {
  return words.filter(({ folded, text: written }, at) => {
    if (ACTOR.test(folded)) return true
    return /^\p{Lu}{2,6}$/u.test(written) || isName(words, text, at)
  })
}
