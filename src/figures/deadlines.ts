/** Deadlines of a text: dates and periods by which, from which or in which something is to be. */

import type { Word } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { Slice } from '../model.ts'
import { readingOf } from '../question/reading.ts'
import { FINITE } from './bound.ts'
import { FORMS, type Span } from './deadline-forms.ts'
import type { Deadline } from './figure.ts'

/** Words of a clause on each side of a deadline. */
const CLAUSE = 12
/** Past participles: `realizoval`, `byly`; nouns such as `učitel` and `areál` are none. */
const PAST = /^(?:ne)?byl[aioy]?$|\p{Ll}(?:[aiě]l|nul)$|\p{Ll}(?:[aiě]|nu)l[aoiy]$/u

/**
 * The deadlines of a text in order. Those that are counted from the election need its year; without it they are left
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
  const ends = new Map<number, Word>()
  let at = 0
  for (const word of words) {
    starts.set(at, word)
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
      if (isNarrated(words, starts.get(match.index), text) || isBefore(read, election)) continue
      if (found.some(one => one.at.from < to && from < one.at.to)) continue
      found.push({ ...read, text: text.slice(from, to), at: { from, to }, sentence })
    }
  return found.sort((a, b) => a.at.from - b.at.from)
}

/** Whether the clause of a deadline says what was, and nothing that will be: `v roce 2021 realizoval`. */
function isNarrated(words: readonly Word[], start: Word | undefined, text: string): boolean {
  const at = start === undefined ? -1 : words.indexOf(start)
  let isPast = false
  for (const step of [-1, 1])
    for (let next = at; Math.abs(next - at) <= CLAUSE; next += step) {
      const word = words[next]
      if (word === undefined) break
      if (FINITE.test(word.folded) && !PAST.test(word.text)) return false
      if (PAST.test(word.text)) isPast = true
      const gap = text.slice(
        step < 0 ? (words[next - 1]?.to ?? word.from) : word.to,
        step < 0 ? word.from : (words[next + 1]?.from ?? word.to),
      )
      if (/[,;:()–]/.test(gap)) break
    }
  return isPast
}

/** What was over before the election is no promise of it. */
function isBefore({ from, to }: Span, election: number | null): boolean {
  return election !== null && (to ?? from ?? '') < `${election}-01-01`
}
