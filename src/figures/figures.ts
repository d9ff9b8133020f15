/** Figures of a text: every sum, share, count and year, with the sentence that it stands in. */

import { sentences } from '../czech/sentences.ts'
import type { Slice } from '../model.ts'
import { type Reading, readingOf } from '../question/reading.ts'
import { boundOf, isConditional, isNegated } from './bound.ts'
import { countedIn } from './counted.ts'
import type { Figure } from './figure.ts'
import { type Found, isNoun, withNouns } from './found.ts'
import { groupsIn } from './group.ts'
import { yearsIn } from './year.ts'

/** The figures of a passage's text in order. Numbers that are names, vague ones (`desítky`) and law numbers are none. Linear. */
export function figuresIn(text: string): readonly Figure[] {
  const reading = readingOf(withoutAddresses(text))
  const counted = [...countedIn(reading), ...groupsIn(reading)]
  const taken = new Set(
    counted.flatMap(one => reading.words.slice(one.first, one.end).map(word => word.from)),
  )
  const dates = yearsIn(reading).filter(one => !taken.has(reading.words[one.first]?.from ?? -1))
  const found = [...counted, ...dates].sort((a, b) => a.first - b.first)
  let [at, end, noun] = [0, 0, '']
  return sentences(text).flatMap(sentence => {
    const first = end
    while ((reading.words[end]?.from ?? Number.POSITIVE_INFINITY) < sentence.to) end++
    const own: Found[] = []
    for (let one = found[at]; one !== undefined && one.first < end; one = found[++at]) own.push(one)
    if (own.length === 0) return []
    const words = reading.words.slice(first, end)
    const conditional = isConditional(words)
    const named = withNouns(own, reading, words.some(({ folded }) => folded === 'jich') ? noun : '')
    noun = named.findLast(isNoun)?.unit ?? noun
    return named.map(one => figureOf(one, sentence, first, conditional, reading))
  })
}

/** Addresses of the web hold no figures; blanks in their stead leave all places as they are. */
function withoutAddresses(text: string): string {
  return text.replace(/\b(?:https?:\/\/|www\.)[^\s>)]+/g, address => ' '.repeat(address.length))
}

/** `start` is the first word of its sentence. */
function figureOf(
  one: Found,
  sentence: Slice,
  start: number,
  conditional: boolean,
  reading: Reading,
): Figure {
  const { words, text } = reading
  const { kind, from, to, unit, first } = one
  const last = words[one.end - 1]?.to ?? 0
  const sign = /^\s?[%‰€]/.exec(text.slice(last, last + 2))?.[0].length ?? 0
  const at = { from: words[first]?.from ?? 0, to: last + sign }
  return {
    ...{ kind, from, to, unit, at, sentence, conditional },
    text: text.slice(at.from, at.to),
    bound: kind === 'date' ? 'exact' : boundOf(one, start, reading),
    negated: isNegated(words, first, start, text),
  }
}
