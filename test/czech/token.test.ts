/** Words as they are compared word for word: what programs change in passing makes no difference, what people change does. */

import { describe, expect, test } from 'vitest'
import { isSameAtEdge, isSameWord, keyOfWord, tokensOf, withoutDivisions } from '../../src/czech/token.ts'

const read = (text: string) => tokensOf(withoutDivisions(text))
const isSame = (one: string, other: string) => {
  const [a, b] = [read(one), read(other)]
  return a.length === b.length && a.every((token, at) => b[at] !== undefined && isSameWord(token, b[at]))
}

describe('is the same word for word', () => {
  test.each([
    ['no-break spaces', 'v\u00a0parku\u202fa v lese', 'v parku a v lese'],
    ['lines', 'v parku\na\tv lese', 'v parku a v lese'],
    ['soft hyphens', 'bez\u00adpečnost', 'bezpečnost'],
    ['signs of no width', 'bez\u200bpečnost\ufeff', 'bezpečnost'],
    ['letters with combining accents', 'bezpečnost'.normalize('NFD'), 'bezpečnost'],
    ['a word divided at the end of a line', 'bezpeč-\nnost', 'bezpečnost'],
    ['the same with a soft hyphen', 'bezpeč\u00ad\nnost', 'bezpečnost'],
    ['a word with a hyphen of its own divided there', 'česko-\nněmecký', 'česko-německý'],
    ['other quotation marks', 'park "U řeky"', 'park „U řeky“'],
    ['other dashes', 'most – park 2018–2022', 'most - park 2018-2022'],
    ['an ellipsis', 'a tak dále…', 'a tak dále...'],
  ])('%s', (_, one, other) => {
    expect(isSame(one, other)).toBe(true)
  })
})

describe('is not the same', () => {
  test.each([
    ['an accent', 'rada', 'řada'],
    ['a capital letter', 'Park', 'park'],
    ['a comma', 'park, les', 'park les'],
    ['a question', 'park? les', 'park. les'],
    ['a hyphen in a line', 'česko-německý', 'českoněmecký'],
    ['a dash', 'most – park', 'most park'],
    ['a per cent', '10 %', '10'],
    ['a number', '10', '100'],
  ])('%s', (_, one, other) => {
    expect(isSame(one, other)).toBe(false)
  })
})

test.each([
  ['park', 'park,', true],
  ['(park', 'park', true],
  ['park.', 'park;', true],
  ['park)', 'park', true],
  ['park?', 'park', false],
  ['park!', 'park.', false],
  ['Park', 'park', false],
])('at the edge of a quotation, %j and %j are the same: %s', (one, other, same) => {
  const [a, b] = [...read(one), ...read(other)]
  expect(a !== undefined && b !== undefined && isSameAtEdge(a, b)).toBe(same)
})

test.each([
  ['„Řeka,“', 'reka'],
  ['e-Government', 'egovernment'],
  ['–', '-'],
  ['•', '•'],
  ['…', ''],
  ['„“', ''],
  ['https://pirati.cz', ''],
  ['(http://pirati.cz)', ''],
])('%j is looked for as %j', (word, key) => {
  expect(keyOfWord(word)).toBe(key)
})

test('each word has its place in the text', () => {
  const text = ' Most „U …  řeky“ '
  expect(tokensOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(['Most', '„U', 'řeky“'])
})
