/** Every passage stands on its page, as a second reader prints it and as the writer of the words knows it. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import { folder, gazetteer, passagesIn, read, withHead } from '../documents.ts'
import { shippedPassages } from '../shipped.ts'
import { holds } from '../support.ts'
import { TOWN } from '../town/town.ts'
import { BODY } from './documents.ts'
import { missing } from './missing.ts'
import { readPage, stands } from './page.ts'

test.each([
  ['the shipped texts', () => shippedPassages],
  ['the texts of a town', () => passagesIn(...loadLibrary([folder(TOWN)], { gazetteer }).documents)],
])('every passage of %s stands on its page word for word', (_, read) => {
  const passages = read()
  expect(passages.length).toBeGreaterThan(10)
  expect(missing(passages)).toEqual([])
})

test('whatever form words are written in, the passages are these words', () => {
  holds(
    fc.property(BODY, ({ written, quoted }) => {
      const file = withHead(written)
      const document = read(file)
      expect(
        document.entries.map(({ text }) => text),
        written,
      ).toEqual(quoted)
      expect(
        missing(passagesIn(document), () => file),
        written,
      ).toEqual([])
    }),
  )
})

describe('the second reader', () => {
  const page = readPage(withHead('Zveme na\nzasedání **rady**, ~~nikdy~~ vždy.\n\n- Nový<br>most\n'))

  test.each(['Zveme na zasedání rady, vždy.', 'zasedání rady, vždy. Nový most', 'Nový most'])(
    'finds %j',
    text => {
      expect(stands(page, text)).toBe(true)
    },
  )

  test.each([
    ['glued words', 'Zveme nazasedání'],
    ['a split word', 'zase dání'],
    ['a missing word', 'na rady'],
    ['another order', 'zasedání na'],
    ['another letter', 'Zveme na zasedáni'],
    ['lost punctuation', 'zasedání rady vždy.'],
    ['a part of a word', 'veme na'],
    ['what is struck out', 'rady, nikdy vždy'],
  ])('does not find %s: %j', (_, text) => {
    expect(stands(page, text)).toBe(false)
  })
})
