/** Conditions of what is asked for: on what terms, for whom first, or when: "MHD zdarma", "úřad v sobotu", "web anglicky". */

import type { Word } from '../czech/fold.ts'
import { isVerbLike } from '../czech/verb.ts'
import { kind, tellsOf } from './telling.ts'
import { wordsLike } from './word-list.ts'
import { isYesOrNo } from './yes-or-no.ts'

/** When something is to be had. */
const TIMES = [
  kind(
    'sobot* nedele nedeli nedelich vikend* svatky svatk*',
    'sobot* nedel* vikend* svat* denne nonstop tydn* tyden hodin* otevir* provozn*',
  ),
  kind('noci nocni* vecer vecern*', 'noc* vecer* hodin* pozdn* nonstop klid*'),
  kind('zime', 'zim* sezon* celorocn* rocn* mraz* snih* sneh* led* rok*'),
]
const PRICES = 'hrad* uhra* plat* zaplat* poplat* cen* levn* zlevn* slev* korun* kc'
const SUBSIDIES = 'prispe* prispiv* dotac* dotov* financ*'

/** A price, money from the town, a relief, who comes first, where it comes to, a language, days, hours, and winter. */
const CONDITIONS = [
  kind('zdarma zadarmo bezplatn* gratis', `zdarma zadarm* bezplat* gratis dovolit ${PRICES} ${SUBSIDIES}`),
  kind(
    'dotac* prispevek prispevk* pujck* grant* odmen* stipendi*',
    `pujc* uver* grant* odmen* stipend* penez* peni* podpo* prostredk* fond* ${PRICES} ${SUBSIDIES}`,
  ),
  // "ulevíte nám" asks for help.
  kind(
    'slev* uleva ulevu ulevy ulevou ulevam ulev',
    `slev* ulev* zvyhodn* zdarma bezplat* dan* sniz* ${PRICES} ${SUBSIDIES}`,
  ),
  kind('prednost*', 'predn* prioritn* prefer* uprednost* zvyhodn*'),
  // "domů" is also "of houses".
  kind('domu', 'dom* dum budov* teren*'),
  kind(
    'anglictin* anglicky ukrajinstin* ukrajinsky nemcin* nemecky polstin* polsky vietnamstin* vietnamsky znakovk*',
    'anglic* ukrajin* nemec* nemcin* polstin* polsk* vietnam* znakov* jazyk* jazyc* cizin* preklad* tlumoc* cizojazyc* vicejazyc* dvojjazyc*',
  ),
  ...TIMES,
]

/** The words of a question with yes or no that say so; `words` are those of `text`. Linear. */
export function conditionsOf<W extends Word>(words: readonly W[], text: string): W[] {
  if (!isYesOrNo(words)) return []
  return words.filter(
    ({ folded }, at) =>
      CONDITIONS.some(({ asked }) => asked.test(folded)) &&
      !isOtherwiseMeant(words, at) &&
      !(TIMES.some(({ asked }) => asked.test(folded)) && isTold(words, at, text)),
  )
}

const MONEY = wordsLike('dotac* grant* prispev*')
const APPLICATION = wordsLike('zadost* zadat zadame')
const BEFORE_HOUSE = wordsLike('z ze u od k do na v ve *ych *ich *eho *emu')
const NIGHT_AND_DAY = wordsLike('dne rana rano')
/** Words behind "přednost" up to what it is over. */
const OVER_DISTANCE = 6

/** "z domu", "domů pro seniory", "žádost o dotaci", "přednost chodcům před auty", "ve dne v noci". */
function isOtherwiseMeant(words: readonly Word[], at: number): boolean {
  const word = (index: number) => words[index]?.folded ?? ''
  const folded = word(at)
  if (folded === 'domu') return BEFORE_HOUSE.test(word(at - 1)) || word(at + 1) === 'pro'
  if (MONEY.test(folded)) return word(at - 1) === 'o' && APPLICATION.test(word(at - 2))
  if (folded === 'noci') return NIGHT_AND_DAY.test(word(at - 2))
  const over = words.slice(at + 1, at + 1 + OVER_DISTANCE)
  return folded.startsWith('prednost') && over.some(other => other.folded === 'pred')
}

/** Words of a clause that are looked at on either side. */
const LONGEST_CLAUSE = 12
const BREAK = /[.?!,;:()\n–—]/
const ASKS = wordsLike('bude budou budes budete je jsou *ite *ete *ate')
const OF_ASKER = /^(?:bych|mam|mame|jsem|jsme)$|.(?:im|am|uju|uji)$/
const NEGATED = /^ne(?!j|bo|kd|kt|k[ao]|co|del|moc)[a-z]{3,}$/

/**
 * Whether a word stands in a clause that only tells how things are: "po šesté večer nezaparkuješ", and what is asked in
 * another one, or nothing at all.
 */
function isTold(words: readonly Word[], at: number, text: string): boolean {
  const isBreak = (index: number) => BREAK.test(text.slice(words[index - 1]?.to ?? 0, words[index]?.from))
  let from = at
  while (from > Math.max(0, at - LONGEST_CLAUSE) && !isBreak(from)) from--
  let to = at + 1
  while (to < Math.min(words.length, at + LONGEST_CLAUSE) && !isBreak(to)) to++
  const clause = words.slice(from, to).map(({ folded }) => folded)
  if (clause.some(word => ASKS.test(word))) return false
  const isSaid = clause.some(word => NEGATED.test(word) || OF_ASKER.test(word) || isVerbLike(word))
  return isSaid && (to < words.length || !text.slice(words[to - 1]?.to).includes('?'))
}

/** Whether a text says so too, or in another way of that kind: "sleva" for "zdarma", "o víkendu" for "v sobotu". Linear. */
export function tellsOfCondition(text: readonly Word[], { folded }: Word): boolean {
  return tellsOf(
    CONDITIONS,
    text.map(word => word.folded),
    folded,
  )
}
