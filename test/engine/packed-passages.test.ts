/** Passages as bytes are those that were packed, each read by its number. */

import { expect, test } from 'vitest'
import { PackedPassages } from '../../src/engine/packed-passages.ts'
import type { Copy, Passage } from '../../src/model.ts'
import { textIn } from '../../src/packed-file.ts'
import { standingAt } from '../../src/passages/sources.ts'
import { passage } from '../search/asking.ts'

const ONE = passage('Lavička', 'lavicky')

/** A paragraph at four places, one of them is what came with a copied site. */
const bench = (number: number): Passage => {
  const copyAt = (place: string, line: number): Copy => ({
    ...ONE.source,
    ...{ place, lines: [number, number + line], link: `https://example.cz/${place}#${number}` },
    ...{ slices: [{ from: line, to: line + 9 }], headings: [place], lead: null, list: null },
    ...{ refersBack: line === 1, leftover: line === 2 ? 'sample' : null },
  })
  const [brno, ...others] = [copyAt('Brno', 0), copyAt('Kolín', 1), copyAt('Opava', 2)] as const
  const text = `Lavičku ${number} opravíme — „hned“.`
  return standingAt(
    { ...ONE, code: `X-${number}`, text, standalone: number % 2 === 0, also: [brno, ...others] },
    brno,
  )
}

/** More than are kept. */
const COUNT = 1_300
const passages = Array.from({ length: COUNT }, (_, at) => bench(at))
const parts = PackedPassages.partsOf(passages)
const packed = new PackedPassages(parts)

test('all of them are read in their order', () => {
  expect(packed.length).toBe(COUNT)
  expect([...packed]).toEqual(passages)
})

test('each is read by its number, whatever was read before', () => {
  const numbers = [0, 512, 0, 1_024, 1_299, 512, 1, 513, 1]
  expect(numbers.map(id => packed.at(id))).toEqual(numbers.map(id => passages[id]))
})

test('what is looked at again is not read again', () => {
  expect(packed.at(7)).toBe(packed.at(7))
})

test.each([-1, COUNT])('there is none of the number %s', id => {
  expect(packed.at(id)).toBeUndefined()
})

test('what those of one text have in common is written once', () => {
  expect(textIn(parts.sources ?? new Uint8Array()).match(/"place"/g)).toHaveLength(4)
})

test('they are packed again as they were', () => {
  const again = Object.entries(PackedPassages.partsOf(packed))
  expect(again.map(([name]) => name)).toEqual(Object.keys(parts))
  expect(
    again.filter(([name, bytes]) => Buffer.compare(bytes, parts[name] ?? new Uint8Array()) !== 0),
  ).toEqual([])
})
