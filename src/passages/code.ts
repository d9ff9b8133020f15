/** Short codes of passages: the place and year to be read, a fingerprint of the words to be found by. */

import { createHash } from 'node:crypto'
import { fold } from '../czech/fold.ts'
import { collapse } from '../text/cut.ts'

/** Crockford's base 32: no I, L, O, U, so that nothing is misread on a phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Letters of the fingerprint: 33 million values for some ten thousand passages. */
export const FINGERPRINT_LENGTH = 5
const LONGEST_FINGERPRINT = 12

/** All the letters of a fingerprint of `key`; codes use the first `FINGERPRINT_LENGTH` of them, or more on a clash. */
export function fingerprint(key: string): string {
  const bytes = createHash('sha256').update(collapse(key)).digest()
  let letters = ''
  for (const byte of bytes.subarray(0, LONGEST_FINGERPRINT)) letters += ALPHABET[byte & 31]
  return letters
}

/** `LK20` for Liberecký kraj 2020, `PRA22` for Praha 2022, `P522` for Praha 5 in 2022. */
export function codePrefix(place: string | null, year: number | null): string {
  const parts =
    fold(place ?? 'Česká republika')
      .toUpperCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const letters =
    parts.length === 1
      ? (parts[0] ?? '').slice(0, 3)
      : parts.map(part => (/^\d/.test(part) ? part : part[0])).join('')
  return letters + (year === null ? '' : String(year % 100).padStart(2, '0'))
}

/** The fingerprint in a code as people type it: `lk20-7f3ko` and `7F3K0` give `7F3K0`. Null when there is none. */
export function typedFingerprint(code: string): string | null {
  const last =
    code
      .toUpperCase()
      .match(/[\p{L}\d]+/gu)
      ?.at(-1) ?? ''
  const read = last.replace(/O/g, '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{5,12}$/.test(read) ? read : null
}
