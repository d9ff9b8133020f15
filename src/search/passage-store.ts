/** Passage store: passages that are elsewhere, each with what was found out of it when it was indexed. A port: adapters have it. */

import type { ByteVector } from '../meaning/vectors.ts'
import type { Passage } from '../model.ts'
import type { Period } from '../question/years.ts'
import type { Evidence } from './candidates.ts'
import type { Keys } from './keys.ts'
import type { Traits } from './traits.ts'

export interface StoredPassage {
  /** Number of the passage in the index. */
  readonly id: number
  readonly passage: Passage
  readonly traits: Traits
  readonly keys: Keys
  /** Null where the index was made by words alone. */
  readonly vector: ByteVector | null
  /** Whether no other passage stands under the same heading of the same file. */
  readonly isAlone: boolean
}

/** What is looked for. All that fits is given, and may be more than fits: who asks looks again. */
export interface SoughtPassages {
  /** At least one of these; none is found by words where there are none. */
  readonly evidence: readonly Evidence[]
  /** What is found beside it, whatever words it has: passages nearest to the vector of a question. A store may have no means to find them. */
  readonly near: { readonly vector: ByteVector; readonly limit: number } | null
  /** Names of places of which a passage is for one at least, null among them for those of no place; null for all. */
  readonly places: readonly (string | null)[] | null
  readonly period: Period | null
  /** Sets of keys, of each of which the text has one at least. */
  readonly named: readonly (readonly string[])[]
  /** Most passages that are found by words, the best ones. */
  readonly limit: number
}

/** Of one version of an index. Each rejects with `CandidatesUnavailableError` where all of it cannot be had in time. */
export interface PassageStore {
  candidates(sought: SoughtPassages): Promise<readonly StoredPassage[]>
  /** The passages whose code ends with these letters. */
  ofCode(letters: string): Promise<readonly StoredPassage[]>
  /** Those that stand with one under the same heading of the same file, in their order. */
  sectionOf(passage: Passage): Promise<readonly StoredPassage[]>
  /** Texts of files by their hashes; those that are not there are left out. */
  texts(hashes: readonly string[]): Promise<ReadonlyMap<string, string>>
}
