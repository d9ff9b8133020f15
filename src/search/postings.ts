/**
 * Postings: which passages have each key, in which field and how often. Lists of numbers, which are saved and read as they
 * are, and which threads may share.
 */

import { lineBytes, linesIn, numberBytes, numbersIn, type Parts } from '../packed-file.ts'
import { byField, FIELDS, type Field, type Keys } from './keys.ts'

/** Passages by their numbers, ascending, and how often each has the key. */
export interface PostingList {
  readonly ids: Uint32Array
  readonly counts: Uint32Array
}

const EMPTY = new Uint8Array()
const NONE: PostingList = { ids: new Uint32Array(), counts: new Uint32Array() }

export class Postings {
  /** How many passages there are. */
  readonly passages: number
  private readonly keys: readonly string[]
  private readonly numbers: ReadonlyMap<string, number>
  /** Where the list of each key begins, field by field, and the end of the last one. */
  private readonly starts: Uint32Array
  private readonly ids: Uint32Array
  private readonly counts: Uint32Array
  /** Different keys of each passage, field by field. */
  private readonly lengths: Uint32Array
  private readonly means: Readonly<Record<Field, number>>
  private readonly parts: Parts

  /** Reads what `save` gave. */
  constructor(parts: Parts) {
    const { keys = EMPTY, starts = EMPTY, ids = EMPTY, counts = EMPTY, lengths = EMPTY } = parts
    this.parts = { keys, starts, ids, counts, lengths }
    this.keys = linesIn(keys)
    this.numbers = new Map(this.keys.map((key, at) => [key, at]))
    this.starts = numbersIn(starts)
    this.ids = numbersIn(ids)
    this.counts = numbersIn(counts)
    this.lengths = numbersIn(lengths)
    this.passages = this.lengths.length / FIELDS.length
    this.means = byField(field => mean(this.lengthsOf(field)))
  }

  /** Of the keys of passages by their numbers. */
  static of(rows: readonly Keys[]): Postings {
    return new Postings(partsOf(rows))
  }

  save(): Parts {
    return this.parts
  }

  /** In how many passages a key occurs. */
  frequency(field: Field, key: string): number {
    const [from, to] = this.range(field, key)
    return to - from
  }

  /** Every key of a field, with the number of passages that have it. */
  *frequencies(field: Field): Iterable<readonly [key: string, count: number]> {
    const first = FIELDS.indexOf(field) * this.keys.length
    for (const [at, key] of this.keys.entries()) {
      const count = (this.starts[first + at + 1] as number) - (this.starts[first + at] as number)
      if (count > 0) yield [key, count]
    }
  }

  list(field: Field, key: string): PostingList {
    const [from, to] = this.range(field, key)
    if (from === to) return NONE
    return { ids: this.ids.subarray(from, to), counts: this.counts.subarray(from, to) }
  }

  /** Whether a passage has a key in a field. */
  has(id: number, field: Field, key: string): boolean {
    let [from, to] = this.range(field, key)
    const end = to
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((this.ids[middle] as number) < id) from = middle + 1
      else to = middle
    }
    return from < end && this.ids[from] === id
  }

  /** How many different keys each passage has in a field, by its number; a field without any counts as one. */
  lengthsOf(field: Field): Uint32Array {
    const first = FIELDS.indexOf(field) * this.passages
    return this.lengths.subarray(first, first + this.passages)
  }

  /** Mean of these lengths. */
  meanOf(field: Field): number {
    return this.means[field]
  }

  private range(field: Field, key: string): readonly [from: number, to: number] {
    const number = this.numbers.get(key)
    if (number === undefined) return [0, 0]
    const at = FIELDS.indexOf(field) * this.keys.length + number
    return [this.starts[at] as number, this.starts[at + 1] as number]
  }
}

function mean(numbers: Uint32Array): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length)
}

/** Lists are counted first, so that each is written where it stays. */
function partsOf(rows: readonly Keys[]): Parts {
  const numbers = numbersOf(rows)
  const starts = new Uint32Array(FIELDS.length * numbers.size + 1)
  const lengths = new Uint32Array(FIELDS.length * rows.length)
  visitKeys(rows, numbers, ({ list, row }) => {
    starts[list + 1] = (starts[list + 1] as number) + 1
    lengths[row] = (lengths[row] as number) + 1
  })
  for (let list = 1; list < starts.length; list++)
    starts[list] = (starts[list] as number) + (starts[list - 1] as number)
  const next = starts.slice()
  const ids = new Uint32Array(starts.at(-1) as number)
  const counts = new Uint32Array(ids.length)
  visitKeys(rows, numbers, ({ list, row, times }) => {
    const at = next[list] as number
    next[list] = at + 1
    ids[at] = row % rows.length
    counts[at] = times
  })
  return {
    keys: lineBytes([...numbers.keys()]),
    ...{ starts: numberBytes(starts), lengths: numberBytes(lengths.map(length => Math.max(1, length))) },
    ...{ ids: numberBytes(ids), counts: numberBytes(counts) },
  }
}

/** The number of each key, in the order in which they are met, field by field. */
function numbersOf(rows: readonly Keys[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const field of FIELDS)
    for (const row of rows)
      for (const key of row[field]) if (!numbers.has(key)) numbers.set(key, numbers.size)
  return numbers
}

/** A key of a passage in a field. */
interface MetKey {
  /** Among the lists of all keys, field by field. */
  readonly list: number
  /** Among the passages, field by field. */
  readonly row: number
  readonly times: number
}

/** Each different key of each passage, field by field and passage by passage. */
function visitKeys(
  rows: readonly Keys[],
  numbers: ReadonlyMap<string, number>,
  visit: (met: MetKey) => void,
): void {
  const times = new Map<number, number>()
  for (const [at, field] of FIELDS.entries()) {
    for (const [id, row] of rows.entries()) {
      times.clear()
      for (const key of row[field]) {
        const number = numbers.get(key) as number
        times.set(number, (times.get(number) ?? 0) + 1)
      }
      for (const [number, count] of times)
        visit({ list: at * numbers.size + number, row: at * rows.length + id, times: count })
    }
  }
}
