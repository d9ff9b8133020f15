/** Picture: SVG as PNG with the fonts of the sheets, the same bytes everywhere; loaded when the first one is made. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fontFiles } from './fonts.ts'

const FAMILY = 'Source Serif 4'
/** Pixels for one of the SVG, so that letters are sharp on a phone. */
const SCALE = 2

type Library = typeof import('@resvg/resvg-wasm')
let loading: Promise<{ library: Library; fontBuffers: Uint8Array[] }> | null = null

/** Bytes of a PNG, `scale` pixels for one of the SVG. Rejects where the SVG is none. */
export async function pictureOf(svg: string, scale = SCALE): Promise<Uint8Array> {
  loading ??= load()
  const { library, fontBuffers } = await loading
  const picture = new library.Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: FAMILY, serifFamily: FAMILY },
    fitTo: { mode: 'zoom', value: scale },
  })
  const image = picture.render()
  try {
    return image.asPng()
  } finally {
    image.free()
    picture.free()
  }
}

async function load() {
  const { resolve } = createRequire(import.meta.url)
  const library = await import('@resvg/resvg-wasm')
  await library.initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return { library, fontBuffers: await Promise.all(Object.values(fontFiles()).map(file => readFile(file))) }
}
