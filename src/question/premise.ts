/** Premise of a question: what it takes for granted that somebody did or wants to do: "proč jste zavřeli jídelny?". */

import type { Word } from '../czech/fold.ts'

/** What opens a clause that takes something for granted. */
const OPENING = /^(?:proc|preco|why|ze)$/
/** "jste zavřeli": the participle is the deed. */
const DID = /^(?:jste|ste)$/
const PARTICIPLE = /^(?!ne)[a-z]{2,}l[aiy]$/
/** "chcete zrušit": the infinitive is the deed. */
const WANTS = /^(?:chcete|hodlate|planujete|chystate|mienite|minite)$/
const INFINITIVE = /^(?!ne)[a-z]{2,}(?:t|ti|ct)$/
/** Words of a clause that are looked at. */
const CLAUSE = 8

/** Index of the verb that a question takes for granted, or null. Linear. */
export function premiseOf(words: readonly Word[]): number | null {
  for (const [at, { folded }] of words.entries()) {
    if (!OPENING.test(folded)) continue
    const clause = words.slice(at + 1, at + 1 + CLAUSE).map(word => word.folded)
    const verb = deedIn(clause, DID, PARTICIPLE) ?? deedIn(clause, WANTS, INFINITIVE)
    if (verb !== null) return at + 1 + verb
  }
  return null
}

/** Whether a premise is what those who are asked did ("zavřeli"), and not what they want to do. */
export function isDeed({ folded }: Word): boolean {
  return PARTICIPLE.test(folded)
}

const OURS = /^(?:jsme|[a-z]{2,}(?:[aei]me))$/

/** Whether a text tells of a deed of its own party: "zavřeli jsme", "zavíráme"; not "podnik zavřel". */
export function tellsOfOurs(text: readonly Word[]): boolean {
  return text.some(({ folded }) => OURS.test(folded))
}

function deedIn(clause: readonly string[], auxiliary: RegExp, verb: RegExp): number | null {
  const at = clause.findIndex(word => auxiliary.test(word))
  if (at < 0) return null
  const deed = clause.findIndex((word, index) => index > at && verb.test(word))
  return deed < 0 ? null : deed
}
