/** Sizes of multilingual-e5-small, and of the blocks of its 4 bit weights. */

export const WIDTH: usize = 384
export const INNER: usize = 1536
export const LAYERS: usize = 12
/** Numbers of a head of the attention; there are 12. */
export const HEAD: usize = 32
/** Tokens that the encoder takes at once, with the first and the last. */
export const POSITIONS: usize = 512

/** Weights that share a scale; as many halves of bytes. */
export const BLOCK: usize = 32
export const BLOCK_BYTES: usize = BLOCK / 2

/** Bytes of a matrix: weights, a 16 bit scale for each block, a 32 bit scale and a 32 bit bias for each row. */
export function matrixBytes(rows: usize, columns: usize): usize {
  const blocks = (rows * columns) / BLOCK
  return blocks * BLOCK_BYTES + blocks * 2 + rows * 4 + rows * 4
}
