/** Packed strings: a list of strings as parts of a packed file, each read when it is looked at. */

import { numberBytes, numbersIn, type Parts } from './packed-file.ts'

const NOTHING = new Uint8Array()

export class PackedStrings {
  private readonly bytes: Buffer
  /** Where each begins, and the end. */
  private readonly starts: Uint32Array
  private readonly parts: Parts

  /** Reads what `partsOf` gave under that name. */
  constructor(parts: Parts, name: string) {
    const { [name]: bytes = NOTHING, [startsOf(name)]: starts = NOTHING } = parts
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.starts = numbersIn(starts)
    this.parts = { [name]: bytes, [startsOf(name)]: starts }
  }

  /** None of the strings is kept, so that they may be made one by one. */
  static partsOf(name: string, strings: Iterable<string>): Parts {
    const encoded = Array.from(strings, text => Buffer.from(text))
    const starts = new Uint32Array(encoded.length + 1)
    for (const [at, { length }] of encoded.entries()) starts[at + 1] = (starts[at] ?? 0) + length
    const bytes = new Uint8Array(starts.at(-1) ?? 0)
    for (const [at, each] of encoded.entries()) bytes.set(each, starts[at])
    return { [name]: bytes, [startsOf(name)]: numberBytes(starts) }
  }

  save(): Parts {
    return this.parts
  }

  get length(): number {
    return Math.max(0, this.starts.length - 1)
  }

  /** The string at an index; an empty one where there is none. */
  at(index: number): string {
    return this.bytes.toString('utf8', this.starts[index] ?? 0, this.starts[index + 1] ?? 0)
  }

  /** Indices of the strings that end with `end`, which is not empty, in their order. */
  *endingWith(end: string): Generator<number> {
    const sought = Buffer.from(end)
    for (let from = this.bytes.indexOf(sought); from >= 0; from = this.bytes.indexOf(sought, from + 1)) {
      const index = this.indexAt(from)
      if (from + sought.length === this.starts[index + 1]) yield index
    }
  }

  /** The index of the string that a byte belongs to. */
  private indexAt(byte: number): number {
    let [from, to] = [0, this.length - 1]
    while (from < to) {
      const middle = Math.ceil((from + to) / 2)
      if ((this.starts[middle] as number) <= byte) from = middle
      else to = middle - 1
    }
    return from
  }

  /** The index of a string among those in the order of their bytes, or -1. */
  indexOf(text: string): number {
    const sought = Buffer.from(text)
    let [from, to] = [0, this.length]
    while (from < to) {
      const middle = Math.floor((from + to) / 2)
      const order = this.bytes.compare(sought, 0, sought.length, this.starts[middle], this.starts[middle + 1])
      if (order === 0) return middle
      if (order < 0) from = middle + 1
      else to = middle
    }
    return -1
  }
}

/** Each of the strings once, in the order of their bytes. */
export function inByteOrder(strings: Iterable<string>): string[] {
  return [...new Set(strings)]
    .map(text => Buffer.from(text))
    .sort(Buffer.compare)
    .map(bytes => bytes.toString())
}

function startsOf(name: string): string {
  return `${name}Starts`
}
