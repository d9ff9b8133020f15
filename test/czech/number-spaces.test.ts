import { expect, test } from 'vitest'
import { withoutBrokenNumbers } from '../../src/czech/number-spaces.ts'

test.each([
  ['Dáme 2 511 000 Kč na 40 bytů.', 'Dáme 2_511_000_Kč na 40 bytů.'],
  ['Stálo to 2,5 mil. Kč a 30 tisíc korun.', 'Stálo to 2,5_mil._Kč a 30_tisíc_korun.'],
  ['Do 17. 4. 2022 a 30. června 2025', 'Do 17._4._2022 a 30._června_2025'],
  ['v dubnu 2022, v roce 2022', 'v dubnu_2022, v roce 2022'],
  ['zákon č. 106 a § 12', 'zákon č._106 a §_12'],
  ['Snížíme 5 % a 10 km za 3 roky.', 'Snížíme 5_% a 10_km za 3 roky.'],
  ['V obvodu Plzeň 3, na Praze 12.', 'V obvodu Plzeň_3, na Praze_12.'],
  ['Opravíme 12 mostů. Potom 3 školy.', 'Opravíme 12 mostů. Potom 3 školy.'],
  ['', ''],
])('%j breaks no number', (text, typeset) => {
  expect(withoutBrokenNumbers(text).replaceAll('\u00a0', '_')).toBe(typeset)
  expect(withoutBrokenNumbers(text)).toHaveLength(text.length)
})
