/**
 * Cross-encoder: a second encoder that reads a question and a passage together and says whether the one is answered by the other.
 * It knows the words and positions of `model.bin`; `cross-encoder.bin` holds its layers, as the section `encoder` of that file does, then
 * 384 f32 factors and an f32 bias that make a number of the state of both.
 */

import { join } from 'node:path'
import hashes from './cross-encoder.json' with { type: 'json' }
import { type LoadedKernel, WIDTH } from './kernel.ts'
import { readShippedInto } from './shipped-file.ts'
import { END, START } from './tokenizer.ts'
import { unit } from './unit.ts'

const FILE = 'cross-encoder.bin'
/** Pieces of a question, and of both together with start and ends, that are read: as many as in training. */
const QUESTION_PIECES = 30
const PIECES = 112
const HEAD_BYTES = (WIDTH + 1) * 4

/** The logarithm of the odds that a passage answers a question, both as pieces. */
export type CrossEncoder = (question: readonly number[], passage: readonly number[]) => number

/** Throws when the file is missing or another. */
export function loadCrossEncoder(kernel: LoadedKernel, folder: string): CrossEncoder {
  let head = new Float32Array()
  const encoder = readShippedInto(join(folder, FILE), hashes[FILE], (bytes, fill) =>
    kernel.add(bytes, room => {
      fill(room)
      head = new Float32Array(room.slice(bytes - HEAD_BYTES).buffer)
    }),
  )
  return (question, passage) => {
    const asked = [START, ...question.slice(0, QUESTION_PIECES), END]
    const ids = [...asked, ...passage.slice(0, PIECES - 1 - asked.length), END]
    const state = unit(kernel.encode(ids, encoder))
    return state.reduce((sum, value, at) => sum + value * (head[at] as number), head[WIDTH] as number)
  }
}
