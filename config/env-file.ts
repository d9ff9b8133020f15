/** Settings file, `.env`: read when it is a short text of names and values, else told why not. */

import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { parse } from 'dotenv'

/** What a file holds, or what is wrong with it and what to do. */
export type EnvFile = { readonly values: Readonly<Record<string, string>> } | { readonly problem: string }

/** All settings together take some hundreds of bytes. */
const MAX_BYTES = 64 << 10

/** Reads a file of settings; one that is not there has none. Values are never in a problem. */
export function readEnvFile(path: string): EnvFile {
  if (!existsSync(path)) return { values: {} }
  const problem = (what: string) => ({ problem: `${path} ${what}` })
  let bytes: Buffer
  try {
    const found = statSync(path)
    if (found.isDirectory())
      return problem('is a folder: put the settings into a file of that name, or remove it')
    // Reading from a pipe would wait for somebody to write.
    if (!found.isFile() && !found.isCharacterDevice())
      return problem('is not a file: put the settings into one, or remove it')
    bytes = readStart(path, MAX_BYTES + 1)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    return problem(`cannot be read (${code}): give the user that runs the program the right to`)
  }
  if (bytes.length > MAX_BYTES)
    return problem(`is longer than ${MAX_BYTES >> 10} kB: it should hold settings and nothing else`)
  if (bytes.includes(0)) return problem('is saved as UTF-16, or is not a text: save it as UTF-8')
  const text = utf8(bytes)
  return text === null ? problem('is not in UTF-8: save it as UTF-8') : { values: parse(dense(text)) }
}

/** The first bytes of a file, at most `limit`. */
function readStart(path: string, limit: number): Buffer {
  const buffer = Buffer.alloc(limit)
  const file = openSync(path, 'r')
  try {
    let length = 0
    for (let read = -1; read !== 0 && length < limit; length += read)
      read = readSync(file, buffer, length, limit - length, null)
    return buffer.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

/** The text without a byte order mark, or null where the bytes are not UTF-8. */
function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A text without empty lines: the parser's time grows with the square of how many stand together. */
function dense(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
    .join('\n')
}
