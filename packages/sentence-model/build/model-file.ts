/** Model file: the weights with the chosen pieces, as the kernel reads them. */

import { modelFile } from '../model-file.ts'
import { matrixOf } from './matrix.ts'
import { replacedCharacters, unknownScore } from './pieces.ts'
import { BLOCK_BYTES, floatsOf, type Weights } from './weights.ts'

/** `model.bin` of the pieces with these ids, ascending. */
export function modelFileOf(weights: Weights, kept: readonly number[]): Uint8Array {
  const pieces = kept.map(id => weights.pieces[id] as string)
  const vocabulary = {
    pieces,
    replaced: replacedCharacters(weights, pieces),
    unknown: unknownScore(weights),
  }
  return modelFile({
    vocabulary: Buffer.from(JSON.stringify(vocabulary)),
    scores: bytesOf(Float32Array.from(kept, id => weights.scores[id] as number)),
    words: words(weights, kept),
    positions: bytesOf(positions(weights)),
    encoder: encoder(weights),
  })
}

/** `cross-encoder.bin` of weights with a head. */
export function crossEncoderFileOf(weights: Weights): Uint8Array {
  return Buffer.concat([encoder(weights), weights.tensor('head.w'), weights.tensor('head.b')])
}

const bytesOf = ({ buffer }: Float32Array<ArrayBuffer>) => new Uint8Array(buffer)

/** Rows of words: the scales of all blocks, then their halves. */
function words({ tensor, width }: Weights, kept: readonly number[]): Uint8Array {
  const all = tensor('emb.word')
  const blocks = width / 32
  const rowBytes = blocks * BLOCK_BYTES
  const rows = new Uint8Array(kept.length * rowBytes)
  for (const [row, id] of kept.entries())
    for (let block = 0; block < blocks; block++) {
      const from = id * rowBytes + block * BLOCK_BYTES
      rows.set(all.subarray(from, from + 2), row * rowBytes + block * 2)
      rows.set(all.subarray(from + 2, from + BLOCK_BYTES), row * rowBytes + blocks * 2 + block * 16)
    }
  return rows
}

/** Rows of positions, with the first type added: there is no other. */
function positions({ tensor, width }: Weights): Float32Array<ArrayBuffer> {
  const type = floatsOf(tensor('emb.type'))
  return floatsOf(tensor('emb.pos')).map((value, index) => value + (type[index % width] as number))
}

function encoder({ tensor, layers, width, inner }: Weights): Uint8Array {
  const norm = (name: string) => [tensor(`${name}.w`), tensor(`${name}.b`)]
  const matrix = (name: string, columns: number) =>
    matrixOf(tensor(`${name}.w`), columns, tensor(`${name}.b`))
  const layer = (name: string) => [
    ...['q', 'k', 'v', 'ao'].map(part => matrix(`${name}.${part}`, width)),
    ...norm(`${name}.aln`),
    matrix(`${name}.fi`, width),
    matrix(`${name}.fo`, inner),
    ...norm(`${name}.oln`),
  ]
  return Buffer.concat([
    ...norm('emb.ln'),
    ...Array.from({ length: layers }, (_, index) => layer(`l${index}`)).flat(),
  ])
}
