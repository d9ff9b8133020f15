/** The search index: passages with their traits, their vocabulary, and a finder of candidates. */

import type { Passage } from '../model.ts'
import type { Parts } from '../packed-file.ts'
import type { CandidateFinder, Evidence, FoundPassage } from './candidates.ts'
import { type Field, type Keys, keyReader } from './keys.ts'
import { Postings } from './postings.ts'
import { PostingsFinder } from './postings-finder.ts'
import type { Similarity } from './similarity.ts'
import { IndexStatistics, standingsOf } from './statistics.ts'
import type { Thesaurus } from './thesaurus.ts'
import { TraitTable } from './trait-table.ts'
import { type Traits, traitsOf } from './traits.ts'

/** A passage that has some of the evidence. */
export interface Candidate {
  /** Number of the passage in the index. */
  readonly id: number
  readonly passage: Passage
  readonly traits: Traits
  /** The keys it has, each with the fields it has them in. */
  readonly keys: Readonly<Record<string, readonly Field[]>>
  /** BM25 score over all fields. */
  readonly score: number
}

export interface Found {
  readonly candidates: readonly Candidate[]
  /** Numbers of those that are looked at however little of the evidence they have: the nearest in meaning. */
  readonly nearest: ReadonlySet<number>
  /** How near the candidate of a number comes to the question in meaning; null where words alone are looked at. */
  readonly similarityOf: (id: number) => Similarity | null
  /** Evidence that was not looked for; a `completer` tells which of it a candidate has. */
  readonly skipped: readonly Evidence[]
}

/** What an index holds of its passages besides their words: what they are found by. */
export interface IndexTables {
  readonly traits: TraitTable
  readonly postings: Postings
}

/** The tables of passages; `keys` are theirs, by their numbers. */
export function tablesOf(passages: readonly Passage[], keys: readonly Keys[]): IndexTables {
  return { traits: TraitTable.of(passages.map(traitsOf)), postings: Postings.of(keys) }
}

export function saveTables({ traits, postings }: IndexTables): Parts {
  return { ...traits.save(), ...postings.save() }
}

/** Reads what `saveTables` gave. */
export function readTables(parts: Parts): IndexTables {
  return { traits: new TraitTable(parts), postings: new Postings(parts) }
}

const NONE: ReadonlySet<number> = new Set()

export class SearchIndex extends IndexStatistics {
  readonly passages: readonly Passage[]
  private readonly traits: TraitTable
  private readonly postings: Postings
  private readonly finder: CandidateFinder

  /** Over passages and the tables of the very same passages and thesaurus; another finder may find the candidates. */
  constructor(
    passages: readonly Passage[],
    thesaurus: Thesaurus,
    { traits, postings } = tablesOf(passages, passages.map(keyReader(thesaurus))),
    finder: CandidateFinder = new PostingsFinder(postings),
  ) {
    super({
      ...{ counts: postings, thesaurus, meanLength: traits.meanLength },
      standings: standingsOf(passages),
      isCzech: stem => postings.list('text', stem).ids.some(id => !traits.isForeign(id)),
    })
    this.passages = passages
    this.traits = traits
    this.postings = postings
    this.finder = finder
  }

  /**
   * Passages with at least one piece of evidence, best BM25 score first; of evidence that too many have, only the most
   * telling is looked for.
   */
  candidates(evidence: readonly Evidence[]): Found {
    const { used, skipped } = this.withinBudget(evidence)
    const candidates: Candidate[] = []
    for (const found of this.finder.candidates(used)) {
      const candidate = this.candidateOf(found)
      if (candidate !== null) candidates.push(candidate)
    }
    return { candidates, nearest: NONE, similarityOf: () => null, skipped }
  }

  /** A passage as a candidate that has no evidence; null where there is none of that number. */
  candidate(id: number): Candidate | null {
    return this.candidateOf({ id, keys: {}, score: 0 })
  }

  /** Numbers of the passages that have a key in their text, in ascending order. */
  idsWith(key: string): Uint32Array {
    return this.postings.list('text', key).ids
  }

  private candidateOf({ id, keys, score }: FoundPassage): Candidate | null {
    const passage = this.passages[id]
    const traits = this.traits.of(id)
    if (passage === undefined || traits === null) return null
    return { id, passage, traits, keys, score }
  }
}
