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

/** One list while it grows. */
interface Growing {
  readonly ids: number[]
  readonly counts: number[]
}

function partsOf(rows: readonly Keys[]): Parts {
  const numbers = new Map<string, number>()
  const lengths = new Uint32Array(FIELDS.length * rows.length)
  const fields = FIELDS.map((field, fieldAt) => {
    const lists: Growing[] = []
    for (const [id, row] of rows.entries()) {
      let different = 0
      for (const key of row[field]) {
        const list = listOf(key, numbers, lists)
        if (list.ids.at(-1) === id) (list.counts[list.counts.length - 1] as number)++
        else {
          list.ids.push(id)
          list.counts.push(1)
          different++
        }
      }
      lengths[fieldAt * rows.length + id] = Math.max(1, different)
    }
    return lists
  })
  const all = fields.flatMap(lists => Array.from(numbers.keys(), (_, at) => lists[at]))
  const starts = new Uint32Array(all.length + 1)
  for (const [at, list] of all.entries()) starts[at + 1] = (starts[at] as number) + (list?.ids.length ?? 0)
  return {
    keys: lineBytes([...numbers.keys()]),
    ...{ starts: numberBytes(starts), lengths: numberBytes(lengths) },
    ids: numberBytes(joined(all, starts, 'ids')),
    counts: numberBytes(joined(all, starts, 'counts')),
  }
}

function listOf(key: string, numbers: Map<string, number>, lists: Growing[]): Growing {
  let number = numbers.get(key)
  if (number === undefined) {
    number = numbers.size
    numbers.set(key, number)
  }
  const list = lists[number] ?? { ids: [], counts: [] }
  lists[number] = list
  return list
}

function joined(
  lists: readonly (Growing | undefined)[],
  starts: Uint32Array,
  name: keyof Growing,
): Uint32Array {
  const all = new Uint32Array(starts[lists.length] as number)
  for (const [at, list] of lists.entries()) if (list !== undefined) all.set(list[name], starts[at])
  return all
}
