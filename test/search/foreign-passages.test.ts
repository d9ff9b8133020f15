/** Passages in another language: they answer who asks in it, and not who shares a word with them by accident. */

import { describe, expect, test } from 'vitest'
import { traitsOf } from '../../src/search/traits.ts'
import { asking, passage } from './asking.ts'

const ENGLISH =
  'We will build the most accessible schools for all families, and there are more to come with this plan.'

const { all } = asking({
  anglicky: ENGLISH,
  lávka: 'Lávku a starý most u mlýna opravíme.',
})

test.each([
  ['most', ['lávka']],
  ['most u mlýna', ['lávka']],
  ['Will you build accessible schools for families?', ['anglicky']],
])('%s: %j', (question, found) => {
  expect(all(question)).toEqual(found)
})

test.each([
  [ENGLISH, true],
  ['Prague is growing, and one of the schools too, so more children start in each grade today.', true],
  ['Zavedeme pro podnikatele inzerci zdarma nebo za symbolický poplatek.', false],
  ['Stavíme lávku.', false],
])('%s: in another language %s', (text, isForeign) => {
  expect(traitsOf(passage(text)).foreign).toBe(isForeign)
})

test('a Czech word may be known by a Czech text alone', () => {
  const { all } = asking({
    anglicky: 'The modern schools host the most popular ones of all.',
    plovárna: 'Host na plovárně zaplatí méně.',
  })
  expect(all('host')).toEqual(['plovárna'])
})

describe('a Czech word that no Czech text has is still one', () => {
  const { all } = asking(
    { anglicky: 'The modern schools are the most popular ones of all.', škola: 'Školu opravíme.' },
    { thesaurus: 'mosty: most\n  cizí: schools\n', commonWords: new Set(['modern']) },
  )
  test.each([
    ['most', [], 'of the thesaurus'],
    ['most pro koně', [], 'beside another one'],
    ['moderni', [], 'of the common words'],
    ['populár', [], 'by its letters'],
    ['popular', ['anglicky'], 'and none of these is none'],
    ['what are the most popular schools?', ['anglicky'], 'and in an English question all are English'],
    ['schools', ['anglicky'], 'nor is one that is marked as foreign'],
  ])('%s: %j, %s', (question, found) => {
    expect(all(question)).toEqual(found)
  })
})

test.each(['kolik stojí most', 'kdy bude most'])('nor is one among the closest of a no: %s', question => {
  const { answer } = asking({
    anglicky: 'Most of the schools are the most popular.',
    lávka: 'Lávku a starý most u mlýna opravíme, a cesty, sady, lavičky i ploty kolem rybníka také.',
    škola: 'Školu opravíme.',
  })
  const { outcome, near } = answer(question)
  expect(outcome).toBe('silent')
  expect(near.map(({ hit }) => hit.passage.code)).toEqual(['X-lávka'])
})
