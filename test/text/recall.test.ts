import { expect, test } from 'vitest'
import { recalling } from '../../src/text/recall.ts'

/** A cache of words in capitals, and how often a word was put into capitals. */
function capitals(limits: Partial<Parameters<typeof recalling>[1]> = {}) {
  const found: string[] = []
  const find = (text: string) => {
    found.push(text)
    return text.toUpperCase()
  }
  return { ...recalling(find, { texts: 2, letters: 100, longest: 10, ...limits }), found }
}

test('what is learnt is found once', () => {
  const { learn, recall, found } = capitals()
  expect([learn('dům'), learn('dům'), recall('dům')]).toEqual(['DŮM', 'DŮM', 'DŮM'])
  expect(found).toEqual(['dům'])
})

test('what is recalled only is found anew each time', () => {
  const { recall, learn, found } = capitals()
  expect([recall('dům'), recall('dům'), learn('dům')]).toEqual(['DŮM', 'DŮM', 'DŮM'])
  expect(found).toEqual(['dům', 'dům', 'dům'])
})

test.each([
  ['texts', {}, ['dům', 'les', 'pes']],
  ['letters', { letters: 7 }, ['dům', 'strom']],
  ['letters of one text', { longest: 4 }, ['strom']],
] as const)('no more than so many %s are kept', (_, limits, words) => {
  const { learn, found } = capitals(limits)
  for (const word of words) learn(word)
  learn(words[0])
  expect(found).toEqual([...words, words[0]])
})

test('what was used last stays', () => {
  const { learn, found } = capitals()
  for (const word of ['dům', 'les', 'dům', 'pes', 'dům']) learn(word)
  expect(found).toEqual(['dům', 'les', 'pes'])
})

test('an empty text is a text', () => {
  expect(capitals().learn('')).toBe('')
})
