/** Figures before their sentences are known, and those that have their noun from another one. */

import type { Reading } from '../question/reading.ts'
import { wordsLike } from '../question/word-list.ts'
import type { Figure } from './figure.ts'
import { nounBehind } from './noun.ts'
import { isFactor, type NumberValue } from './number-value.ts'

export interface Found extends NumberValue {
  readonly kind: Figure['kind']
  /** Empty where no noun stands behind the number. */
  readonly unit: string
  /** Indexes of its first word and of the one behind it. */
  readonly first: number
  readonly end: number
}

/** What a number without a noun stands behind where it goes on from another: `z toho 33`, `a jeden`, `další dvojice`. */
const GOES_ON = /^(?:a|i|jen|pouze|toho|nichz|z|dalsi|dalsich|po|celkem|nebo|ci)$/
/** What a number of a `počet` stands behind: `počet škol vzrostl ze 12 na 15`. */
const OF_NUMBER = wordsLike('na o z ze cca asi zhruba temer pres dnesnich')
/** Words that are looked at before a number for what it is the `počet` of. */
const FARTHEST = 25
/** What stands between two numbers of one noun: `30, respektive 31 osob`. */
const OR = /^[\s,]*(?:respektive|resp\.|nebo|či|až|a)?\s*$/u

/**
 * The figures of a sentence, each count with a noun: its own, that of the last one before it, or that of the next one.
 * Counts of nothing are left out, as numbers of houses and titles are, but for those of thousands: behind a sum they are
 * one (`200 tisíc korun a 100 tisíc u opravy`). `before` is what `jich` stands for, if anything.
 */
export function withNouns(found: readonly Found[], reading: Reading, before: string): Found[] {
  let last = before
  let currency = ''
  return found.flatMap((one, at): Found[] => {
    if (one.kind === 'sum') currency = one.unit
    if (one.kind !== 'count') return [one]
    if (one.unit !== '') {
      if (isNoun(one)) last = one.unit
      return [one]
    }
    const ofNumber = nounOfNumber(one, reading)
    if (ofNumber !== '') return [{ ...one, unit: ofNumber }]
    const unit =
      nounOfNext(one, found[at + 1], reading) ?? (before !== '' || goesOn(one, reading) ? last : '')
    if (unit !== '' || !isOfThousands(one, reading)) return unit === '' ? [] : [{ ...one, unit }]
    return [currency === '' ? one : { ...one, kind: 'sum', unit: currency }]
  })
}

/** What a count is the `počet` of in the same sentence; empty where it is of none. */
function nounOfNumber({ first }: Found, reading: Reading): string {
  const { words, ends } = reading
  if (!OF_NUMBER.test(words[first - 1]?.folded ?? '')) return ''
  for (let at = first - 1; at >= Math.max(0, first - FARTHEST) && !ends.has(at); at--)
    if (/^poc(?:et|tu|tem)$/.test(words[at]?.folded ?? '')) return nounBehind(reading, at + 1)
  return ''
}

/** What a count is of that others may go on from; not `let`. */
export function isNoun({ kind, unit }: Found): boolean {
  return kind === 'count' && unit !== '' && !/^(?:let|rok\p{Ll}*|dn\p{Ll}*|krát)$/u.test(unit)
}

function isOfThousands({ first, end }: Found, { words }: Reading): boolean {
  return words.slice(first, end).some(({ folded }) => isFactor(folded))
}

function nounOfNext({ end }: Found, next: Found | undefined, { words, text }: Reading): string | null {
  if (next === undefined || next.kind !== 'count' || next.unit === '' || next.unit === 'krát') return null
  const between = text.slice(words[end - 1]?.to, words[next.first]?.from)
  return between.length < 20 && OR.test(between) ? next.unit : null
}

function goesOn({ first, end }: Found, { words, text }: Reading): boolean {
  const [before, word, last] = [words[first - 1], words[first], words[end - 1]]
  if (before === undefined || word === undefined || /^[“"»]/.test(text.slice(last?.to))) return false
  return /[,(–]/.test(text.slice(before.to, word.from)) || GOES_ON.test(before.folded)
}
