/** Moments of vectors: from their sum and the sums of their products, the mean and spread of their cosines with any question. */

import { doublesIn, numberBytes, type Parts } from '../packed-file.ts'
import type { ByteVector } from './vectors.ts'

const NONE = new Uint8Array()

export class Moments {
  private readonly means: Float64Array
  /** Means of the products of any two numbers of a vector, row by row. */
  private readonly products: Float64Array

  /** Reads what `partsOf` gave. */
  constructor({ means = NONE, products = NONE }: Parts) {
    this.means = doublesIn(means)
    this.products = doublesIn(products)
  }

  static partsOf(vectors: readonly ByteVector[]): Parts {
    const width = vectors[0]?.bytes.length ?? 0
    const [means, products] = [new Float64Array(width), new Float64Array(width * width)]
    for (const { bytes, scale } of vectors) {
      const values = Float64Array.from(bytes, byte => byte * scale)
      for (let row = 0; row < width; row++) {
        const value = values[row] as number
        means[row] = (means[row] as number) + value / vectors.length
        const share = value / vectors.length
        for (let column = 0, at = row * width; column < width; column++, at++)
          products[at] = (products[at] as number) + share * (values[column] as number)
      }
    }
    return { means: numberBytes(means), products: numberBytes(products) }
  }

  /** Mean and standard deviation of the cosines of all vectors with a question. Throws where it is of another width. */
  of(question: Float32Array): { readonly mean: number; readonly spread: number } {
    const { means, products } = this
    const width = means.length
    if (question.length !== width)
      throw new Error(`A vector of ${question.length} numbers cannot be compared with those of ${width}.`)
    let [mean, square] = [0, 0]
    for (let row = 0; row < width; row++) {
      const value = question[row] as number
      mean += value * (means[row] as number)
      let sum = 0
      for (let column = 0, at = row * width; column < width; column++, at++)
        sum += (products[at] as number) * (question[column] as number)
      square += value * sum
    }
    return { mean, spread: Math.sqrt(Math.max(0, square - mean ** 2)) }
  }
}
