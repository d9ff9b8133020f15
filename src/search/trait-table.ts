/** Trait table: the traits of all passages as numbers. */

import { numberBytes, numbersIn, type Parts } from '../packed-file.ts'
import type { Traits } from './traits.ts'

/** Bits of a passage, from the first one on. */
const FLAGS = ['commitment', 'context', 'internal', 'introduction'] as const satisfies (keyof Traits)[]

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
        FLAGS.reduce((bits, flag, at) => bits | (Number(row[flag]) << at), 0),
      ),
    })
  }

  save(): Parts {
    return { words: numberBytes(this.words), flags: this.flags }
  }

  /** Null where there is no passage of that number. */
  of(id: number): Traits | null {
    const [words, bits] = [this.words[id], this.flags[id]]
    if (words === undefined || bits === undefined) return null
    const [commitment, context, internal, introduction] = FLAGS.map((_, at) => (bits & (1 << at)) !== 0)
    return {
      words,
      commitment: commitment === true,
      context: context === true,
      internal: internal === true,
      introduction: introduction === true,
    }
  }
}
