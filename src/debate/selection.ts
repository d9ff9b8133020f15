/** Selection: what of all that is on a topic goes on a sheet, so that its parts are covered and none is said twice. */

import { fold } from '../czech/fold.ts'
import { isPromise } from '../passages/substance.ts'
import type { Finding } from './topic.ts'

/** Weights beside the score of a passage, as shares of the one compared with. */
const WEIGHTS = {
  /** Title and headings are on the topic. */
  heading: 0.35,
  /** The first paragraph under a heading says what the others say in full. */
  first: 0.3,
  promise: 0.1,
  figure: 0.1,
  /** Each passage under the same heading that is there already. */
  sameHeading: -0.03,
  /** Share of its words that the likest chosen passage has. */
  repeated: -0.5,
}
/** Least value of a passage. */
const FLOOR = 0.2
/** Scores are compared with that of the passage at this rank: one that has all words of a topic in it would make all others small. */
const REFERENCE = 6
/** Share of the words of both that makes two passages one. */
const ALIKE = 0.5
/** Letters that a shorter passage takes all the same, for its heading and source. */
const LEAST = 120

interface Valued extends Finding {
  readonly value: number
  readonly words: ReadonlySet<string>
  readonly path: string
}

/** The findings of a sheet, the most telling first; their texts have together at most `letters`. */
export function selectFindings(
  findings: readonly Finding[],
  isFirst: (finding: Finding) => boolean,
  letters: number,
): Finding[] {
  const reference = referenceOf(findings)
  const open = new Set(findings.map(finding => valued(finding, reference, isFirst(finding))))
  const chosen: Valued[] = []
  const repeated = new Map<Valued, number>()
  const paths = new Map<string, number>()
  let room = letters
  const now = (one: Valued) =>
    one.value + WEIGHTS.sameHeading * (paths.get(one.path) ?? 0) + WEIGHTS.repeated * (repeated.get(one) ?? 0)
  while (open.size > 0) {
    let next: Valued | null = null
    let most = FLOOR
    for (const one of open) {
      const value = now(one)
      if (value > most) [next, most] = [one, value]
    }
    if (next === null) break
    open.delete(next)
    const size = Math.max(LEAST, next.passage.text.length)
    if (size > room) continue
    room -= size
    chosen.push(next)
    paths.set(next.path, (paths.get(next.path) ?? 0) + 1)
    for (const other of open) {
      if (other.passage.kind !== next.passage.kind) continue
      const share = shareOf(next.words, other.words)
      if (share >= ALIKE) open.delete(other)
      else repeated.set(other, Math.max(repeated.get(other) ?? 0, share))
    }
  }
  return chosen
}

function referenceOf(findings: readonly Finding[]): number {
  const scores = findings.map(({ score }) => score).sort((a, b) => b - a)
  return Math.max(scores[REFERENCE - 1] ?? scores.at(-1) ?? 0, 1e-9)
}

function valued(finding: Finding, reference: number, isFirst: boolean): Valued {
  const { passage, score, heading } = finding
  const { file, folder } = passage.source
  const value =
    Math.min(1, score / reference) +
    WEIGHTS.heading * heading +
    (isFirst ? WEIGHTS.first * Math.max(heading, 0.5) : 0) +
    (isPromise(passage) ? WEIGHTS.promise : 0) +
    (/\d/.test(passage.text) ? WEIGHTS.figure : 0)
  return {
    ...finding,
    value: value / (1 + WEIGHTS.heading),
    words: new Set(fold(passage.text).match(/[\p{L}\p{N}]+/gu) ?? []),
    path: [folder, file, ...passage.headings].join('\n'),
  }
}

/** Jaccard's measure. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const word of a) if (b.has(word)) common++
  return common / Math.max(1, a.size + b.size - common)
}
