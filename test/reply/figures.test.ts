/** Figures as a reply: sentences with a figure that says something go before those with a weak one. */

import { expect, test } from 'vitest'
import { promisedIn } from '../../src/figures/promises.ts'
import type { ReplyBlock } from '../../src/reply/block.ts'
import { replyWithDeadlines, replyWithFigures } from '../../src/reply/figures.ts'
import { standingOf } from '../../src/reply/owner.ts'
import { NOTHING_BESIDE } from '../quote.ts'
import { passage } from '../search/asking.ts'

const wordsOf = (block: ReplyBlock) => (block.type === 'quote' ? block.parts.map(({ text }) => text) : [])

test('weak figures come last, and each kind in the order of its passages', () => {
  const texts = [
    ['Opravíme dva mosty. Postavíme 40 bytů.', 'a'],
    ['Zavřeme tři školy. Dáme na to 5 milionů Kč.', 'b'],
  ] as const
  const { blocks } = replyWithFigures(
    'město',
    texts.map(([text, id]) => passage(text, id)),
    NOTHING_BESIDE,
  )
  expect(blocks.flatMap(wordsOf)).toEqual([
    'Postavíme 40 bytů.',
    'Dáme na to 5 milionů Kč.',
    'Opravíme dva mosty.',
    'Zavřeme tři školy.',
  ])
})

test('a sentence that a place says twice stands once, one with another number twice', () => {
  const texts = [
    ['Každý rok postavíme 500 obecních bytů v dostupném režimu.', 'a'],
    ['Každý rok postavíme alespoň 500 obecních bytů v dostupném režimu.', 'b'],
    ['Každý rok postavíme 700 obecních bytů v dostupném režimu.', 'c'],
  ] as const
  const passages = texts.map(([text, id]) => passage(text, id))
  const { blocks } = replyWithFigures('byty', passages, NOTHING_BESIDE)
  expect(blocks.flatMap(wordsOf)).toEqual([texts[0][0], texts[2][0]])
})

test.each(['Kontext', 'Co jsme už udělali'])('a promise under %j is not said to be none', heading => {
  const told = {
    ...passage('Vysadili jsme stromy. Do roku 2030 postavíme třicet lávek.'),
    headings: [heading],
  }
  const { blocks } = replyWithDeadlines(promisedIn([told]), '2026-11-29', NOTHING_BESIDE)
  expect(blocks.flatMap(wordsOf)).toEqual(['Do roku 2030 postavíme třicet lávek.'])
  const standings = blocks.flatMap(block => (block.type === 'quote' ? block.standing : []))
  expect(standings).toEqual([standingOf(passage('Postavíme třicet lávek.'))])
})
