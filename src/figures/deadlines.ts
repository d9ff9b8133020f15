/** Deadlines of a text: dates and periods by which, from which or in which something is to be. */

import type { Word } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { Slice } from '../model.ts'
import { readingOf } from '../question/reading.ts'
import { FORMS, type Span } from './deadline-forms.ts'
import type { Deadline } from './figure.ts'
import { pledgeAt } from './pledge.ts'

/**
 * The deadlines of what is to be, in order. Those that are counted from the election need its year; without it they are left
 * out. Linear.
 */
export function deadlinesIn(text: string, electionYear: number | null): readonly Deadline[] {
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
  const starts = new Map<number, Word>()
  const indexes = new Map<number, number>()
  const ends = new Map<number, Word>()
  let at = 0
  for (const [index, word] of words.entries()) {
    starts.set(at, word)
    indexes.set(at, index)
    at += word.folded.length
    ends.set(at++, word)
  }
  const found: Deadline[] = []
  for (const { pattern, span } of FORMS)
    for (const match of line.matchAll(pattern)) {
      const from = starts.get(match.index)?.from
      const to = ends.get(match.index + match[0].length)?.to
      const read = span(match, election)
      if (read === null || from === undefined || to === undefined) continue
      if (isBefore(read, election)) continue
      const person = pledgeAt(words, indexes.get(match.index) ?? 0, text)
      if (person === 'no') continue
      if (found.some(one => one.at.from < to && from < one.at.to)) continue
      found.push({ ...read, person, text: text.slice(from, to), at: { from, to }, sentence })
    }
  return found.sort((a, b) => a.at.from - b.at.from)
}

/** What was over before the election is no promise of it. */
function isBefore({ from, to }: Span, election: number | null): boolean {
  return election !== null && (to ?? from ?? '') < `${election}-01-01`
}
