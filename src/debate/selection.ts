/** Selection: what of all that is on a topic goes on a sheet, so that its parts are covered and none is said twice. */

import type { Passage } from '../model.ts'
import { wordsIn } from '../passages/likeness.ts'
import { placeAndYear } from '../passages/sources.ts'
import { isPromise } from '../passages/substance.ts'
import { pathOf } from './relevance.ts'
import type { Finding } from './topic.ts'

/** Weights beside the score of a passage, as shares of the one compared with. */
const WEIGHTS = {
  /** Title and headings are on the topic. */
  heading: 0.35,
  /** The first paragraph under a heading says what the others say in full. */
  first: 0.3,
  promise: 0.2,
  /** It describes how things are, and promises nothing. */
  description: -0.2,
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
/** Share of the words of both that makes two passages one, and the same of those of the shorter one. */
const ALIKE = 0.5
const WITHIN = 0.75
/** Share of the letters for the best of each group. */
const QUOTA = 0.5
/** Letters that a shorter passage takes all the same, for its heading and source. */
const LEAST = 120

/** A finding with those that say the same. */
export interface Chosen extends Finding {
  readonly merged: Passage[]
}

interface Valued extends Chosen {
  readonly value: number
  readonly words: ReadonlySet<string>
  readonly path: string
  /** What it stands for: its place and year, and the parts of the topic. */
  readonly groups: readonly string[]
}

/**
 * The findings of a sheet, the most telling first; their texts have together at most `letters`. First the best of each
 * part, place and year, so that none pushes the others out, in at most half of the letters; then what is left.
 */
export function selectFindings(
  findings: readonly Finding[],
  isFirst: (finding: Finding) => boolean,
  letters: number,
): Chosen[] {
  const reference = referenceOf(findings)
  const selection = new Selection(findings.map(finding => valued(finding, reference, isFirst(finding))))
  selection.fill(QUOTA * letters, true)
  selection.fill(letters, false)
  return selection.chosen
}

class Selection {
  readonly chosen: Valued[] = []
  /** The most valued first. */
  private readonly open: Set<Valued>
  /** By word, those that have it. */
  private readonly having = new Map<string, Valued[]>()
  private readonly repeated = new Map<Valued, number>()
  private readonly paths = new Map<string, number>()
  private readonly groups = new Set<string>()
  private letters = 0

  constructor(findings: readonly Valued[]) {
    this.open = new Set([...findings].sort((a, b) => b.value - a.value))
    for (const finding of findings)
      for (const word of finding.words) {
        const having = this.having.get(word)
        if (having === undefined) this.having.set(word, [finding])
        else having.push(finding)
      }
  }

  /** Adds the best ones until there are so many letters; `isOfNew`: only those of a group that has none yet. */
  fill(letters: number, isOfNew: boolean): void {
    const left = new Set<Valued>()
    for (let next = this.best(isOfNew, left); next !== null; next = this.best(isOfNew, left)) {
      const size = Math.max(LEAST, next.passage.text.length)
      if (this.letters + size > letters) left.add(next)
      else this.add(next, size)
    }
  }

  private best(isOfNew: boolean, left: ReadonlySet<Valued>): Valued | null {
    let best: Valued | null = null
    let most = FLOOR
    for (const one of this.open) {
      // Each is worth at most its own value, and those to come are worth less.
      if (one.value <= most) break
      if (left.has(one) || (isOfNew && one.groups.every(group => this.groups.has(group)))) continue
      const value = this.now(one)
      if (value > most) [best, most] = [one, value]
    }
    return best
  }

  private now(one: Valued): number {
    const same = WEIGHTS.sameHeading * (this.paths.get(one.path) ?? 0)
    return one.value + same + WEIGHTS.repeated * (this.repeated.get(one) ?? 0)
  }

  private add(next: Valued, size: number): void {
    this.open.delete(next)
    this.chosen.push(next)
    this.letters += size
    for (const group of next.groups) this.groups.add(group)
    this.paths.set(next.path, (this.paths.get(next.path) ?? 0) + 1)
    const shared = new Map<Valued, number>()
    for (const word of next.words)
      for (const other of this.having.get(word) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    for (const other of this.open) {
      if (other.passage.kind !== next.passage.kind) continue
      const common = shared.get(other) ?? 0
      const share = common / Math.max(1, next.words.size + other.words.size - common)
      const isSame = share >= ALIKE || common >= WITHIN * Math.min(next.words.size, other.words.size)
      if (isSame && hasNumbersOf(next.words, other.words)) this.merge(next, other)
      else if (!isSame) this.repeated.set(other, Math.max(this.repeated.get(other) ?? 0, share))
    }
  }

  private merge(chosen: Valued, other: Valued): void {
    this.open.delete(other)
    chosen.merged.push(other.passage)
  }
}

/** Whether the longer one has all numbers of the shorter one: what has another number promises something else. */
function hasNumbersOf(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [short, long] = a.size < b.size ? [a, b] : [b, a]
  return [...short].every(word => !/^\d/.test(word) || long.has(word))
}

function referenceOf(findings: readonly Finding[]): number {
  const scores = findings.map(({ score }) => score).sort((a, b) => b - a)
  return Math.max(scores[REFERENCE - 1] ?? scores.at(-1) ?? 0, 1e-9)
}

function valued(finding: Finding, reference: number, isFirst: boolean): Valued {
  const { passage, score, heading } = finding
  const value =
    Math.min(1, score / reference) +
    WEIGHTS.heading * heading +
    (isFirst ? WEIGHTS.first * Math.max(heading, 0.5) : 0) +
    (finding.isDescription ? WEIGHTS.description : 0) +
    (isPromise(passage) ? WEIGHTS.promise : 0) +
    (/\d/.test(passage.text) ? WEIGHTS.figure : 0)
  return {
    ...finding,
    value: value / (1 + WEIGHTS.heading),
    words: wordsIn(passage.text),
    path: pathOf(passage),
    merged: [],
    groups: [`${passage.kind} ${placeAndYear(passage.source)}`, ...finding.subtopics],
  }
}
