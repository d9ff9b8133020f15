/** Packed files: what was put in comes out, and nothing that is not whole. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  lineBytes,
  linesIn,
  numberBytes,
  numbersIn,
  pack,
  readShared,
  textIn,
  unpack,
} from '../src/packed-file.ts'
import { folder } from './documents.ts'
import { holds } from './support.ts'

const IDENTITY = { format: 'zkouška 1', key: 'a' }
const PARTS = {
  numbers: numberBytes(Uint32Array.of(7, 0, 2 ** 32 - 1)),
  lines: lineBytes(['kašna', '', 'lávka']),
  none: new Uint8Array(),
}
const file = pack(IDENTITY, PARTS)

describe('a packed file', () => {
  test('gives its parts, in place', () => {
    const parts = unpack(file, IDENTITY) ?? {}
    expect(Object.keys(parts)).toEqual(['numbers', 'lines', 'none'])
    expect([...numbersIn(parts.numbers as Uint8Array)]).toEqual([7, 0, 2 ** 32 - 1])
    expect(linesIn(parts.lines as Uint8Array)).toEqual(['kašna', '', 'lávka'])
    expect(parts.numbers?.buffer).toBe(file.buffer)
  })

  test('is the same from the disk', () => {
    const path = join(folder({}), 'soubor.bin')
    writeFileSync(path, file)
    const read = readShared(path)
    expect(read).toEqual(file)
    expect(readShared(`${path}x`)).toBeNull()
    expect(readShared(join(path, '..'))).toBeNull()
  })

  test('is read whatever it was made from, where nobody asks', () => {
    expect(unpack(file, { format: IDENTITY.format })).not.toBeNull()
  })

  test.each([
    ['of another format', { ...IDENTITY, format: 'zkouška 2' }],
    ['made from something else', { ...IDENTITY, key: 'b' }],
  ])('%s is none', (_, identity) => {
    expect(unpack(file, identity)).toBeNull()
  })

  test('with any of its bytes changed, or of another length, is none, or the same', () => {
    holds(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Uint8Array.from(file)
        changed[at] = ((changed[at] as number) + by) % 256
        const parts = unpack(changed, IDENTITY)
        // White space of the head says nothing.
        if (parts !== null) expect(textIn(parts.lines as Uint8Array)).toBe('kašna\n\nlávka\n')
      }),
    )
    for (let length = 0; length < file.length; length++)
      expect(unpack(file.subarray(0, length), IDENTITY)).toBeNull()
  })

  test.each(['null\n', '[]\n', '{}\n', '{"format":"zkouška 1","key":"a","sizes":[["a",-8]]}\n', '\n', ''])(
    '%j is none',
    text => expect(unpack(Buffer.from(text), IDENTITY)).toBeNull(),
  )
})
