/** Picture: SVG as PNG with the fonts of the sheets, the same bytes everywhere; loaded when the first one is made. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const FONTS = '@expo-google-fonts/source-serif-4'
const FILES = [`${FONTS}/400Regular/SourceSerif4_400Regular.ttf`, `${FONTS}/700Bold/SourceSerif4_700Bold.ttf`]
/** Pixels for one of the SVG, so that letters are sharp on a phone. */
const SCALE = 2

type Library = typeof import('@resvg/resvg-wasm')
let loading: Promise<{ library: Library; fontBuffers: Uint8Array[] }> | null = null

/** Bytes of a PNG. Rejects where the SVG is none. */
export async function pictureOf(svg: string): Promise<Uint8Array> {
  loading ??= load()
  const { library, fontBuffers } = await loading
  const options = {
    font: { fontBuffers, defaultFontFamily: 'Source Serif 4' },
    fitTo: { mode: 'zoom', value: SCALE } as const,
  }
  return new library.Resvg(svg, options).render().asPng()
}

async function load() {
  const { resolve } = createRequire(import.meta.url)
  const library = await import('@resvg/resvg-wasm')
  await library.initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return { library, fontBuffers: await Promise.all(FILES.map(file => readFile(resolve(file)))) }
}
