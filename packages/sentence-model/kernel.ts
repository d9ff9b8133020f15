/** Kernel: `kernel.wasm` with its memory, which holds the model file and room for the work. */

import { sectionsOf, vocabularyOf } from './model-file.ts'
import type { Vocabulary } from './tokenizer.ts'

const PAGE_BYTES = 65_536
/** Where the file lies in memory: address 0 is none. */
const FILE = 64
/** Tokens that the kernel takes at once, with start and end. */
export const WINDOW = 512
const IDS_BYTES = WINDOW * 4
export const WIDTH = 384

/** What `kernel.wasm` exports, see `kernel/index.ts`. Numbers are addresses, sizes and counts. */
export interface KernelExports {
  workBytes(): number
  encode(words: number, positions: number, encoder: number, ids: number, tokens: number, work: number): void
  quantise(from: number, tokens: number, columns: number, to: number, scales: number): void
  multiply(
    matrix: number,
    rows: number,
    columns: number,
    from: number,
    scales: number,
    tokens: number,
    to: number,
    tile: number,
  ): void
  attend(queries: number, keys: number, values: number, tokens: number, to: number, work: number): void
  applyGelu(numbers: number, count: number): void
  addAndNormalise(x: number, more: number, norm: number): void
}

/** Throws a `CompileError` where the engine has no SIMD. */
export function instantiate(code: Uint8Array<ArrayBuffer>, memory: WebAssembly.Memory): KernelExports {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } })
  return exports as unknown as KernelExports
}

/** A kernel with a model file in its memory. */
export interface LoadedKernel {
  readonly vocabulary: Vocabulary
  /**
   * The sum of the states of at most `WINDOW` tokens, `WIDTH` numbers, start and end among the ids; by the encoder of the model
   * file, or by one at another address.
   */
  encode(ids: readonly number[], encoder?: number): Float32Array
  /** Gives room for `bytes` more, which `fill` fills, and returns their address. */
  add(bytes: number, fill: (room: Uint8Array) => void): number
}

/** `read` fills the memory with the file, `fileBytes` long; null where that is no model file. */
export function loadKernel(
  code: Uint8Array<ArrayBuffer>,
  fileBytes: number,
  read: (file: Uint8Array) => void,
): LoadedKernel | null {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const kernel = instantiate(code, memory)
  const ids = Math.ceil((FILE + fileBytes) / 64) * 64
  const work = ids + IDS_BYTES
  memory.grow(Math.ceil((work + kernel.workBytes()) / PAGE_BYTES) - 1)
  const file = new Uint8Array(memory.buffer, FILE, fileBytes)
  read(file)
  const sections = sectionsOf(file)
  if (sections === null) return null
  const [words, positions, own] = [sections.words, sections.positions, sections.encoder].map(
    ({ offset }) => FILE + offset,
  ) as [number, number, number]
  return {
    vocabulary: vocabularyOf(file, sections),
    encode(window, encoder = own) {
      new Uint32Array(memory.buffer, ids, WINDOW).set(window)
      kernel.encode(words, positions, encoder, ids, window.length, work)
      return new Float32Array(memory.buffer, work, WIDTH).slice()
    },
    add(bytes, fill) {
      const address = memory.grow(Math.ceil(bytes / PAGE_BYTES)) * PAGE_BYTES
      fill(new Uint8Array(memory.buffer, address, bytes))
      return address
    },
  }
}
