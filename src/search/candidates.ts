/** Candidates: what finds the passages that have any of the keys of a question. Another index is another finder. */

import type { Field } from './keys.ts'

/** One thing to look for. `weight` orders the candidates; it is not the final score. */
export interface Evidence {
  readonly key: string
  readonly field: Field
  readonly weight: number
}

/** A passage that was found, by its number. */
export interface FoundPassage {
  readonly id: number
  /** The keys of the evidence that it has, each with the fields it has them in. */
  readonly keys: Readonly<Record<string, readonly Field[]>>
  /** BM25 over all fields, greater than 0. */
  readonly score: number
}

/** Knows keys and numbers only: no words, no weights of ours. Vocabulary and ranking stay outside. */
export interface CandidateFinder {
  /** All passages with at least one piece of evidence, best score first; equal ones always in the same order. */
  candidates(evidence: readonly Evidence[]): FoundPassage[]
}
