/**
 * Vector file: vectors of texts that were embedded before, each under a hash of its text, so that only what is new or
 * changed is embedded again. After one line of JSON stand entries of one size: the hash, the scale as a 32 bit float,
 * the bytes.
 */

import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs'
import { dirname } from 'node:path'
import { removeDrafts, writeAtomically } from '../atomic-file.ts'
import { HASH_BYTES } from './text-hashes.ts'
import type { ByteVector } from './vectors.ts'

/** A vector under the hash of its text. */
export interface FiledVector extends ByteVector {
  readonly hash: Uint8Array
}

interface Head {
  readonly model: string
  readonly width: number
  readonly entries: number
}

const SCALE_BYTES = 4
/** Longest head, and what is read at once. */
const HEAD_BYTES = 4_096
const CHUNK_BYTES = 2 ** 20

/**
 * Vectors of that model in a file, read as they are looked at; none when there is no file, it is of another model, or it cannot
 * be read.
 */
export function* vectorsIn(path: string, model: string): Generator<FiledVector> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return
  }
  try {
    const start = readBytes(file, 0, Math.min(HEAD_BYTES, fstatSync(file).size))
    const end = start.indexOf(0x0a)
    const { width, entries, ...head } = headIn(start.subarray(0, end))
    const size = HASH_BYTES + SCALE_BYTES + width
    if (head.model !== model || fstatSync(file).size !== end + 1 + entries * size) return
    const most = Math.max(1, Math.floor(CHUNK_BYTES / size))
    for (let first = 0; first < entries; first += most) {
      const chunk = readBytes(file, end + 1 + first * size, Math.min(most, entries - first) * size)
      for (let at = 0; at < chunk.length; at += size) yield vectorAt(chunk, at, width)
    }
  } catch {
    // What cannot be read is as good as not there.
  } finally {
    closeSync(file)
  }
}

/** Writes a file whole or not at all. Throws when the folder cannot be made or written; its parent has to exist. */
export function writeVectors(path: string, model: string, vectors: readonly FiledVector[]): void {
  const folder = dirname(path)
  if (!existsSync(folder)) mkdirSync(folder)
  removeDrafts(path)
  const width = vectors[0]?.bytes.length ?? 0
  const head: Head = { model, width, entries: vectors.length }
  const size = HASH_BYTES + SCALE_BYTES + width
  const line = Buffer.from(`${JSON.stringify(head)}\n`)
  const data = Buffer.alloc(line.length + vectors.length * size)
  line.copy(data)
  let at = line.length
  for (const { hash, scale, bytes } of vectors.toSorted((a, b) => Buffer.compare(a.hash, b.hash))) {
    data.set(hash, at)
    data.writeFloatLE(scale, at + HASH_BYTES)
    data.set(bytes, at + HASH_BYTES + SCALE_BYTES)
    at += size
  }
  writeAtomically(path, data)
}

function vectorAt(chunk: Buffer, at: number, width: number): FiledVector {
  const from = chunk.byteOffset + at + HASH_BYTES + SCALE_BYTES
  return {
    hash: chunk.subarray(at, at + HASH_BYTES),
    scale: chunk.readFloatLE(at + HASH_BYTES),
    bytes: new Int8Array(chunk.buffer, from, width),
  }
}

/** That of no model for what is no head. */
function headIn(line: Buffer): Head {
  try {
    return JSON.parse(line.toString('utf8')) as Head
  } catch {
    return { model: '', width: 0, entries: 0 }
  }
}

/** Fewer where the file ends before. */
function readBytes(file: number, from: number, length: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(length)
  let at = 0
  while (at < length) {
    const read = readSync(file, bytes, at, length - at, from + at)
    if (read === 0) return bytes.subarray(0, at)
    at += read
  }
  return bytes
}
