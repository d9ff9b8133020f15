/** Text hashes: what the vectors of passages are found by in a vector file: a hash of the text of each, by the number of the passage. */

import { createHash } from 'node:crypto'

/** Of one hash. */
export const HASH_BYTES = 16

/** No passage. */
const NONE = -1
/** Places of the table for each passage: most are free, so that few are looked at. */
const PLACES = 2

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, HASH_BYTES)
}

export class TextHashes {
  readonly bytes: Uint8Array
  readonly length: number
  private table: HashTable | null = null

  /** Of the bytes of one hash after another. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.length = bytes.length / HASH_BYTES
  }

  static of(texts: readonly string[]): TextHashes {
    const bytes = new Uint8Array(texts.length * HASH_BYTES)
    for (const [at, text] of texts.entries()) bytes.set(hashOf(text), at * HASH_BYTES)
    return new TextHashes(bytes)
  }

  at(id: number): Uint8Array {
    return this.bytes.subarray(id * HASH_BYTES, (id + 1) * HASH_BYTES)
  }

  /** Numbers of the passages whose text has a hash, ascending. */
  numbersOf(hash: Uint8Array): Generator<number> {
    this.table ??= new HashTable(this.bytes)
    return this.table.numbersOf(hash)
  }
}

/** Numbers of hashes, found by open addressing: the hashes themselves are random enough. */
class HashTable {
  private readonly bytes: Uint8Array
  /** The first number of a hash at its place, or at the next one that is free. */
  private readonly places: Int32Array
  /** By number, the next one of the same hash. */
  private readonly next: Int32Array

  constructor(bytes: Uint8Array) {
    const length = bytes.length / HASH_BYTES
    this.bytes = bytes
    this.places = new Int32Array(Math.max(1, PLACES * length)).fill(NONE)
    this.next = new Int32Array(length)
    // The last one first, so that numbers ascend.
    for (let number = length - 1; number >= 0; number--) {
      const place = this.placeOf(bytes, number * HASH_BYTES)
      this.next[number] = this.places[place] as number
      this.places[place] = number
    }
  }

  *numbersOf(hash: Uint8Array): Generator<number> {
    let number = this.places[this.placeOf(hash, 0)] as number
    for (; number !== NONE; number = this.next[number] as number) yield number
  }

  /** Where the numbers of the hash that begins there stand, or where they would. */
  private placeOf(bytes: Uint8Array, from: number): number {
    const { places } = this
    let place = startOf(bytes, from) % places.length
    while (places[place] !== NONE && !this.isThere(places[place] as number, bytes, from))
      place = (place + 1) % places.length
    return place
  }

  private isThere(number: number, bytes: Uint8Array, from: number): boolean {
    for (let at = 0; at < HASH_BYTES; at++)
      if (this.bytes[number * HASH_BYTES + at] !== bytes[from + at]) return false
    return true
  }
}

/** The first four bytes as a number. */
function startOf(bytes: Uint8Array, from: number): number {
  return (
    (bytes[from] as number) +
    (bytes[from + 1] as number) * 2 ** 8 +
    (bytes[from + 2] as number) * 2 ** 16 +
    (bytes[from + 3] as number) * 2 ** 24
  )
}
