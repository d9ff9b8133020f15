/** Shipped file: one of those beside the code, which is of this version or refused with what to do. */

import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'

export const ADVICE = 'Restore it from the repository (git checkout), or make it anew: npm run model.'

/** The whole file. Throws when it is missing or another. */
export function readShipped(path: string, hash: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(orExplain(path, () => readFileSync(path)))
  checkShipped(path, bytes, hash)
  return bytes
}

/**
 * Reads a file into memory that `place` gives for its size. Throws when it is missing or another; then what was given holds some
 * of its bytes.
 */
export function readShippedInto<T>(
  path: string,
  hash: string,
  place: (bytes: number, fill: (room: Uint8Array) => void) => T,
): T {
  const descriptor = orExplain(path, () => openSync(path, 'r'))
  try {
    return place(fstatSync(descriptor).size, room => {
      let at = 0
      while (at < room.length) {
        const count = readSync(descriptor, room, at, room.length - at, at)
        if (count === 0) break
        at += count
      }
      checkShipped(path, room, hash)
    })
  } finally {
    closeSync(descriptor)
  }
}

/** Throws when the bytes of a file have another sha256. */
function checkShipped(path: string, bytes: Uint8Array, hash: string): void {
  if (createHash('sha256').update(bytes).digest('hex') === hash) return
  throw new Error(`sentence-model: ${path} is not the file of this version, its sha256 is another. ${ADVICE}`)
}

/** Throws what is wrong with a file that cannot be read. */
function orExplain<T>(path: string, read: () => T): T {
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
