/**
 * Packed file: named parts of bytes behind one head, which says of what version they are and what they were made from.
 * After a line of JSON with the sizes stand the parts, each from a multiple of eight bytes on, so that numbers can be
 * read where they stand.
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'

export type Parts = Readonly<Record<string, Uint8Array>>

/** What a file has to be to be read. */
export interface Identity {
  /** What the parts are; another one when they are laid out in another way. */
  readonly format: string
  /** What they were made from. */
  readonly key: string
}

type Sizes = readonly (readonly [name: string, bytes: number])[]

interface Head extends Identity {
  /** Of the sizes and all that follows the head; always of one length. */
  readonly checksum: string
  readonly sizes: Sizes
}

const ALIGNMENT = 8
const NEWLINE = 0x0a

/** One file of all parts, in memory that threads may share. */
export function pack(identity: Identity, parts: Parts): Uint8Array<SharedArrayBuffer> {
  const list = Object.entries(parts)
  const sizes = list.map(([name, bytes]) => [name, bytes.length] as const)
  const head: Head = { ...identity, checksum: checksumOf(sizes, new Uint8Array()), sizes }
  const from = headLine(head).length
  const size = list.reduce((sum, [, bytes]) => sum + padded(bytes.length), from)
  const file = new Uint8Array(new SharedArrayBuffer(size))
  let at = from
  for (const [, bytes] of list) {
    file.set(bytes, at)
    at += padded(bytes.length)
  }
  file.set(headLine({ ...head, checksum: checksumOf(sizes, file.subarray(from)) }))
  return file
}

/** The parts of a file, which share its memory; null when it is another one, or not whole. Without a key, whatever they were made from. */
export function unpack(
  file: Uint8Array,
  { format, key }: Pick<Identity, 'format'> & Partial<Identity>,
): Parts | null {
  const end = file.indexOf(NEWLINE) + 1
  const head = readHead(file.subarray(0, end))
  if (head === null || head.format !== format) return null
  if (key !== undefined && head.key !== key) return null
  const size = head.sizes.reduce((sum, [, bytes]) => sum + padded(bytes), 0)
  if (file.length !== end + size || checksumOf(head.sizes, file.subarray(end)) !== head.checksum) return null
  const parts: Record<string, Uint8Array> = {}
  let at = end
  for (const [name, bytes] of head.sizes) {
    parts[name] = file.subarray(at, at + bytes)
    at += padded(bytes)
  }
  return parts
}

/** A file in memory that threads may share, or null when it cannot be read. */
export function readShared(path: string): Uint8Array<SharedArrayBuffer> | null {
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size))
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, at)
      if (read === 0) return null
      at += read
    }
    return bytes
  } catch {
    return null
  } finally {
    if (file !== null) closeSync(file)
  }
}

/** A list of numbers as bytes, and back; `bytes` begin at a multiple of eight, as those of a file do. */
export function numberBytes(numbers: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

export function numbersIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / Uint32Array.BYTES_PER_ELEMENT)
}

export function doublesIn(bytes: Uint8Array): Float64Array {
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / Float64Array.BYTES_PER_ELEMENT)
}

/** Lines without line breaks as bytes, and back. */
export function lineBytes(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.map(line => `${line}\n`).join(''))
}

export function linesIn(bytes: Uint8Array): string[] {
  return textIn(bytes).split('\n').slice(0, -1)
}

export function textIn({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('utf8')
}

/** Its length is a multiple of eight. */
function headLine(head: Head): Uint8Array {
  const line = JSON.stringify(head)
  const length = Buffer.byteLength(line) + 1
  return Buffer.from(`${line}${' '.repeat(padded(length) - length)}\n`)
}

/** Null for what is no head, whoever wrote it. */
function readHead(bytes: Uint8Array): Head | null {
  try {
    const head = JSON.parse(textIn(bytes)) as Head
    return Array.isArray(head.sizes) ? head : null
  } catch {
    return null
  }
}

function checksumOf(sizes: Sizes, bytes: Uint8Array): string {
  return crc32(bytes, crc32(JSON.stringify(sizes)))
    .toString(16)
    .padStart(8, '0')
}

function padded(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
