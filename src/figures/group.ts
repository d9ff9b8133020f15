/** Numbers in one word with what they count: `dvojice asistentů`, `dvakrát ročně`, `3/4 členů`. */

import type { Reading } from '../question/reading.ts'
import type { Found } from './found.ts'
import { nounBehind } from './noun.ts'
import { numberValue } from './number-value.ts'

const GROUPS = ['dvojic', 'trojic', 'ctveric', 'petic', 'sestic', 'sedmic', 'osmic', 'devitic', 'desetic']
const GROUP = /^([a-z]+ic)(?:e|i|emi)$/
/** `dvojnásobek`, `trojnásobně`. */
const MULTIPLE = /^(dvoj|troj|ctyr|peti|deseti)nasob/
const MULTIPLES: Readonly<Record<string, number>> = { dvoj: 2, troj: 3, ctyr: 4, peti: 5, deseti: 10 }
const PETITION = /^petic/iu
const TIMES = /^(\d+|[a-z]+)krat$/
/** `3/4`, but not the number of a law or of a house. */
const RATIO = /^([1-9])\/([2-9]|10)$/
/** What `jednou` stands before where it counts, and does not mean some day. */
const HOW_OFTEN = /^(?:rocne|mesicne|tydne|denne|za|ci|nebo|az|do)$/

/** Groups, frequencies and ratios in order. Linear. */
export function groupsIn(reading: Reading): Found[] {
  return reading.words.flatMap(({ folded, text }, at): Found[] => {
    const share = ratioOf(folded)
    if (share !== null)
      return nounBehind(reading, at + 1) === ''
        ? []
        : [{ kind: 'share', first: at, end: at + 1, from: share, to: share, unit: '%' }]
    const size = GROUPS.indexOf(GROUP.exec(folded)?.[1] ?? '') + 2
    const found = { kind: 'count', first: at, end: at + 1 } as const
    if (size > 1 && !PETITION.test(text))
      return [{ ...found, from: size, to: size, unit: nounBehind(reading, at + 1) }]
    const value = timesOf(folded, reading.words[at + 1]?.folded ?? '')
    return value === null ? [] : [{ ...found, from: value, to: value, unit: 'krát' }]
  })
}

/** Per cent; null where it is no ratio below one. */
function ratioOf(folded: string): number | null {
  const [, over = '', under = ''] = RATIO.exec(folded) ?? []
  return Number(over) < Number(under) ? (100 * Number(over)) / Number(under) : null
}

function timesOf(folded: string, next: string): number | null {
  const multiple = MULTIPLE.exec(folded)?.[1]
  if (multiple !== undefined) return MULTIPLES[multiple] ?? null
  if (folded === 'jednou') return HOW_OFTEN.test(next) ? 1 : null
  const times = TIMES.exec(folded)?.[1]
  if (times === undefined) return null
  return numberValue([{ text: times, folded: times, from: 0, to: times.length }], times)?.from ?? null
}
