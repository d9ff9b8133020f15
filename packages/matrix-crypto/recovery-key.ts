/** Recovery keys as people copy them: `EsTc 5tFq …`, 32 bytes with a prefix and a check byte, in base 58. */

import { Buffer } from 'node:buffer'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const PREFIX = [0x8b, 0x01] as const
const KEY_BYTES = 32
const ALL_BYTES = PREFIX.length + KEY_BYTES + 1

export type RecoveryKey =
  | { readonly kind: 'key'; readonly bytes: Uint8Array }
  /** A character that no recovery key has, by its place in the text without spaces. */
  | { readonly kind: 'strange-character'; readonly at: number }
  /** A letter is missing, doubled or mistyped: length or check byte do not fit. */
  | { readonly kind: 'typo' }

/** Reads a recovery key; white space does not matter. */
export function parseRecoveryKey(text: string): RecoveryKey {
  const letters = [...text.replace(/\s/g, '')]
  const at = letters.findIndex(letter => !ALPHABET.includes(letter))
  if (at >= 0) return { kind: 'strange-character', at }
  const number = letters.reduce((sum, letter) => sum * 58n + BigInt(ALPHABET.indexOf(letter)), 0n)
  const hex = number.toString(16).padStart(ALL_BYTES * 2, '0')
  const bytes = Buffer.from(hex, 'hex')
  const fits =
    hex.length === ALL_BYTES * 2 && PREFIX.every((byte, i) => bytes[i] === byte) && parity(bytes) === 0
  return fits ? { kind: 'key', bytes: bytes.subarray(PREFIX.length, -1) } : { kind: 'typo' }
}

/** Writes 32 bytes as a recovery key, in groups of four letters. */
export function formatRecoveryKey(key: Uint8Array): string {
  const bytes = Buffer.from([...PREFIX, ...key])
  const all = Buffer.from([...bytes, parity(bytes)])
  let number = BigInt(`0x${all.toString('hex')}`)
  let letters = ''
  while (number > 0n) {
    letters = ALPHABET.charAt(Number(number % 58n)) + letters
    number /= 58n
  }
  return letters.replace(/.{4}(?=.)/g, '$& ')
}

function parity(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0)
}
