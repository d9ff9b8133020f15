import { expect, test } from 'vitest'
import { pictureOf } from '../../../adapters/sheet/picture.ts'

const svg = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" font-family="Source Serif 4"><text y="20">${text}</text></svg>`

test('a picture is a PNG at twice the size, with the letters of its words and the same bytes each time', async () => {
  const png = Buffer.from(await pictureOf(svg('Žluťoučký')))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([180, 60])
  expect(Buffer.from(await pictureOf(svg('Žluťoučký')))).toEqual(png)
  expect(Buffer.from(await pictureOf(svg('Žlutoučky')))).not.toEqual(png)
})

test('what is no SVG is an error', async () => {
  await expect(pictureOf('text')).rejects.toBeDefined()
})
