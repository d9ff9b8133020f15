/** Packed strings: a list of strings as parts of a packed file, each read when it is looked at. */

import { numberBytes, numbersIn, type Parts } from './packed-file.ts'

const NOTHING = new Uint8Array()

export class PackedStrings {
  private readonly bytes: Buffer
  /** Where each begins, and the end. */
  private readonly starts: Uint32Array

  /** Reads what `partsOf` gave under that name. */
  constructor(parts: Parts, name: string) {
    const { buffer, byteOffset, length } = parts[name] ?? NOTHING
    this.bytes = Buffer.from(buffer, byteOffset, length)
    this.starts = numbersIn(parts[startsOf(name)] ?? NOTHING)
  }

  static partsOf(name: string, strings: readonly string[]): Parts {
    const encoded = strings.map(text => Buffer.from(text))
    const starts = new Uint32Array(strings.length + 1)
    for (const [at, { length }] of encoded.entries()) starts[at + 1] = (starts[at] ?? 0) + length
    return { [name]: Buffer.concat(encoded), [startsOf(name)]: numberBytes(starts) }
  }

  get length(): number {
    return Math.max(0, this.starts.length - 1)
  }

  /** The string at an index; an empty one where there is none. */
  at(index: number): string {
    return this.bytes.toString('utf8', this.starts[index] ?? 0, this.starts[index + 1] ?? 0)
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
