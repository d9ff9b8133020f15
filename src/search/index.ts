/** The search index: passages with their traits, their vocabulary, and a finder of candidates. */

import type { Passage } from '../model.ts'
import type { Parts } from '../packed-file.ts'
import { PassageTable } from '../passages/passage-table.ts'
import type { Passages } from '../passages/passages.ts'
import { type CandidateFinder, type Evidence, MetEvidence } from './candidates.ts'
import { type Keys, keyReader } from './keys.ts'
import { Postings } from './postings.ts'
import { PostingsFinder } from './postings-finder.ts'
import type { Similarity } from './similarity.ts'
import { IndexStatistics, standingsOf } from './statistics.ts'
import type { Thesaurus } from './thesaurus.ts'
import { TraitTable } from './trait-table.ts'
import { type Traits, traitsOf } from './traits.ts'

/** A passage that may have some of the evidence. It is read when it is looked at, as few candidates are. */
export interface Candidate {
  /** Number of the passage in the index. */
  readonly id: number
  readonly passage: Passage
  readonly traits: Traits
  /** BM25 score over all fields. */
  readonly score: number
  /** The evidence it has is what stands there at its place. */
  readonly met: MetEvidence
  readonly place: number
}

export interface Found {
  /** In the order in which they were met. */
  readonly candidates: readonly Candidate[]
  /** What was looked for, in the order of its numbers. */
  readonly evidence: readonly Evidence[]
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
  readonly table: PassageTable
}

/** The tables of passages; `keys` are theirs, by their numbers. */
export function tablesOf(passages: Passages, keys: readonly Keys[]): IndexTables {
  return {
    traits: TraitTable.of(Array.from(passages, traitsOf)),
    ...{ postings: Postings.of(keys), table: PassageTable.of(passages) },
  }
}

export function saveTables({ traits, postings, table }: IndexTables): Parts {
  return { ...traits.save(), ...postings.save(), ...table.save() }
}

/** Reads what `saveTables` gave. */
export function readTables(parts: Parts): IndexTables {
  return { traits: new TraitTable(parts), postings: new Postings(parts), table: new PassageTable(parts) }
}

const NONE: ReadonlySet<number> = new Set()

export class SearchIndex extends IndexStatistics {
  readonly passages: Passages
  readonly table: PassageTable
  /** A passage of each group of the table, by the number of the group. */
  readonly examples: readonly Passage[]
  private readonly traits: TraitTable
  private readonly postings: Postings
  private readonly finder: CandidateFinder

  /** Over passages and the tables of the very same passages and thesaurus; another finder may find the candidates. */
  constructor(
    passages: Passages,
    thesaurus: Thesaurus,
    { traits, postings, table } = tablesOf(passages, Array.from(passages, keyReader(thesaurus))),
    finder: CandidateFinder = new PostingsFinder(postings),
  ) {
    const examples = table.firsts.map(id => passages.at(id) as Passage)
    super({
      ...{ counts: postings, thesaurus, meanLength: traits.meanLength },
      standings: standingsOf(examples),
      isCzech: stem => postings.list('text', stem).ids.some(id => !traits.isForeign(id)),
    })
    this.passages = passages
    this.table = table
    this.examples = examples
    this.traits = traits
    this.postings = postings
    this.finder = finder
  }

  /** Passages with at least one piece of evidence; of evidence that too many have, only the most telling is looked for. */
  candidates(evidence: readonly Evidence[]): Found {
    const { used, skipped } = this.withinBudget(evidence)
    const { ids, scores, met } = this.finder.candidates(used)
    const candidates = Array.from(
      ids,
      (id, place) => new IndexCandidate(this, { id, score: scores[place] as number, met, place }),
    )
    return { candidates, evidence: used, nearest: NONE, similarityOf: () => null, skipped }
  }

  /** A passage as a candidate that has no evidence. */
  candidate(id: number): Candidate {
    return new IndexCandidate(this, { id, score: 0, met: MetEvidence.NONE, place: 0 })
  }

  /** Throws where there is no passage of that number. */
  passageOf(id: number): Passage {
    const passage = this.passages.at(id)
    if (passage === undefined) throw new RangeError(`There is no passage ${id}.`)
    return passage
  }

  /** Throws where there is no passage of that number. */
  traitsOf(id: number): Traits {
    const traits = this.traits.of(id)
    if (traits === null) throw new RangeError(`There is no passage ${id}.`)
    return traits
  }

  /** Numbers of the passages that have all of some keys in their text, in ascending order. */
  idsWith(keys: readonly string[]): Uint32Array {
    const countOf = (key: string) => this.postings.frequency('text', key)
    const [rarest, ...others] = keys.toSorted((a, b) => countOf(a) - countOf(b))
    if (rarest === undefined) return new Uint32Array()
    return this.postings
      .list('text', rarest)
      .ids.filter(id => others.every(key => this.postings.has(id, 'text', key)))
  }

  /** The postings know it, and nothing is read for it. */
  override completer(skipped: readonly Evidence[]): (candidate: Pick<Candidate, 'id'>) => number[] {
    const numbers = [...skipped.keys()]
    return ({ id }) =>
      numbers.filter(number => {
        const { field, key } = skipped[number] as Evidence
        return this.postings.has(id, field, key)
      })
  }
}

class IndexCandidate implements Candidate {
  private readonly index: SearchIndex
  readonly id: number
  readonly score: number
  readonly met: MetEvidence
  readonly place: number

  constructor(index: SearchIndex, { id, score, met, place }: Omit<Candidate, 'passage' | 'traits'>) {
    this.index = index
    this.id = id
    this.score = score
    this.met = met
    this.place = place
  }

  get passage(): Passage {
    return this.index.passageOf(this.id)
  }

  get traits(): Traits {
    return this.index.traitsOf(this.id)
  }
}
