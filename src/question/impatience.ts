/** Impatience: who has lost it asks for the thing, not for its date: `chodník je rozbitý, kdy to opravíte`. */

import { isVerbLike } from '../czech/verb.ts'
import { wordsLike } from './word-list.ts'

/** The words of a clause from a question word on, folded, and what stands before it. */
export interface Clause {
  /** The word before it, or none. */
  readonly before: string
  readonly words: readonly string[]
  /** Words before it, of its sentence and of the one before that, where that asks nothing. */
  readonly told: readonly string[]
}

const WHEN = wordsLike('kdy kedy when')
/** `kdy se konečně začne`, `kdy už bude`, `kdy přestanou kouřit`. */
const IMPATIENT = wordsLike('konecne finally uz prestan* nebude nebudou nebudeme')
/** Of who wants to have or do something himself: `kdy se zbavím žumpy`, `kdy si zaplaveme`. */
const REFLEXIVE = wordsLike('se si sa')
const FIRST_PERSON = wordsLike('*im *am *nu *ime *ame *eme *uju *uji')
const NO_FIRST_PERSON = wordsLike('nam vam tam sam kam nim tim jim im am budeme nekam vsim')
/** On what terms something may be done: `kdy smí úřad data předat`; not `kdy se smí začít stavět`. */
const ALLOWED = wordsLike('smi smeji lze pripustn* dovolen*')
const BEGINS = wordsLike('zacit zacinat')
/** How far behind the question word they may stand. */
const NEAR = 4

/** Whether a `kdy` wants no date: it waits, complains, wants to do a thing itself, or asks on what terms it is allowed. */
export function wantsNoDate(clause: Clause): boolean {
  const { words, before } = clause
  const isWhen = WHEN.test(words[0] ?? '') && before !== 'do' && before !== 'od'
  if (!isWhen) return words.length === 1 && isTelling(clause)
  const near = nearOf(clause)
  const wantsItself = near.some(word => REFLEXIVE.test(word)) && near.some(isFirstPerson)
  const isAllowed = near.some(word => ALLOWED.test(word)) && !words.some(word => BEGINS.test(word))
  return near.some(word => IMPATIENT.test(word)) || wantsItself || isAllowed || complains(clause)
}

/** What a complaint says of how things are: that they never end, or are not. */
const COMPLAINT = wordsLike(`
  porad furt stale neustale poriad vecne dokola zase jen jenom len sama samy same sami samej nic nikdo nikto nikde nikdy ani
  neni nejde nejsou nema nemaji nemame`)
const NEGATED = /^ne(?!j|bo|kd|kt|k[ao]|co|del|moc|bud)[a-z]{2,}(?:[aeiuy]|am|im|ou|aji|eji|[aeiy]l[aioy]?)$/
/** Of who asks, or tells of a plan, not of a trouble. */
const NO_COMPLAINT = wordsLike(
  'jste budete *ite *ate az vedet vim nevim nevite vite zajim* rekn* slys* cetl* slib*',
)
const STATE = wordsLike('je jsou jsem jsme mi nas nam *ia')
const ABOUT_TOLD = wordsLike('to tim')
/** Words that a complaint has at least. */
const SHORTEST = 3

/** Whether a question follows a complaint: one that says so in its words, or anything told that it goes on about. */
export function complains(clause: Clause): boolean {
  const { told } = clause
  if (!isTelling(clause)) return false
  if (told.some(word => COMPLAINT.test(word) || NEGATED.test(word))) return true
  return isOnTold(clause) && told.some(word => STATE.test(word) || isVerbLike(word) || isFirstPerson(word))
}

function isTelling({ told }: Clause): boolean {
  return told.length >= SHORTEST && !told.some(word => NO_COMPLAINT.test(word))
}

/** Whether a question goes on about what was told: `kdo to má na starost`, `kdy se s tím něco stane`. */
export function isOnTold(clause: Clause): boolean {
  return nearOf(clause).some(word => ABOUT_TOLD.test(word))
}

function nearOf({ words }: Clause): readonly string[] {
  return words.slice(1, 1 + NEAR)
}

function isFirstPerson(word: string): boolean {
  return FIRST_PERSON.test(word) && !NO_FIRST_PERSON.test(word)
}
