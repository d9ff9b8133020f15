/** Conditions of what is asked for: on what terms, for whom first, or when: "MHD zdarma", "úřad v sobotu", "web anglicky". */

import type { Word } from '../czech/fold.ts'
import { kind, tellsOf } from './telling.ts'
import { isYesOrNo } from './yes-or-no.ts'

const PRICES = 'hrad* uhra* plat* zaplat* poplat* cen* levn* zlevn* slev* korun* kc'
const SUBSIDIES = 'prispe* prispiv* dotac* dotov* financ*'

/** A price, money from the town, a relief, who comes first, where it comes to, a language, days, hours, and winter. */
const CONDITIONS = [
  kind('zdarma zadarmo bezplatn* gratis', `zdarma zadarm* bezplat* gratis ${PRICES} ${SUBSIDIES}`),
  kind(
    'dotac* prispevek prispevk* pujck* grant* odmen* stipendi*',
    `pujc* uver* grant* odmen* stipend* penez* peni* podpo* prostredk* fond* ${PRICES} ${SUBSIDIES}`,
  ),
  kind('slev* ulev*', `slev* ulev* zvyhodn* zdarma bezplat* dan* sniz* ${PRICES} ${SUBSIDIES}`),
  kind('prednost*', 'predn* prioritn* prefer* uprednost* zvyhodn*'),
  // "domů" is also "of houses".
  kind('domu', 'dom* dum budov* teren*'),
  kind(
    'anglictin* anglicky ukrajinstin* ukrajinsky nemcin* nemecky polstin* polsky vietnamstin* vietnamsky znakovk*',
    'anglic* ukrajin* nemec* nemcin* polstin* polsk* vietnam* znakov* jazyk* jazyc* cizin* preklad* tlumoc* cizojazyc* vicejazyc* dvojjazyc*',
  ),
  kind(
    'sobot* nedele nedeli nedelich vikend* svatky svatk*',
    'sobot* nedel* vikend* svat* denne nonstop tydn* tyden hodin* otevir* provozn*',
  ),
  kind('noci nocni* vecer vecern*', 'noc* vecer* hodin* pozdn* nonstop klid*'),
  kind('zime', 'zim* sezon* celorocn* rocn* mraz* snih* sneh* led* rok*'),
]

/** The words of a question with yes or no that say so. Linear. */
export function conditionsOf<W extends Word>(words: readonly W[]): W[] {
  return isYesOrNo(words)
    ? words.filter(({ folded }) => CONDITIONS.some(({ asked }) => asked.test(folded)))
    : []
}

/** Whether a text says so too, or in another way of that kind: "sleva" for "zdarma", "o víkendu" for "v sobotu". Linear. */
export function tellsOfCondition(text: readonly Word[], { folded }: Word): boolean {
  return tellsOf(
    CONDITIONS,
    text.map(word => word.folded),
    folded,
  )
}
