/** How words that are not known find those that begin alike, without all that share a letter being read. */

import { expect, test } from 'vitest'
import { SpellingCounts, Spellings } from '../../src/meaning/spellings.ts'

const LEAST = 4

test('words that begin alike for the most letters are found, with how often they are met', () => {
  const spellings = Spellings.of(['zrušíme zrušíme zrušit zrušení', 'zralost'])
  expect(spellings.near('zrusite', LEAST)).toEqual({ shared: 6, spellings: [['zrušit', 1]] })
  expect(spellings.near('zrusxxx', LEAST).spellings).toEqual([
    ['zrušení', 1],
    ['zrušíme', 2],
    ['zrušit', 1],
  ])
})

test.each(['p', 'pq', 'prv', ''])('of %j, which thousands of words begin like, a few are read', word => {
  const counts = new SpellingCounts()
  const letters = 'abcdefghij'
  for (const one of letters)
    for (const two of letters)
      for (const last of letters) counts.add(`p${one}${two}${last} pr${one}${two}${last}`)
  let read = 0
  const lines = new Proxy(counts.save(), {
    get: (all, key) => {
      read++
      return Reflect.get(all, key)
    },
  })
  expect(new Spellings(() => lines).near(word, LEAST).spellings).toEqual([])
  expect(read).toBeLessThan(60)
})
