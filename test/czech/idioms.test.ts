/** Idioms: where several words together are one, and where they are not. */

import { describe, expect, test } from 'vitest'
import { Idioms } from '../../src/czech/idioms.ts'

const idioms = new Idioms()
for (const idiom of ['lez* nerv*', 'po krk', 'za hlavu', 'syn/dcera/bratr rik*/tvrd*', 'tl dr'])
  idioms.add(idiom)

/** Words of an idiom, in their order. */
function idiomIn(text: string): string {
  const words = text.split(' ')
  const found = idioms.in(words)
  return words.filter((_, at) => found.has(at)).join(' ')
}

describe('an idiom is found', () => {
  test.each([
    ['as it is written', 'po krk', 'po krk'],
    ['with letters where a star is', 'leze mi nervama', 'leze nervama'],
    ['in any order', 'na nervy mi lezou urady', 'nervy lezou'],
    ['with five words between', 'leze mi ta vase posta na nervy', 'leze nervy'],
    ['by each of its words behind slashes', 'dcera tvrdi a bratr rika', 'dcera tvrdi bratr rika'],
    ['of the nearest words', 'po lete po krk po zime', 'po krk'],
    ['beside another one', 'po krk za hlavu', 'po krk za hlavu'],
    ['of two letters', 'tl dr posta', 'tl dr'],
  ])('%s: %s', (_, text, idiom) => {
    expect(idiomIn(text)).toBe(idiom)
  })

  test.each([
    ['without one of its words', 'leze mi na zada'],
    ['with six words between', 'leze mi ta vase nova posta na nervy'],
    ['where a whole word only begins a word', 'po krku'],
    ['in one word', 'krk'],
    ['in none', ''],
  ])('but not %s: %s', (_, text) => {
    expect(idiomIn(text)).toBe('')
  })
})

test.each([
  ['lez* na nerv*', true],
  ['a/i krk', true],
  ['krk', false],
  ['a z', false],
  ['krk/nos', false],
  ['po *krk', false],
  ['po kr*k', false],
  ['po krk/', false],
  ['po  krk', false],
])('"%s" is an idiom: %s', (text, is) => {
  expect(new Idioms().add(text)).toBe(is)
})
