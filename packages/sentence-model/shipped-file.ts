/** Shipped file: one of those beside the code, which is of this version or refused with what to do. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export const ADVICE = 'Restore it from the repository (git checkout), or make it anew: npm run model.'

/** The whole file. Throws when it is missing or another. */
export function readShipped(path: string, hash: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(orExplain(path, () => readFileSync(path)))
  checkShipped(path, bytes, hash)
  return bytes
}

/** Throws when the bytes of a file have another sha256. */
export function checkShipped(path: string, bytes: Uint8Array, hash: string): void {
  if (createHash('sha256').update(bytes).digest('hex') === hash) return
  throw new Error(`sentence-model: ${path} is not the file of this version, its sha256 is another. ${ADVICE}`)
}

/** Throws what is wrong with a file that cannot be read. */
export function orExplain<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Error(`sentence-model: ${path} cannot be read: ${(error as Error).message}. ${ADVICE}`, {
      cause: error,
    })
  }
}

/** Throws what is needed where a kernel cannot be compiled. */
export function withSimd<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error
    throw new Error(
      `sentence-model: this Node (${process.version}) or processor cannot run the kernel: ${error.message}. It needs SIMD: Node 20 or newer.`,
      { cause: error },
    )
  }
}
