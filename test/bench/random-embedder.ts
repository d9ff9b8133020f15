/** Random embedder: a vector of length 1 of each text, always the same one, which says nothing of what it means; of no pair it says much. */

import { crc32 } from 'node:zlib'
import type { Embedder } from '../../src/meaning/embedder.ts'

export const MODEL = 'random'
const WIDTH = 384

export class RandomEmbedder implements Embedder {
  readonly id = MODEL

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    return texts.map(randomVector)
  }

  async relevance(): Promise<number> {
    return 0
  }
}

export function randomVector(text: string): Float32Array {
  let state = crc32(text)
  const vector = Float32Array.from({ length: WIDTH }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 - 0.5
  })
  const length = Math.hypot(...vector)
  return vector.map(value => value / length)
}
