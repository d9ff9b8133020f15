/** The texts that ship with the program, read once for all tests. */

import { fileURLToPath } from 'node:url'
import { loadLibrary } from '../src/content/library.ts'
import { Engine } from '../src/engine/engine.ts'
import { gazetteer, passagesIn, TODAY } from './documents.ts'
import { lexicon } from './lexicon.ts'

/** Their folder. */
export const SHIPPED = fileURLToPath(new URL('../content', import.meta.url))

export const shippedLibrary = loadLibrary([SHIPPED], { gazetteer })

export const shippedPassages = passagesIn(...shippedLibrary.documents)

let engine: Engine | null = null

export function shippedEngine(): Engine {
  engine ??= new Engine({ folders: [SHIPPED], lexicon, today: TODAY })
  return engine
}
