/** Matrix: blocks of 4 bits with f16 scales become blocks with integer scales, and one f32 scale a row. */

import { BLOCK_BYTES } from './weights.ts'

/** Largest size of an activation, as in the kernel. */
const LARGEST = 1023
/** (half - 8) × scale has to fit 16 bits. */
const SCALE_LIMIT = 4095
/** The sum of a row has to fit 32 bits, whatever the activations are. */
const SUM_LIMIT = 2 ** 31 - 1

/** `blocks`: rows × `columns` / 32 blocks of 18 bytes. `bias`: f32 × rows, as bytes. Returns the matrix as the kernel reads it. */
export function matrixOf(blocks: Uint8Array, columns: number, bias: Uint8Array): Uint8Array {
  const view = new DataView(blocks.buffer, blocks.byteOffset, blocks.byteLength)
  const count = blocks.length / BLOCK_BYTES
  const perRow = columns / 32
  const rows = count / perRow
  const weights = new Uint8Array(count * 16)
  const blockScales = new Int16Array(count)
  const rowScales = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    const scales: number[] = []
    const sizes: number[] = []
    for (let block = row * perRow; block < (row + 1) * perRow; block++) {
      const halves = blocks.subarray(block * BLOCK_BYTES + 2, (block + 1) * BLOCK_BYTES)
      weights.set(halves, block * 16)
      scales.push(halfFloat(view.getUint16(block * BLOCK_BYTES, true)))
      sizes.push(halves.reduce((sum, byte) => sum + Math.abs((byte & 15) - 8) + Math.abs((byte >> 4) - 8), 0))
    }
    const [integers, scale] = integerScales(scales, sizes)
    blockScales.set(integers, row * perRow)
    rowScales[row] = scale
  }
  const bytes = (array: Int16Array | Float32Array) => new Uint8Array(array.buffer)
  return Buffer.concat([weights, bytes(blockScales), bytes(rowScales), bias])
}

/** Scales of a row's blocks as the largest integers whose sums fit. `sizes`: the sum of the sizes of each block's weights. */
function integerScales(scales: readonly number[], sizes: readonly number[]): [number[], number] {
  const largest = Math.max(...scales.map(Math.abs))
  if (largest === 0) return [scales.map(() => 0), 0]
  const at = (limit: number) => scales.map(scale => Math.round((scale / largest) * limit))
  const size = (parts: readonly number[]) =>
    parts.reduce((total, part, block) => total + Math.abs(part) * (sizes[block] as number), 0) * LARGEST
  // Rounding takes at most half from each scale, so no larger limit fits.
  const most = (SUM_LIMIT + size(scales.map(() => 0.5))) / size(scales.map(scale => scale / largest))
  let limit = Math.min(SCALE_LIMIT, Math.floor(most))
  while (size(at(limit)) > SUM_LIMIT) limit--
  return [at(limit), largest / limit]
}

/** An f16; the weights have neither infinities nor NaN. */
function halfFloat(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  const size = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25)
  return bits & 0x8000 ? -size : size
}
