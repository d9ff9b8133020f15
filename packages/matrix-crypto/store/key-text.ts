/** Keys of IndexedDB as text, the same text for the same key, so that SQLite can find a record by it. */

import { Buffer } from 'node:buffer'
import type { Key } from './engine.ts'

type KeyJson = number | string | { readonly date: number } | { readonly bytes: string } | KeyJson[]

/** `['a', 1]` is `["a",1]`; bytes are `{"bytes":"…"}` in base64, a date is `{"date":…}` in milliseconds. */
export function keyText(key: Key): string {
  return JSON.stringify(toJson(key))
}

/** The key that `keyText` wrote; bytes come back as a Uint8Array. */
export function keyOfText(text: string): Key {
  return fromJson(JSON.parse(text))
}

function toJson(key: Key): KeyJson {
  if (typeof key === 'string' || typeof key === 'number') return key
  if (key instanceof Date) return { date: key.getTime() }
  if (key instanceof ArrayBuffer) return { bytes: Buffer.from(key).toString('base64') }
  if (ArrayBuffer.isView(key)) {
    return { bytes: Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('base64') }
  }
  return key.map(toJson)
}

function fromJson(json: KeyJson): Key {
  if (typeof json === 'string' || typeof json === 'number') return json
  if (Array.isArray(json)) return json.map(fromJson)
  return 'date' in json ? new Date(json.date) : new Uint8Array(Buffer.from(json.bytes, 'base64'))
}
