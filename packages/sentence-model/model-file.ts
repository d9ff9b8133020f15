/**
 * Model file: what `model.bin` holds and where. Little endian, each section at a multiple of 64 bytes:
 *
 * | section | content |
 * |---|---|
 * | head | `DSM1`, then u32 offset and length of each section below, in this order |
 * | vocabulary | JSON, `Vocabulary` without its scores |
 * | scores | f32 × words |
 * | words | a row for each word: 12 f16 scales, 12 blocks of 32 weights of 4 bits |
 * | positions | f32 × 512 × 384, the type of the text added |
 * | encoder | layer norm of the words; in each of 12 layers query, key, value, output, their layer norm, widening, narrowing, their layer norm |
 *
 * In a block of 16 bytes, byte j holds weight j in its low half and weight j + 16 in its high half, weight = half - 8. A matrix is
 * rows of blocks, then an i16 for each block, an f32 for each row, and an f32 bias for each row; a weight stands for
 * weight × i16 × f32. A layer norm is 384 f32 factors, then 384 f32 biases.
 */

import type { Vocabulary } from './tokenizer.ts'

const MAGIC = 0x314d5344
const ALIGNMENT = 64
const SECTIONS = ['vocabulary', 'scores', 'words', 'positions', 'encoder'] as const

export type SectionName = (typeof SECTIONS)[number]

/** Where a section lies in the file, in bytes. */
export interface Section {
  readonly offset: number
  readonly length: number
}

const HEAD_BYTES = 4 + SECTIONS.length * 8

/** Sections of a model file; null for another file, or one cut short. */
export function sectionsOf(file: Uint8Array): Readonly<Record<SectionName, Section>> | null {
  if (file.length < HEAD_BYTES) return null
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (view.getUint32(0, true) !== MAGIC) return null
  const section = (_: SectionName, index: number) => ({
    offset: view.getUint32(4 + index * 8, true),
    length: view.getUint32(8 + index * 8, true),
  })
  const found = SECTIONS.map(section)
  if (found.some(({ offset, length }) => offset % ALIGNMENT !== 0 || offset + length > file.length))
    return null
  return Object.fromEntries(SECTIONS.map((name, index) => [name, found[index]])) as Record<
    SectionName,
    Section
  >
}

/** The vocabulary of a model file. */
export function vocabularyOf(file: Uint8Array, sections: Readonly<Record<SectionName, Section>>): Vocabulary {
  const bytes = ({ offset, length }: Section) => file.subarray(offset, offset + length)
  const scores = new Float32Array(new Uint8Array(bytes(sections.scores)).buffer)
  return { ...JSON.parse(Buffer.from(bytes(sections.vocabulary)).toString('utf8')), scores }
}

/** A model file of its sections. */
export function modelFile(contents: Readonly<Record<SectionName, Uint8Array>>): Uint8Array {
  const align = (offset: number) => Math.ceil(offset / ALIGNMENT) * ALIGNMENT
  const size = SECTIONS.reduce((end, name) => align(end) + contents[name].length, HEAD_BYTES)
  const file = new Uint8Array(align(size))
  const view = new DataView(file.buffer)
  view.setUint32(0, MAGIC, true)
  let end = HEAD_BYTES
  for (const [index, name] of SECTIONS.entries()) {
    const offset = align(end)
    view.setUint32(4 + index * 8, offset, true)
    view.setUint32(8 + index * 8, contents[name].length, true)
    file.set(contents[name], offset)
    end = offset + contents[name].length
  }
  return file
}
