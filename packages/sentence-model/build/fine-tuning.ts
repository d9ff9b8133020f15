/**
 * Fine-tuning: what training changed of the published weights. A build needs no training and adds integers only, so it gives the
 * same bits on every machine; `fine-tuning/README.md` says how the changes were found.
 */

import { gunzipSync } from 'node:zlib'
import { BLOCK_BYTES, type Weights } from './weights.ts'

/** Names of tensors, in the order in which their values follow. */
interface Header {
  /** f32, which take the place of the published ones. */
  readonly floats: readonly string[]
  /** f32 that there were none of, and how many. */
  readonly added?: Readonly<Record<string, number>>
  /** Blocks of 4 bits, whose scales stay. */
  readonly steps: readonly string[]
}

/**
 * `file`: gzip of a line of JSON with the names, the f32 of `floats` and of `added`, and of each weight of `steps` a signed byte: how many of the
 * sixteen values of 4 bits it moves. Throws where the file is of other weights.
 */
export function fineTuned(weights: Weights, file: Uint8Array): Weights {
  const data = gunzipSync(file)
  const end = data.indexOf('\n')
  const { floats, added = {}, steps }: Header = JSON.parse(data.toString('utf8', 0, end))
  let at = end + 1
  const next = (length: number) => {
    at += length
    return data.subarray(at - length, at)
  }
  const changed = new Map<string, Uint8Array>()
  for (const name of floats) changed.set(name, next(weights.tensor(name).length))
  for (const [name, count] of Object.entries(added)) changed.set(name, next(count * 4))
  for (const name of steps) {
    const blocks = weights.tensor(name)
    changed.set(name, moved(name, blocks, next((blocks.length / BLOCK_BYTES) * 32)))
  }
  if (at !== data.length) throw new Error('sentence-model: the fine-tuning is of other weights')
  return { ...weights, tensor: name => changed.get(name) ?? weights.tensor(name) }
}

/** A block: an f16 scale, then 16 bytes, whose lower halves are the first sixteen weights and whose upper ones the others. */
function moved(name: string, blocks: Uint8Array, steps: Uint8Array): Uint8Array {
  const result = Uint8Array.from(blocks)
  const signed = new Int8Array(steps.buffer, steps.byteOffset, steps.length)
  const half = (value: number, index: number) => {
    const sum = value + (signed[index] ?? 0)
    if (sum < 0 || sum > 15) throw new Error(`sentence-model: ${name} has no weight of ${sum}`)
    return sum
  }
  for (let block = 0; block < blocks.length / BLOCK_BYTES; block++)
    for (let byte = 0; byte < 16; byte++) {
      const place = block * BLOCK_BYTES + 2 + byte
      const both = blocks[place] ?? 0
      const [low, high] = [half(both & 15, block * 32 + byte), half(both >> 4, block * 32 + 16 + byte)]
      result[place] = low | (high << 4)
    }
  return result
}
