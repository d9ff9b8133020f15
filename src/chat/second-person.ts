/** Second person: whether somebody speaks to a friend, by a verb or a pronoun in the singular, a name or a plan. Pure, linear. */

import { words } from '../czech/fold.ts'

/** With accents a verb tells itself: `bydlíš`, `přivezeš`. */
const ACCENTED = /(?<!\p{L})(?!spíš|než|též)\p{L}{2,}(?:eš|íš|áš)(?!\p{L})/iu
/** Without them, other words end so too: `dnes`, `zas`, `hlas`, `popis`. */
const BARE =
  /^(?!(?:vas|nas|zas|cas|dnes|les|ples|pes|pres|\w*(?:hlas|pas|pis|vis|res|proces|ras|nis|tlas))$)[a-z]{2,}(?:es|is|as)$/
/** `viděls`, `četlas`, `tos`. */
const PAST = /^(?:tos|cos|[a-z]{2,}(?:el|al|il|et|ct|yl)l?a?s)$/
const PRONOUNS = new Set([
  'ty',
  'tebe',
  'tobe',
  'tebou',
  'tvuj',
  'tvoje',
  'tvoji',
  'jsi',
  'ses',
  'sis',
  'bys',
])
/** Asked of the bot all the same: `můžeš mi říct`, `mohl bys vypsat`. */
const REQUEST =
  /\b(?:muzes|umis|dokazes|mohl bys|mohla bys)\b(?: \w+){0,3} (?:rict|ukazat|najit|vypsat|napsat|vysvetlit|shrnout|porovnat)\b/
/** Those who talk are called, or meet. */
const AMONG_PEOPLE =
  /^(?:(?:no|hele|jo|ty|tak) )?(?:vole|brdo|kluci|holky|lidi|mami|tati|babi|dedo|sousedi|pratele|vazeni)\b(?! (?:to|a) )|^ty (?:jo|vole|brdo)|\b(?:jdeme|pujdeme|zajdeme|sejdeme|sejdem|potkame|potkali|uvidime se|prijdete nekdo|jdete nekdo|dame si|dame pivo)\b|^(?:posli|prines|zavolej|napis mi pak|podivej|koukni|kouknete|precti si|dej tam|pojd|nech)\b/
/** A name in the vocative that does not begin the message: `hele Petře, …`; or `@Karel`. */
const NAME = /^\s*@\p{L}|(?<=\p{L}\s)\p{Lu}\p{Ll}+[eouiy],/u

export function speaksToFriend(text: string): boolean {
  const written = words(text).map(({ folded }) => folded)
  const line = written.join(' ')
  if (AMONG_PEOPLE.test(line) || NAME.test(text)) return true
  if (REQUEST.test(line)) return false
  const isAccented = /[ěščřžýáíéúůťďň]/i.test(text)
  if (isAccented ? ACCENTED.test(text) : written.some(word => BARE.test(word))) return true
  return written.some((word, at) => PAST.test(word) || isPronoun(word, written[at + 1] ?? ''))
}

/** `ty` is a plural too: `ty školy`, `ty jsou`. */
function isPronoun(word: string, next: string): boolean {
  if (word === 'ty') return /^(?:jsi|tam|mas|to|bys|snad|sam|sama)$/.test(next)
  return PRONOUNS.has(word)
}
