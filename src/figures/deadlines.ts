/** Deadlines of a text: dates and periods by which, from which or in which something is to be. */

import type { Word } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { Slice } from '../model.ts'
import { readingOf } from '../question/reading.ts'
import { ANY_FORM, FORMS, type Span } from './deadline-forms.ts'
import type { Deadline } from './figure.ts'
import { pledgesIn } from './pledge.ts'

/**
 * The deadlines of what is to be, in order. Those that are counted from the election need its year; without it they are left
 * out. Linear.
 */
export function deadlinesIn(text: string, electionYear: number | null): readonly Deadline[] {
  if (!ANY_FORM.test(text)) return []
  const { words } = readingOf(text)
  let next = 0
  return sentences(text).flatMap(sentence => {
    const first = next
    while ((words[next]?.from ?? Number.POSITIVE_INFINITY) < sentence.to) next++
    return inSentence(words.slice(first, next), sentence, text, electionYear)
  })
}

function inSentence(
  words: readonly Word[],
  sentence: Slice,
  text: string,
  election: number | null,
): Deadline[] {
  const line = words.map(({ folded }) => folded).join(' ')
  const starts = new Map<number, number>()
  const ends = new Map<number, number>()
  let at = 0
  for (const [index, word] of words.entries()) {
    starts.set(at, index)
    at += word.folded.length
    ends.set(at++, index)
  }
  const pledgeAt = pledgesIn(words, text)
  const taken = new Set<number>()
  const found: Deadline[] = []
  for (const { pattern, span } of FORMS)
    for (const match of line.matchAll(pattern)) {
      const first = starts.get(match.index) ?? -1
      const last = ends.get(match.index + match[0].length) ?? -1
      const [from, to] = [words[first]?.from, words[last]?.to]
      const read = span(match, election)
      if (read === null || from === undefined || to === undefined || isBefore(read, election)) continue
      const own = words.slice(first, last + 1)
      const person = pledgeAt(first)
      if (person === 'no' || own.some(word => taken.has(word.from))) continue
      for (const word of own) taken.add(word.from)
      found.push({ ...read, person, text: text.slice(from, to), at: { from, to }, sentence })
    }
  return found.sort((a, b) => a.at.from - b.at.from)
}

/** What was over before the election is no promise of it. */
function isBefore({ from, to }: Span, election: number | null): boolean {
  return election !== null && (to ?? from ?? '') < `${election}-01-01`
}
