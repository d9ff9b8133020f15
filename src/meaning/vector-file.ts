/**
 * Vector file: vectors of texts that were embedded before, each under a hash of its text, so that only what is new or
 * changed is embedded again. After one line of JSON stand entries of one size: the hash, the scale as a 32 bit float,
 * the bytes.
 */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { removeDrafts, writeAtomically } from '../atomic-file.ts'
import type { ByteVector } from './vectors.ts'

/** By hash of the text. */
export type KnownVectors = Map<string, ByteVector>

interface Head {
  readonly model: string
  readonly width: number
  readonly entries: number
}

const HASH_BYTES = 16
const SCALE_BYTES = 4

export function hashOf(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * HASH_BYTES)
}

/** Vectors of that model in a file; none when there is no file, it is of another model, or it cannot be read. */
export function readVectors(path: string, model: string): KnownVectors {
  try {
    const data = readFileSync(path)
    const end = data.indexOf(0x0a)
    const head = JSON.parse(data.toString('utf8', 0, end)) as Head
    const size = HASH_BYTES + SCALE_BYTES + head.width
    if (head.model !== model || data.length !== end + 1 + head.entries * size) return new Map()
    const known: KnownVectors = new Map()
    for (let at = end + 1; at < data.length; at += size) {
      const hash = data.toString('hex', at, at + HASH_BYTES)
      const scale = data.readFloatLE(at + HASH_BYTES)
      const from = data.byteOffset + at + HASH_BYTES + SCALE_BYTES
      known.set(hash, { scale, bytes: new Int8Array(data.buffer, from, head.width) })
    }
    return known
  } catch {
    return new Map()
  }
}

/** Writes a file whole or not at all. Throws when the folder cannot be made or written; its parent has to exist. */
export function writeVectors(path: string, model: string, known: KnownVectors): void {
  const folder = dirname(path)
  if (!existsSync(folder)) mkdirSync(folder)
  removeDrafts(path)
  const width = known.values().next().value?.bytes.length ?? 0
  const head: Head = { model, width, entries: known.size }
  const size = HASH_BYTES + SCALE_BYTES + width
  const line = Buffer.from(`${JSON.stringify(head)}\n`)
  const data = Buffer.alloc(line.length + known.size * size)
  line.copy(data)
  let at = line.length
  for (const [hash, { scale, bytes }] of [...known].sort(([a], [b]) => (a < b ? -1 : 1))) {
    data.write(hash, at, 'hex')
    data.writeFloatLE(scale, at + HASH_BYTES)
    data.set(bytes, at + HASH_BYTES + SCALE_BYTES)
    at += size
  }
  writeAtomically(path, data)
}
