/**
 * Finder in memory: passages by their postings, scored by BM25+ over all fields. What is counted of each passage stands in lists of
 * numbers, so that a question leaves no thousands of objects behind.
 */

import { keyRarity, keyScore } from './bm25.ts'
import { type CandidateFinder, type Evidence, type FoundPassages, MetEvidence } from './candidates.ts'
import type { Postings } from './postings.ts'

export class PostingsFinder implements CandidateFinder {
  private readonly postings: Postings
  /** Where each passage stands in the tally of one search, from 1; 0 in between. */
  private readonly places: Uint32Array

  constructor(postings: Postings) {
    this.postings = postings
    this.places = new Uint32Array(postings.passages)
  }

  candidates(evidence: readonly Evidence[]): FoundPassages {
    const lists = evidence.map(({ field, key }) => this.postings.list(field, key))
    const postings = lists.reduce((sum, { ids }) => sum + ids.length, 0)
    const tally = new Tally(this.places, postings)
    for (const numbers of Map.groupBy(evidence.keys(), number => evidence[number]?.key).values())
      for (const [at, number] of numbers.entries())
        this.add(number, evidence[number] as Evidence, at === 0, tally)
    return tally.found()
  }

  /** Adds the passages that have a key in a field; evidence of the same key comes one after another. */
  private add(number: number, { key, field, weight }: Evidence, isNewKey: boolean, tally: Tally): void {
    const { postings } = this
    const { ids, counts } = postings.list(field, key)
    const [lengths, mean] = [postings.lengthsOf(field), postings.meanOf(field)]
    const rarity = keyRarity(postings.passages, ids.length)
    if (isNewKey) tally.beginKey()
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] as number
      const score = keyScore(counts[at] as number, lengths[id] as number, mean)
      tally.add(id, number, weight * rarity * score)
    }
  }
}

/** What was met of each passage so far, at its place: in the order in which they were met first. */
class Tally {
  private readonly places: Uint32Array
  private readonly ids: Uint32Array
  /** Of the keys before the last one, */
  private readonly scores: Float64Array
  /** and of that in the fields looked at so far. */
  private readonly scoresOfLast: Float64Array
  /** Number of the last key met, and how many different ones were. */
  private readonly lastKeys: Uint32Array
  private readonly keysMet: Uint32Array
  /** How much evidence was met. */
  private readonly evidenceMet: Uint32Array
  /** Place and evidence of one posting after another. */
  private readonly placeOf: Uint32Array
  private readonly evidenceOf: Uint32Array
  private passages = 0
  private postings = 0
  private key = 0

  /** Of at most so many postings. */
  constructor(places: Uint32Array, postings: number) {
    this.places = places
    const most = Math.min(places.length, postings)
    this.scores = new Float64Array(most)
    this.scoresOfLast = new Float64Array(most)
    this.ids = new Uint32Array(most)
    this.lastKeys = new Uint32Array(most)
    this.keysMet = new Uint32Array(most)
    this.evidenceMet = new Uint32Array(most)
    this.placeOf = new Uint32Array(postings)
    this.evidenceOf = new Uint32Array(postings)
  }

  beginKey(): void {
    this.key++
  }

  add(id: number, evidence: number, score: number): void {
    const place = this.placeOfPassage(id)
    if (this.lastKeys[place] !== this.key) {
      this.scores[place] = (this.scores[place] as number) + (this.scoresOfLast[place] as number)
      this.scoresOfLast[place] = 0
      this.lastKeys[place] = this.key
      this.keysMet[place] = (this.keysMet[place] as number) + 1
    }
    this.scoresOfLast[place] = (this.scoresOfLast[place] as number) + score
    this.evidenceMet[place] = (this.evidenceMet[place] as number) + 1
    this.placeOf[this.postings] = place
    this.evidenceOf[this.postings] = evidence
    this.postings++
  }

  private placeOfPassage(id: number): number {
    const known = this.places[id] as number
    if (known > 0) return known - 1
    const place = this.passages++
    this.places[id] = this.passages
    this.ids[place] = id
    return place
  }

  /** All of it; another search may begin then. */
  found(): FoundPassages {
    const { passages, scores } = this
    const ids = this.ids.subarray(0, passages)
    for (const id of ids) this.places[id] = 0
    for (let at = 0; at < passages; at++) {
      const sum = (scores[at] as number) + (this.scoresOfLast[at] as number)
      scores[at] = sum * (this.keysMet[at] as number)
    }
    return { ids, scores: scores.subarray(0, passages), met: this.met() }
  }

  /** The evidence of each passage together. */
  private met(): MetEvidence {
    const starts = new Uint32Array(this.passages + 1)
    for (let at = 0; at < this.passages; at++)
      starts[at + 1] = (starts[at] as number) + (this.evidenceMet[at] as number)
    const numbers = new Uint32Array(this.postings)
    const next = starts.slice()
    for (let at = 0; at < this.postings; at++) {
      const place = this.placeOf[at] as number
      const to = next[place] as number
      next[place] = to + 1
      numbers[to] = this.evidenceOf[at] as number
    }
    return new MetEvidence(numbers, starts)
  }
}
