/** What two texts have in common, word by word, and what only one of them has. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, differenceOf } from '../../src/text/difference.ts'
import { holds } from '../support.ts'

const SIGNS = { both: ['', ''], here: ['[-', '-]'], there: ['{+', '+}'] } as const
const drawn = (changes: readonly Change[]) =>
  changes.map(({ side, text }) => SIGNS[side].join(text)).join(' ')

describe('a difference', () => {
  test.each<readonly [string, string, string]>([
    ['Opravíme most.', 'Opravíme most.', 'Opravíme most.'],
    ['Opravíme starý most.', 'Opravíme most.', 'Opravíme [-starý-] most.'],
    ['Opravíme most.', 'Opravíme i starý most.', 'Opravíme {+i starý+} most.'],
    ['Vysadíme 100 stromů.', 'Vysadíme 200 stromů.', 'Vysadíme [-100-] {+200+} stromů.'],
    ['Mýtné zavedeme.', 'Mýtné nezavedeme.', 'Mýtné [-zavedeme.-] {+nezavedeme.+}'],
    ['Ano.', 'Nikoli.', '[-Ano.-] {+Nikoli.+}'],
  ])('of %j and %j', (here, there, difference) => {
    expect(drawn(differenceOf(here, there))).toBe(difference)
  })

  test('of texts that have next to nothing in common is all of both', () => {
    const text = (letter: string) => Array.from({ length: 500 }, (_, at) => `${letter}${at}`).join(' ')
    expect(differenceOf(text('a'), text('b'))).toEqual([
      { side: 'here', text: text('a') },
      { side: 'there', text: text('b') },
    ])
  })

  test('puts both texts together again, whatever they are', () => {
    const word = fc.constantFrom(...'most lávka park a v Opravíme. 100 dub'.split(' '))
    const text = fc.array(word, { minLength: 1, maxLength: 60 }).map(list => list.join(' '))
    const without = (changes: readonly Change[], side: Change['side']) =>
      changes
        .filter(change => change.side !== side)
        .map(change => change.text)
        .join(' ')
    holds(
      fc.property(text, text, (here, there) => {
        const changes = differenceOf(here, there)
        expect([without(changes, 'there'), without(changes, 'here')]).toEqual([here, there])
      }),
    )
  })
})
