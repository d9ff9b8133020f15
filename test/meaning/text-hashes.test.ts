/** Texts are found by their hashes, each by all of its numbers, and others are not. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOf, TextHashes } from '../../src/meaning/text-hashes.ts'

const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 20 })

test('each text has the numbers that it stands at, in their order', () => {
  fc.assert(
    fc.property(texts, all => {
      const hashes = new TextHashes(TextHashes.of(all).bytes)
      expect(hashes.length).toBe(all.length)
      for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
        const numbers = all.flatMap((other, at) => (other === text ? [at] : []))
        expect([...hashes.numbersOf(hashOf(text))]).toEqual(numbers)
      }
      for (const [at, text] of all.entries()) expect(hashes.at(at)).toEqual(new Uint8Array(hashOf(text)))
    }),
  )
})

test('hashes that begin alike are told apart', () => {
  const alike = Array.from({ length: 5 }, (_, at) => {
    const hash = new Uint8Array(16).fill(7)
    hash[15] = at
    return hash
  })
  const hashes = new TextHashes(Buffer.concat(alike))
  expect(alike.map(hash => [...hashes.numbersOf(hash)])).toEqual([[0], [1], [2], [3], [4]])
  expect([...hashes.numbersOf(new Uint8Array(16).fill(7))]).toEqual([])
})
