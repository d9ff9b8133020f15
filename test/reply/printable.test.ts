import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable } from '../../src/reply/printable.ts'
import { anyText, holds } from '../support.ts'

describe('a text without orders', () => {
  test.each([
    ['Příliš žluťoučký kůň 👍🏽 „ano“ – 5 %', 'Příliš žluťoučký kůň 👍🏽 „ano“ – 5 %'],
    ['\u001b[31mčervená', ' [31mčervená'],
    ['řádek\nřádek\tsloupec\r', 'řádek řádek sloupec '],
    ['\u0000\u0007\u009b', '   '],
    ['sem\u202emat', 'sem mat'],
    ['\u2066vložené\u2069', ' vložené '],
    ['nedělitelná\u00a0mezera', 'nedělitelná\u00a0mezera'],
    ['', ''],
  ])('%j is shown as %j', (text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  test('is as long as before, so that marks stay where they were', () => {
    holds(
      fc.property(anyText(), text => {
        expect(printable(text)).toHaveLength(text.length)
        expect(printable(printable(text))).toBe(printable(text))
      }),
    )
  })
})
