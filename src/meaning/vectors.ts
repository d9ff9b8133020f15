/**
 * Vectors of passages as bytes, and how near a question comes to each. The question is taken as integers: its products are
 * exact then, and the same whatever adds them up.
 */

import { ByteRows, largestInteger } from '@doslova/sentence-model/byte-rows'

/** A vector of length 1: each of its numbers is a byte times `scale`. */
export interface ByteVector {
  readonly bytes: Int8Array
  readonly scale: number
}

/** The greatest size of a byte. */
const GREATEST = 127

export function toBytes(vector: Float32Array): ByteVector {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const scale = largest / GREATEST
  return {
    bytes: Int8Array.from(vector, value => (scale === 0 ? 0 : Math.round(value / scale))),
    scale: Math.fround(scale),
  }
}

/** A question, to be compared with passages one by one. Of an integer of 16 bits a cosine loses less than of 32 bit floats. */
export class QuestionVector {
  private readonly vector: Float32Array
  readonly integers: Int16Array
  private readonly scale: number

  constructor(vector: Float32Array) {
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const scale = largest / largestInteger(vector.length)
    this.vector = vector
    this.integers = Int16Array.from(vector, value => (scale === 0 ? 0 : Math.round(value / scale)))
    this.scale = scale
  }

  cosine({ bytes, scale }: ByteVector): number {
    return Math.fround(dotProduct(this.integers, bytes) * this.scale * scale)
  }

  /** Of the products of the integers and the bytes of passages, with the scales of these. */
  cosinesOf(products: Int32Array, scales: Float32Array): Float32Array {
    const own = this.scale
    const cosines = new Float32Array(scales.length)
    for (let at = 0; at < scales.length; at++)
      cosines[at] = (products[at] as number) * own * (scales[at] as number)
    return cosines
  }

  /** What it has in common with a passage, by the numbers of a vector: products that sum up to their cosine. */
  products({ bytes, scale }: ByteVector): Float32Array {
    return this.vector.map((value, at) => value * (bytes[at] as number) * scale)
  }
}

/** Vectors of all passages of an index, by their numbers. */
export class PassageVectors {
  /** Numbers of a vector; 0 where there are none. */
  readonly width: number
  private readonly rows: ByteRows
  private readonly scales: Float32Array

  /** Of so many passages with vectors of `width` numbers, which are zeros until they are set. */
  constructor(passages: number, width: number) {
    this.width = width
    this.rows = new ByteRows(passages, width)
    this.scales = new Float32Array(passages)
  }

  static of(vectors: readonly ByteVector[]): PassageVectors {
    const all = new PassageVectors(vectors.length, vectors[0]?.bytes.length ?? 0)
    for (const [id, vector] of vectors.entries()) all.set(id, vector)
    return all
  }

  /** Throws where the vector is of another width. */
  set(id: number, { bytes, scale }: ByteVector): void {
    if (bytes.length !== this.width)
      throw new Error(`Vectors of ${this.width} and of ${bytes.length} numbers cannot be compared.`)
    this.rows.row(id).set(bytes)
    this.scales[id] = scale
  }

  vectorOf(id: number): ByteVector {
    return { bytes: this.rows.row(id), scale: this.scales[id] ?? 0 }
  }

  /**
   * A question beside all passages, by their numbers. Throws when the question's vector is of another width: a server may have
   * another model under the same name by now.
   */
  compared(vector: Float32Array) {
    const question = new QuestionVector(vector)
    return {
      cosines: this.cosines(question),
      products: (id: number) => question.products(this.vectorOf(id)),
    }
  }

  /** Cosine of two passages by their numbers. */
  cosineOf(one: number, other: number): number {
    const [a, b] = [this.vectorOf(one), this.vectorOf(other)]
    return dotProduct(a.bytes, b.bytes) * a.scale * b.scale
  }

  private cosines(question: QuestionVector): Float32Array {
    const { width, scales } = this
    const { integers } = question
    if (integers.length !== width)
      throw new Error(`A vector of ${integers.length} numbers cannot be compared with those of ${width}.`)
    return question.cosinesOf(this.rows.dotProducts(integers), scales)
  }
}

function dotProduct(one: Int16Array | Int8Array, other: Int8Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}
