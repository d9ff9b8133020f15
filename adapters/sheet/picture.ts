/** Picture: a timeline drawn as PNG, with the fonts of the sheets alone. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Change } from '../../src/debate/sheet.ts'
import { fontFiles } from './fonts.ts'
import { TaggedDocument } from './tagged-document.ts'
import { timelineSvg } from './timeline-svg.ts'

const WASM = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
let ready: Promise<void> | null = null
let fonts: readonly Uint8Array[] | null = null

/** The same bytes for the same change. */
export async function drawChange(change: Change): Promise<Uint8Array> {
  ready ??= initWasm(readFileSync(WASM))
  await ready
  fonts ??= Object.values(fontFiles()).map(file => readFileSync(file))
  const doc = new TaggedDocument({ title: change.topic.slice(0, 200).toWellFormed(), date: new Date(0) })
  const svg = timelineSvg(change, { measure: doc.measure, printable: text => doc.printable(text) })
  const family = 'Source Serif 4'
  const picture = new Resvg(svg, {
    font: { fontBuffers: [...fonts], defaultFontFamily: family, serifFamily: family },
  })
  const image = picture.render()
  try {
    return image.asPng()
  } finally {
    image.free()
    picture.free()
  }
}
