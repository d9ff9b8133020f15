/** Candidates: what finds the passages that have any of the keys of a question. Another index is another finder. */

import type { Field } from './keys.ts'

/** One thing to look for. `weight` orders the candidates; it is not the final score. */
export interface Evidence {
  readonly key: string
  readonly field: Field
  readonly weight: number
}

/** Which of a list of evidence each of some passages has, by its numbers in that list. */
export class MetEvidence {
  static readonly NONE = new MetEvidence(new Uint32Array(), new Uint32Array(2))
  /** Of one passage after another. */
  private readonly numbers: Uint32Array
  /** Where the numbers of each begin, and the end. */
  private readonly starts: Uint32Array

  constructor(numbers: Uint32Array, starts: Uint32Array) {
    this.numbers = numbers
    this.starts = starts
  }

  static of(lists: readonly (readonly number[])[]): MetEvidence {
    const starts = new Uint32Array(lists.length + 1)
    for (const [at, { length }] of lists.entries()) starts[at + 1] = (starts[at] as number) + length
    return new MetEvidence(Uint32Array.from(lists.flat()), starts)
  }

  /** Of the passage that stands at `at` among them. */
  numbersOf(at: number): Uint32Array {
    return this.numbers.subarray(this.starts[at], this.starts[at + 1])
  }

  /** The same, without anything that is made for it. */
  visit(at: number, visitor: (number: number) => void): void {
    const end = this.starts[at + 1] as number
    for (let next = this.starts[at] as number; next < end; next++) visitor(this.numbers[next] as number)
  }
}

/** Passages that were found, in whichever order: their numbers, scores and evidence at the same places. */
export interface FoundPassages {
  readonly ids: Uint32Array
  /** BM25 over all fields, greater than 0. */
  readonly scores: Float64Array
  readonly met: MetEvidence
}

/** Knows keys and numbers only: no words, no weights of ours. Vocabulary and ranking stay outside. */
export interface CandidateFinder {
  /** All passages with at least one piece of evidence; always in the same order. */
  candidates(evidence: readonly Evidence[]): FoundPassages
}
