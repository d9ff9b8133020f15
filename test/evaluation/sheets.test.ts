/** How the sheets of topics are scored. */

import { expect, test } from 'vitest'
import type { Sheet } from '../../src/debate/sheet.ts'
import type { Gold } from '../../src/evaluation/evaluation.ts'
import { scoreSheet, summarizeSheets } from '../../src/evaluation/sheets.ts'
import type { Passage } from '../../src/model.ts'
import { passage } from '../search/asking.ts'

function scored(texts: readonly string[], gold: readonly Gold[], left: readonly number[] = []) {
  const cards = texts.map((text, at) => ({
    passage: { ...passage({ text }), code: `T-${at}` } as Passage,
    ...{ marks: [], alsoIn: [], rank: at },
  }))
  const sheet = { sections: [{ cards }] } as unknown as Sheet
  const question = { id: 't', site: null, turns: ['lávka'], type: 'program', style: 'plain', isTopic: true }
  const printed = new Set(cards.map(({ rank }) => rank).filter(rank => !left.includes(rank)))
  return scoreSheet({ ...question, gold }, sheet, printed)
}

const TEXTS = ['Lávku přes řeku opravíme.', 'Most necháme zavřený pro auta.']

test.each([
  ['all that is cited', [{ code: 'T-0' }, { code: 'T-1' }], 1],
  ['half of what is', [{ code: 'T-0' }, { code: 'T-7' }], 0.5],
  ['another that is as good', [{ code: 'T-7', alt: [{ code: 'T-1' }] }], 1],
  ['none of the others', [{ code: 'T-7', alt: [{ code: 'T-8' }] }], 0],
])('recall counts %s', (_, gold, recall) => {
  expect(summarizeSheets([scored(TEXTS, gold)])).toMatchObject({ recall, paragraphs: gold.length, cards: 2 })
})

test.each([
  ['different cards', TEXTS, 0],
  ['one that another says within more', [...TEXTS, `Letos v létě: ${TEXTS[0]} Peníze máme.`], 1],
])('duplicates: %s', (_, texts, duplicates) => {
  expect(summarizeSheets([scored(texts, [])]).duplicates).toBe(duplicates)
})

test('a card that is not printed counts for nothing', () => {
  expect(summarizeSheets([scored(TEXTS, [{ code: 'T-0' }], [0])])).toMatchObject({ recall: 0, cards: 1 })
})
