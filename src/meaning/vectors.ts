/** Vectors of passages as bytes, and how near a question comes to each. */

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

/** Vectors of all passages of an index, by their numbers. */
export class PassageVectors {
  private readonly width: number
  private readonly bytes: Int8Array
  private readonly scales: Float32Array

  constructor(vectors: readonly ByteVector[]) {
    this.width = vectors[0]?.bytes.length ?? 0
    const other = vectors.find(({ bytes }) => bytes.length !== this.width)
    if (other !== undefined)
      throw new Error(`Vectors of ${this.width} and of ${other.bytes.length} numbers cannot be compared.`)
    this.bytes = new Int8Array(this.width * vectors.length)
    this.scales = Float32Array.from(vectors, ({ scale }) => scale)
    for (const [at, { bytes }] of vectors.entries()) this.bytes.set(bytes, at * this.width)
  }

  vectorOf(id: number): ByteVector {
    const from = id * this.width
    return { bytes: this.bytes.subarray(from, from + this.width), scale: this.scales[id] ?? 0 }
  }

  /** A question beside all passages, by their numbers. Throws as `cosines` does. */
  compared(question: Float32Array) {
    return { cosines: this.cosines(question), products: (id: number) => this.products(question, id) }
  }

  /** Cosine of two passages by their numbers. */
  cosineOf(one: number, other: number): number {
    const { width, bytes, scales } = this
    let sum = 0
    for (let i = 0; i < width; i++)
      sum += (bytes[one * width + i] as number) * (bytes[other * width + i] as number)
    return sum * (scales[one] as number) * (scales[other] as number)
  }

  /** What a question and a passage have in common, by the numbers of a vector: products that sum up to their cosine. */
  products(question: Float32Array, id: number): Float32Array {
    const { width, bytes, scales } = this
    const scale = scales[id] as number
    return question.map((value, at) => value * (bytes[id * width + at] as number) * scale)
  }

  /**
   * Cosine of a question and each passage, by the number of the passage. Throws when the question's vector is of another
   * width: a server may have another model under the same name by now.
   */
  cosines(question: Float32Array): Float32Array {
    const { width, bytes, scales } = this
    if (question.length !== width)
      throw new Error(`A vector of ${question.length} numbers cannot be compared with those of ${width}.`)
    const cosines = new Float32Array(scales.length)
    for (let at = 0, from = 0; at < scales.length; at++, from += width) {
      let sum = 0
      for (let i = 0; i < width; i++) sum += (question[i] as number) * (bytes[from + i] as number)
      cosines[at] = sum * (scales[at] as number)
    }
    return cosines
  }
}
