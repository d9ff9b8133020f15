/** The search index: passages with their traits, their vocabulary, and a finder of candidates. */

import type { Passage } from '../model.ts'
import type { Parts } from '../packed-file.ts'
import type { CandidateFinder, Evidence, FoundPassage } from './candidates.ts'
import {
  byField,
  conceptKeys,
  conceptOf,
  FIELDS,
  type Field,
  headOf,
  type Keys,
  keyReader,
  wordKeys,
} from './keys.ts'
import { Postings } from './postings.ts'
import { PostingsFinder } from './postings-finder.ts'
import type { Similarity } from './similarity.ts'
import type { Thesaurus } from './thesaurus.ts'
import { TraitTable } from './trait-table.ts'
import { type Traits, traitsOf } from './traits.ts'
import { Vocabulary } from './vocabulary.ts'

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
  /** How near it comes to the question in meaning; null where words alone are looked at. */
  readonly similarity: Similarity | null
}

export interface Found {
  readonly candidates: readonly Candidate[]
  /** Numbers of those that are looked at however little of the evidence they have: the nearest in meaning. */
  readonly nearest: ReadonlySet<number>
  /** Evidence that was not looked for; a `completer` tells which of it a candidate has. */
  readonly skipped: readonly Evidence[]
}

/** Most postings read for one question: some ten milliseconds, however many passages there are. */
const MAX_POSTINGS = 12_000

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

export class SearchIndex {
  readonly passages: readonly Passage[]
  readonly vocabulary: Vocabulary
  private readonly traits: TraitTable
  private readonly postings: Postings
  private readonly finder: CandidateFinder
  private readonly thesaurus: Thesaurus

  /** Over passages and the tables of the very same passages and thesaurus; another finder may find the candidates. */
  constructor(
    passages: readonly Passage[],
    thesaurus: Thesaurus,
    { traits, postings } = tablesOf(passages, passages.map(keyReader(thesaurus))),
    finder: CandidateFinder = new PostingsFinder(postings),
  ) {
    this.passages = passages
    this.thesaurus = thesaurus
    this.traits = traits
    this.postings = postings
    this.vocabulary = new Vocabulary(postings, () => thesaurus.stems())
    this.finder = finder
  }

  /** Whether a passage, by its number, is written in another language than Czech or Slovak. */
  isForeign(id: number): boolean {
    return this.traits.isForeign(id)
  }

  /** Whether a passage in Czech or Slovak has a word with one of these stems. */
  isInCzech(stems: readonly string[]): boolean {
    return stems.some(stem => this.postings.list('text', stem).ids.some(id => !this.isForeign(id)))
  }

  /** Mean length of a passage, in words. */
  get meanLength(): number {
    return this.traits.meanLength
  }

  /**
   * Passages with at least one piece of evidence, best BM25 score first. Evidence that too many passages have is
   * skipped, the least telling first: it orders candidates, but finds none that the rest would not find.
   */
  candidates(evidence: readonly Evidence[]): Found {
    const { used, skipped } = this.withinBudget(evidence)
    const candidates: Candidate[] = []
    for (const found of this.finder.candidates(used)) {
      const candidate = this.candidateOf(found)
      if (candidate !== null) candidates.push(candidate)
    }
    return { candidates, nearest: NONE, skipped }
  }

  /** A passage as a candidate that has no evidence; null where there is none of that number. */
  candidate(id: number): Candidate | null {
    return this.candidateOf({ id, keys: {}, score: 0 })
  }

  private candidateOf({ id, keys, score }: FoundPassage): Candidate | null {
    const passage = this.passages[id]
    const traits = this.traits.of(id)
    if (passage === undefined || traits === null) return null
    return { id, passage, traits, keys, score, similarity: null }
  }

  /** A function that gives a candidate what it has of skipped evidence, read from its own words. */
  completer(skipped: readonly Evidence[]): (candidate: Candidate) => Candidate {
    const wanted = byField(field => new Set(skipped.filter(one => one.field === field).map(({ key }) => key)))
    const concepts = this.thesaurus.matcher([...wanted.concepts, ...wanted.headConcepts].map(conceptOf))
    const { analyzer } = this.thesaurus
    return candidate => {
      const text = analyzer.tokensOf(candidate.passage.text)
      const head = analyzer.tokensOf(headOf(candidate.passage))
      const keys: Keys = {
        text: wordKeys(text),
        head: wordKeys(head),
        concepts: conceptKeys(concepts(text)),
        headConcepts: conceptKeys(concepts(head)),
      }
      const all: Record<string, Field[]> = {}
      for (const [key, fields] of Object.entries(candidate.keys)) all[key] = [...fields]
      for (const field of FIELDS) {
        for (const key of keys[field]) {
          if (wanted[field].has(key)) all[key] = [...(all[key] ?? []), field]
        }
      }
      return { ...candidate, keys: all }
    }
  }

  private withinBudget(evidence: readonly Evidence[]): { used: Evidence[]; skipped: Evidence[] } {
    const used: Evidence[] = []
    const skipped: Evidence[] = []
    let postings = 0
    for (const one of [...evidence].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))) {
      const count = this.vocabulary.frequency(one.field, one.key)
      if (count === 0) continue
      if (used.length > 0 && postings + count > MAX_POSTINGS) skipped.push(one)
      else {
        postings += count
        used.push(one)
      }
    }
    return { used, skipped }
  }
}
