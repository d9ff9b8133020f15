/** The kernel without a model, for tests of its parts. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { instantiate } from '../kernel.ts'

const memory = new WebAssembly.Memory({ initial: 112 })

export const kernel = instantiate(
  new Uint8Array(readFileSync(join(import.meta.dirname, '../kernel.wasm'))),
  memory,
)

/** Six places of memory with a million bytes each. */
export const PLACES = [1 << 20, 2 << 20, 3 << 20, 4 << 20, 5 << 20, 6 << 20] as const

/** Memory as f32. */
export const floatsAt = (at: number, count: number) => new Float32Array(memory.buffer, at, count)

/** Memory as bytes. */
export const bytesAt = (at: number) => new Uint8Array(memory.buffer, at)

/** Numbers from 0 to 1, always the same ones. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
