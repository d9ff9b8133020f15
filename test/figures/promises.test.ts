/** Whose deadlines are promises: those of programmes, not those under headings of what was done, nor what a party agreed for itself. */

import { expect, test } from 'vitest'
import { promisedBy, promisedIn } from '../../src/figures/promises.ts'
import { passage } from '../search/asking.ts'

const BY = 'Do roku 2030 vznikne třicet lávek.'
const WE = 'Do roku 2030 postavíme třicet lávek.'

test.each([
  [BY, 'Opatření', 'current', 1],
  [BY, 'Co jsme už udělali', 'current', 0],
  [BY, 'Kontext', 'current', 0],
  [WE, 'Co jsme už udělali', 'current', 1],
  [`Vysadili jsme stromy. ${WE}`, 'Co jsme už udělali', 'current', 1],
  [`Vysadili jsme stromy a ${WE.toLowerCase()}`, 'Co jsme už udělali', 'current', 0],
  [WE, 'Opatření', 'internal', 0],
] as const)('%s under %s, %s', (text, heading, status, count) => {
  const one = passage(text)
  expect(promisedBy({ ...one, headings: [heading], source: { ...one.source, status } })).toHaveLength(count)
})

test.each([
  ['word for word', WE, WE, 1],
  ['with another word', WE, 'Do roku 2030 postavíme alespoň třicet lávek.', 1],
  ['with another number', 'Do roku 2030 postavíme 30 lávek.', 'Do roku 2030 postavíme 40 lávek.', 2],
  ['of something else', WE, 'Do roku 2030 postavíme školu.', 2],
  ['to another year', WE, 'Do roku 2031 postavíme třicet lávek.', 2],
])('a promise that a place says twice, %s', (_, one, other, count) => {
  expect(promisedIn([passage(one), passage(other)])).toHaveLength(count)
})
