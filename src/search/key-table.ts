/** Key table: how many passages have each key, without saying which; what is known here of an index elsewhere. */

import { doublesIn, lineBytes, linesIn, numberBytes, numbersIn, type Parts } from '../packed-file.ts'
import { FIELDS, type Field } from './keys.ts'
import type { Postings } from './postings.ts'
import type { TraitTable } from './trait-table.ts'
import type { KeyCounts } from './vocabulary.ts'

const NONE = new Uint8Array()

export class KeyTable implements KeyCounts {
  readonly passages: number
  private readonly keys: readonly string[]
  private readonly numbers: ReadonlyMap<string, number>
  /** By field and key. */
  private readonly counts: Uint32Array
  /** By field, and then the number of passages. */
  private readonly means: Float64Array
  /** By key: 1 where the text of a passage in Czech or Slovak has it. */
  private readonly czech: Uint8Array

  /** Reads what `partsOf` gave. */
  constructor({ keys = NONE, keyCounts = NONE, keyMeans = NONE, keyCzech = NONE }: Parts) {
    this.keys = linesIn(keys)
    this.numbers = new Map(this.keys.map((key, at) => [key, at]))
    this.counts = numbersIn(keyCounts)
    this.means = doublesIn(keyMeans)
    this.czech = keyCzech
    this.passages = this.means.at(-1) ?? 0
  }

  static partsOf(postings: Postings, traits: TraitTable): Parts {
    const keys = [...new Set(FIELDS.flatMap(field => [...postings.frequencies(field)].map(([key]) => key)))]
    const counts = FIELDS.flatMap(field => keys.map(key => postings.frequency(field, key)))
    const means = [...FIELDS.map(field => postings.meanOf(field)), postings.passages]
    return {
      keys: lineBytes(keys),
      keyCounts: numberBytes(Uint32Array.from(counts)),
      keyMeans: numberBytes(Float64Array.from(means)),
      keyCzech: Uint8Array.from(keys, key =>
        Number(postings.list('text', key).ids.some(id => !traits.isForeign(id))),
      ),
    }
  }

  frequency(field: Field, key: string): number {
    const number = this.numbers.get(key)
    return number === undefined ? 0 : (this.counts[this.first(field) + number] as number)
  }

  *frequencies(field: Field): Iterable<readonly [key: string, count: number]> {
    const first = this.first(field)
    for (const [at, key] of this.keys.entries()) {
      const count = this.counts[first + at] as number
      if (count > 0) yield [key, count]
    }
  }

  /** Mean number of different keys of a passage in a field. */
  meanOf(field: Field): number {
    return this.means[FIELDS.indexOf(field)] ?? 1
  }

  /** Whether the text of a passage in Czech or Slovak has a key. */
  isCzech(key: string): boolean {
    const number = this.numbers.get(key)
    return number !== undefined && this.czech[number] === 1
  }

  private first(field: Field): number {
    return FIELDS.indexOf(field) * this.keys.length
  }
}
