/** Pictures of the way of a subject. */

import { expect, test } from 'vitest'
import { sheetPrinter } from '../../../adapters/sheet/sheet-printer.ts'
import { timelineSvg } from '../../../adapters/sheet/timeline-svg.ts'
import type { Change, Step } from '../../../src/debate/sheet.ts'
import { passage } from '../../search/asking.ts'

const step = (year: number, text: string, since: Step['since'] = null): Step => ({
  ...{ year, place: 'Kolín', marks: [], since },
  passage: passage({ text, year, place: 'Kolín' }, `${year}`),
})
const changeOf = (...steps: readonly Step[]): Change => ({ topic: 'stromy', place: null, steps })
const measure = (text: string) => 10 * text.length
const svgOf = (change: Change) => timelineSvg(change, { measure, printable: text => text })

/** Width and height that a PNG says it has. */
function sizeOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  expect([...bytes.slice(1, 4)]).toEqual([...'PNG'].map(letter => letter.charCodeAt(0)))
  return [view.getUint32(16), view.getUint32(20)]
}

test('a picture grows with its steps, and is the same twice', async () => {
  const [short, long] = [
    changeOf(step(2018, 'Lípy.')),
    changeOf(step(2018, 'Lípy.'), step(2022, 'Břízy ěščřž.')),
  ]
  const [one, two] = [await sheetPrinter.draw(short), await sheetPrinter.draw(long)]
  expect(sizeOf(two)[0]).toBe(sizeOf(one)[0])
  expect(sizeOf(two)[1]).toBeGreaterThan(sizeOf(one)[1] ?? 0)
  expect(await sheetPrinter.draw(long)).toEqual(two)
})

test('what is new is bold', () => {
  const since = {
    place: 'Kolín',
    year: 2018,
    code: 'KOL18-A',
    removed: '',
    added: 'tři',
    marks: [{ from: 9, to: 12 }],
  }
  const svg = svgOf(changeOf(step(2022, 'Vysadíme tři lípy.', since)))
  expect(svg).toMatch(/font-weight="700"[^>]*>tři</)
  expect(svg).toMatch(/První rozdíl proti textu Kolín\s2018: přibylo „tři“/)
})

test('nothing on a subject is said', () => {
  expect(svgOf(changeOf())).toContain('nic nenašli')
})

test.each([
  ['letters of XML', 'Lípy <b> & "duby"', 'Lípy &lt;b&gt; &amp; &quot;duby&quot;'],
  ['letters that XML forbids', 'Lípy \u0000a\ud83d duby', 'duby'],
  ['a word that is too long', 'ž'.repeat(5_000), 'žžž'],
])('%s', async (_, text, shown) => {
  const change = changeOf(step(2022, text))
  expect(svgOf(change)).toContain(shown)
  expect(sizeOf(await sheetPrinter.draw(change))[1]).toBeLessThan(1_500)
})
