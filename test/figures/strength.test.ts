import { expect, test } from 'vitest'
import { figuresIn } from '../../src/figures/figures.ts'
import { strengthOf } from '../../src/figures/strength.ts'

test.each([
  ['Dáme 5 milionů korun.', 3],
  ['Ušetříme třetinu nákladů.', 2],
  ['Postavíme 40 bytů.', 2],
  ['Postavíme 40 městských bytů.', 2],
  ['Vyřídíme to do 30 dnů.', 1],
  ['Nabídneme 7 služeb.', 0],
  ['Muž ve věku 26 let.', 0],
  ['Hotovo v roce 2026.', 0],
  ['Přišlo jich 15 tisíc.', 0],
])('%s', (text, strength) => {
  expect(figuresIn(text).map(strengthOf)).toEqual([strength])
})
