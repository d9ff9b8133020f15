/**
 * Named instruments of a text: laws, programmes and plans, institutions and places that it calls by their names. Counted
 * from the words alone; nothing is looked up.
 */

import { fold, type Word } from '../czech/fold.ts'
import { AREA, AT_PLACE, isName } from '../question/names.ts'
import { type Reading, readingOf } from '../question/reading.ts'
import { wordsLike } from '../question/word-list.ts'

export type Named = 'law' | 'programme' | 'institution' | 'place'

const PROGRAMME = wordsLike(`
  program* plan planu planem plany strategi* koncepc* fond fondu fondem metodik* standard* generel* agend* ramec ramce
  memorand* deklarac* uml* smlouv*`)
const INSTITUTION = wordsLike(`
  minist* urad* agentur* vybor* nadac* univerzit* nemocnic* institut* komis* sprava spravy sprave spravou operator*
  podnik* polici* centr* sdruzen* svaz* asociac* spolecnost* inspekc* muze* divadl* knihovn* fakult* akademi* banka banky
  iniciativ* sluzb* reditelstvi zdruzen* galeri* organizator*`)
/** Acronyms of what is no institution. */
const COMMON = wordsLike(`
  cr eu mhd vhd it ict sms pr dph hdp mc zs ms ss sou izs led gps fv suv ok tv cd usa ai wifi co dm obcan nato sk vs km kwh
  mkds iot id qr www pdf spz stk hiv ld fve oze cng evvo eia ip lgbt covid pc`)
const LAW_NUMBER = /^(?:\d{1,3}\/(?:19|20)\d\d|§\d+)$/
/** What has a name, besides parts of towns. */
const SITE = wordsLike('tunel* hotel* mikroregion* areal* vrchu jezera jezeru rybnika potoka')

/** Kinds of what a text names, in the order of `Named`. `home` is the place that it is for, which says nothing. Linear. */
export function namedIn(text: string, home: string | null): ReadonlySet<Named> {
  const reading = readingOf(text)
  const homeStems = fold(home ?? '')
    .split(/\s+/)
    .filter(word => word.length > 2)
    .map(word => word.slice(0, Math.max(3, word.length - 2)))
  const found = new Set<Named>()
  for (const at of reading.words.keys()) {
    const named = kindAt(reading, at)
    if (named === null) continue
    const isHome = homeStems.some(stem => reading.words[at]?.folded.startsWith(stem))
    if (named !== 'place' || !isHome) found.add(named)
  }
  return found
}

function kindAt(reading: Reading, at: number): Named | null {
  const { words } = reading
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (word === undefined) return null
  if (LAW_NUMBER.test(word.folded) || isLaw(word, next)) return 'law'
  const isTitled = isName(reading, at) || isOfName(reading, at)
  if (PROGRAMME.test(word.folded) && (isTitled || /^20\d\d$/.test(next?.text ?? ''))) return 'programme'
  if (INSTITUTION.test(word.folded) && isTitled) return 'institution'
  if (/^\p{Lu}{2,5}$/u.test(word.text))
    return isAllCapitals(before, next) || COMMON.test(word.folded) ? null : 'institution'
  const isAdjective = next !== undefined && (PROGRAMME.test(next.folded) || INSTITUTION.test(next.folded))
  return isName(reading, at) && !isAdjective && isPlace(reading, at) ? 'place' : null
}

/** `zákon o obcích`, `zákoník`; not `nový zákon`. */
function isLaw({ text, folded }: Word, next: Word | undefined): boolean {
  return (
    /^zakonik/.test(folded) ||
    (/^zakon(?:|a|u|em|e)$/.test(folded) && next?.folded === 'o' && !text.endsWith('ů'))
  )
}

/** Behind a capitalised adjective inside a sentence: `Klimatického plánu`, `Dopravnímu podniku`. */
function isOfName(reading: Reading, at: number): boolean {
  const before = reading.words[at - 1]
  return (
    before !== undefined &&
    isName(reading, at - 1) &&
    /(?:[áéíý]|[ýí](?:ch|m|mi)|[éí](?:ho|mu)|ém|ou)$/u.test(before.text)
  )
}

/** A heading in capitals has no acronyms. */
function isAllCapitals(before: Word | undefined, next: Word | undefined): boolean {
  return [before, next].some(word => word !== undefined && /^\p{Lu}{4,}$/u.test(word.text))
}

function isPlace(reading: Reading, at: number): boolean {
  const { words } = reading
  const { folded = '', text = '' } = words[at] ?? {}
  if (text.length < 3 || WIDE.test(folded)) return false
  const first = isName(reading, at - 1) ? at - 1 : at
  const before = words[first - 1]
  if (before === undefined) return false
  if (AREA.test(before.folded) || SITE.test(before.folded)) return true
  // `Města na Míru` is one name.
  return AT_PLACE.test(before.folded) && !(before.folded === 'na' && isName(reading, first - 2))
}

/** What a programme is by or for, and what is no place though it is written so. */
const WIDE = wordsLike('kraj* cesk* evrop* republi* unie covid* rad* zastupitel* portal* internet* facebook*')
