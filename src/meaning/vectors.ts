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
    return this.cosineOf(dotProduct(this.integers, bytes), scale)
  }

  /** Of the product of the integers and the bytes of a passage with that scale. */
  cosineOf(product: number, scale: number): number {
    return Math.fround(product * this.scale * scale)
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

  constructor(vectors: readonly ByteVector[]) {
    this.width = vectors[0]?.bytes.length ?? 0
    const other = vectors.find(({ bytes }) => bytes.length !== this.width)
    if (other !== undefined)
      throw new Error(`Vectors of ${this.width} and of ${other.bytes.length} numbers cannot be compared.`)
    this.rows = new ByteRows(vectors.length, this.width)
    this.scales = Float32Array.from(vectors, ({ scale }) => scale)
    for (const [at, { bytes }] of vectors.entries()) this.rows.row(at).set(bytes)
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
    const products = this.rows.dotProducts(integers)
    const cosines = new Float32Array(scales.length)
    for (let at = 0; at < scales.length; at++)
      cosines[at] = question.cosineOf(products[at] as number, scales[at] as number)
    return cosines
  }
}

function dotProduct(one: Int16Array | Int8Array, other: Int8Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}
