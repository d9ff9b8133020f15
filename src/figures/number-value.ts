/** Value of a number of several words: `2 511 000`, `2,5 mil.`, `dva a půl miliardy`, `40 až 60 tisíc`. */

import type { Word } from '../czech/fold.ts'

export const YEAR = /^(?:19|20)\d\d$/

const ONES: readonly (readonly [RegExp, number])[] = [
  [/^jed(?:en|n[aeouiy]|noho|nomu|nom|nim)$/, 1],
  [/^(?:dv(?:a|e|ou|ema)|ob(?:a|e|ou|ema)|dvoje)$/, 2],
  [/^(?:tri|trech|trem|tremi|troje)$/, 3],
  [/^ctyr(?:i|ech|em|mi)?$/, 4],
  [/^peti?$/, 5],
  [/^sesti?$/, 6],
  [/^sedmi?$/, 7],
  [/^osmi?$/, 8],
  [/^devet$|^deviti?$/, 9],
  [/^deset$|^desiti?$|^deseti$/, 10],
  [/^jedenacti?$/, 11],
  [/^dvanacti?$/, 12],
  [/^trinacti?$/, 13],
  [/^ctrnacti?$/, 14],
  [/^patnacti?$/, 15],
  [/^sestnacti?$/, 16],
  [/^sedmnacti?$/, 17],
  [/^osmnacti?$/, 18],
  [/^devatenacti?$/, 19],
  [/^dvaceti?$/, 20],
  [/^triceti?$/, 30],
  [/^ctyriceti?$/, 40],
  [/^padesati?$/, 50],
  [/^sedesati?$/, 60],
  [/^sedmdesati?$/, 70],
  [/^osmdesati?$/, 80],
  [/^devadesati?$/, 90],
]
const FACTORS: readonly (readonly [RegExp, number])[] = [
  [/^(?:set|sta|sto|ste)$/, 100],
  [/^tis(?:ic[a-z]*)?$/, 1e3],
  [/^mil(?:ion[a-z]*)?$/, 1e6],
  [/^(?:mld|miliard[a-z]*)$/, 1e9],
  [/^bilion[a-z]*$/, 1e12],
]
const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/^(?:pul|polovin|pulk)/, 1 / 2],
  [/^dvoutretin/, 2 / 3],
  [/^trictvrtin/, 3 / 4],
  [/^tretin/, 1 / 3],
  [/^ctvrtin/, 1 / 4],
  [/^petin/, 1 / 5],
  [/^desetin/, 1 / 10],
]
/** `pětadvacet`. */
const TURNED = /^(jedn|dva|tri|ctyri|pet|sest|sedm|osm|devet)a([a-z]+)$/

const valueIn = (table: readonly (readonly [RegExp, number])[], folded: string): number | null =>
  table.find(([pattern]) => pattern.test(folded))?.[1] ?? null

/** `polovina` is 0.5, `⅔` too; null for other words. */
export function fractionValue(folded: string): number | null {
  const [over, under] = folded.split('\u2044')
  if (under !== undefined) return Number(under) > 0 ? Number(over) / Number(under) : null
  return valueIn(FRACTIONS, folded)
}

/** Whether a word is a factor as `tisíc` and `milionů` are. */
export function isFactor(folded: string): boolean {
  return (valueIn(FACTORS, folded) ?? 0) >= 1_000
}

/** The value of one word; null where it names none, as `desítky` does. */
function wordValue(folded: string): number | null {
  const digits = /^(\d+(?:\.\d+)?)(?:x|\+|ti|mi)?$/.exec(folded)?.[1]
  if (digits !== undefined) return Number(digits)
  if (folded === 'dvaste') return 200
  const turned = TURNED.exec(folded)
  if (turned !== null) {
    const one = turned[1] === 'jedn' ? 1 : valueIn(ONES, turned[1] ?? '')
    const ten = valueIn(ONES, turned[2] ?? '')
    if (one !== null && ten !== null) return one + ten
  }
  return valueIn(ONES, folded)
}

/** A number of a text: `from` and `to` are equal but for a range. */
export interface NumberValue {
  readonly from: number
  readonly to: number
}

/** The value of the words of one number; null where it is vague (`desítky milionů`), a day (`16. 6. 2021`) or years (`2016-17`). Linear. */
export function numberValue(words: readonly Word[], text: string): NumberValue | null {
  if (words.some((word, at) => /^\d+$/.test(word.folded) && at < words.length - 1 && text[word.to] === '.'))
    return null
  const split = words.findIndex(
    (word, at) => word.folded === 'az' || (at > 0 && /[-–—]/.test(text.slice(words[at - 1]?.to, word.from))),
  )
  if (split <= 0) {
    const value = single(words)
    return value === null ? null : { from: value, to: value }
  }
  const low = words.slice(0, split)
  const high = words.slice(words[split]?.folded === 'az' ? split + 1 : split)
  const to = single(high)
  const start = single(low)
  if (to === null || start === null) return null
  if (
    high.every(({ folded }) => /^\d{1,2}$/.test(folded)) &&
    low.length === 1 &&
    YEAR.test(low[0]?.folded ?? '')
  )
    return null
  const shared = low.some(({ folded }) => isFactor(folded)) ? 1 : factorOf(high)
  return { from: start * shared, to }
}

function factorOf(words: readonly Word[]): number {
  return words.reduce(
    (product, { folded }) => product * (isFactor(folded) ? (valueIn(FACTORS, folded) ?? 1) : 1),
    1,
  )
}

function single(words: readonly Word[]): number | null {
  let total = 0
  let factored = 1
  let group: number | null = null
  let known = false
  let digits = false
  for (const { folded } of words) {
    if (folded === 'a') continue
    const factor = valueIn(FACTORS, folded)
    if (factor === 100) group = (group ?? 1) * 100
    else if (factor !== null) {
      total += (group ?? 1) * factor
      factored = factor
      group = null
    } else if (folded === 'pul' && known && group === null) total += factored / 2
    else {
      const value = folded === 'pul' ? 0.5 : wordValue(folded)
      const isDigits = /^\d/.test(folded)
      if (value === null || (digits && isDigits)) return null
      digits = isDigits
      group = (group ?? 0) + value
    }
    known = true
  }
  return known ? total + (group ?? 0) : null
}
