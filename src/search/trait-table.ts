/** Trait table: the traits of all passages as numbers. */

import { numberBytes, numbersIn, type Parts } from '../packed-file.ts'
import type { Traits } from './traits.ts'

/** Bits of a passage. */
const BITS = { commitment: 1, context: 2, internal: 4, introduction: 8, foreign: 16 } as const
const FLAGS = Object.keys(BITS) as (keyof typeof BITS)[]

export class TraitTable {
  /** Mean length of a passage, in words. */
  readonly meanLength: number
  private readonly words: Uint32Array
  private readonly flags: Uint8Array

  /** Reads what `save` gave. */
  constructor({ words = new Uint8Array(), flags = new Uint8Array() }: Parts) {
    this.words = numbersIn(words)
    this.flags = flags
    this.meanLength = this.words.reduce((sum, one) => sum + one, 0) / Math.max(1, this.words.length)
  }

  /** Of passages by their numbers. */
  static of(rows: readonly Traits[]): TraitTable {
    return new TraitTable({
      words: numberBytes(Uint32Array.from(rows, ({ words }) => words)),
      flags: Uint8Array.from(rows, row =>
        FLAGS.reduce((bits, flag) => (row[flag] ? bits | BITS[flag] : bits), 0),
      ),
    })
  }

  save(): Parts {
    return { words: numberBytes(this.words), flags: this.flags }
  }

  isForeign(id: number): boolean {
    return ((this.flags[id] ?? 0) & BITS.foreign) !== 0
  }

  /** Null where there is no passage of that number. */
  of(id: number): Traits | null {
    const [words, bits] = [this.words[id], this.flags[id]]
    if (words === undefined || bits === undefined) return null
    return {
      words,
      commitment: (bits & BITS.commitment) !== 0,
      context: (bits & BITS.context) !== 0,
      internal: (bits & BITS.internal) !== 0,
      introduction: (bits & BITS.introduction) !== 0,
      foreign: this.isForeign(id),
    }
  }
}
