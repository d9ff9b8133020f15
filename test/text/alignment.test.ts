/** Where in a long text a short one stands, more or less. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignmentOf } from '../../src/text/alignment.ts'
import { holds } from '../support.ts'

const aligned = (words: string, text: string) => {
  const list = text.split(' ')
  const found = alignmentOf(words.split(' '), list)
  return found === null ? null : [list.slice(found.from, found.to).join(' '), found.common]
}

describe('the stretch of a text that is most like words', () => {
  test.each<readonly [string, string, string, number]>([
    ['the same', 'b c d', 'a b c d e', 3],
    ['with one word more', 'b x c d', 'a b c d e', 3],
    ['with one word less', 'b d e', 'a b c d e f', 3],
    ['with another word', 'b x d e', 'a b c d e f', 3],
    ['not the first time they begin', 'a b c', 'a b x x x x a b c', 3],
  ])('%s', (_, words, text, common) => {
    const [stretch, count] = aligned(words, text) ?? []
    expect(count).toBe(common)
    expect(text).toContain(stretch)
    expect(stretch?.toString().split(' ')[0]).toBe(words[0])
  })

  test('does not reach for a word that is far away', () => {
    expect(aligned('a b c d', 'a b c x x x x x x x x x x x x d')).toEqual(['a b c', 3])
  })

  test('is none where they have nothing in common', () => {
    expect(aligned('a b', 'c d')).toBeNull()
    expect(alignmentOf([], ['a'])).toBeNull()
    expect(alignmentOf(['a'], [])).toBeNull()
  })
})

test('a part of a text is found whole, wherever it stands', () => {
  const word = fc.constantFrom(...'abcdefghijklmnop')
  const text = fc.array(word, { minLength: 1, maxLength: 40 })
  holds(
    fc.property(text, fc.nat(), fc.nat(), (list, start, length) => {
      const from = start % list.length
      const part = list.slice(from, from + 1 + (length % (list.length - from)))
      const found = alignmentOf(part, list)
      expect(found?.common).toBe(part.length)
      expect(list.slice(found?.from, found?.to)).toEqual(part)
    }),
  )
})
