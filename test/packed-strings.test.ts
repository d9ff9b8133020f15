import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, unpack } from '../src/packed-file.ts'
import { inByteOrder, PackedStrings } from '../src/packed-strings.ts'

/** Strings as they are read from a file, beside others. */
function filed(strings: readonly string[]): PackedStrings {
  const identity = { format: 'test', key: '' }
  const file = pack(identity, { other: Buffer.from('x'), ...PackedStrings.partsOf('words', strings) })
  return new PackedStrings(unpack(file, identity) ?? {}, 'words')
}

const anyStrings = fc.array(fc.string({ unit: 'grapheme' }))

test('strings are read back one by one, equal and empty ones too', () => {
  fc.assert(
    fc.property(anyStrings, strings => {
      const read = filed(strings)
      expect(Array.from({ length: read.length }, (_, at) => read.at(at))).toEqual(strings)
    }),
  )
})

test('each is found by its bytes, and what is not there is not', () => {
  fc.assert(
    fc.property(anyStrings, anyStrings, (strings, others) => {
      const ordered = inByteOrder(strings)
      const read = filed(ordered)
      expect(ordered.map(text => read.indexOf(text))).toEqual([...ordered.keys()])
      for (const other of others) expect(read.indexOf(other) >= 0).toBe(ordered.includes(other))
    }),
  )
})

test('the order is that of the bytes, where that of UTF-16 is another', () => {
  expect(inByteOrder(['\u{1f33b}', 'č', '\uffee', 'a', 'ab', 'č'])).toEqual([
    'a',
    'ab',
    'č',
    '\uffee',
    '\u{1f33b}',
  ])
})

test('those with an end are found by it, and what stands across two strings is not', () => {
  const short = fc.array(fc.stringMatching(/^[ab-]{0,4}$/), { maxLength: 8 })
  fc.assert(
    fc.property(short, fc.stringMatching(/^[ab-]{1,3}$/), (strings, end) => {
      const ending = strings.flatMap((text, at) => (text.endsWith(end) ? [at] : []))
      expect([...filed(strings).endingWith(end)]).toEqual(ending)
    }),
  )
})

test('where nothing was packed, nothing is found', () => {
  const none = new PackedStrings({}, 'words')
  expect([none.length, none.at(0), none.indexOf('')]).toEqual([0, '', -1])
})
