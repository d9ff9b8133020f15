import { expect, test } from 'vitest'
import { isFarAhead, readYear } from '../../src/content/year.ts'

test.each([
  [2022, 2022],
  ['2022', 2022],
  [' 2022 ', 2022],
  ['2022–2026', 2022],
  ['2022/2023', 2022],
  ['září 2022', 2022],
  ['2022-09', 2022],
  ['2024-02-29', 2024],
  [null, null],
  [undefined, null],
  ['', null],
  ['dva tisíce', undefined],
  ['2062-13-45', undefined],
  ['2022-13', undefined],
  ['2023-02-29', undefined],
  [3026, undefined],
  [1212, undefined],
  [22, undefined],
  [20_222, undefined],
  [2022.5, 2022],
  [true, undefined],
  [[2022], undefined],
])('%j is the year %s', (value, year) => {
  expect(readYear(value)).toBe(year)
})

test.each([
  [2026, false],
  [2028, false],
  [2029, true],
  [2062, true],
])('in 2023, %s is too far ahead: %s', (year, far) => {
  expect(isFarAhead(year, new Date('2023-01-15'))).toBe(far)
})
