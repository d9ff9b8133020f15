/** Sentence model: texts become vectors whose cosine says how close they are in meaning, the same bits everywhere. */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type CrossEncoder, loadCrossEncoder } from './cross-encoder.ts'
import hashes from './hashes.json' with { type: 'json' }
import { type LoadedKernel, loadKernel, WIDTH, WINDOW } from './kernel.ts'
import { ADVICE, readShipped, readShippedInto, withSimd } from './shipped-file.ts'
import { createTokenizer, END, START, type Tokenizer } from './tokenizer.ts'
import { unit } from './unit.ts'

const NAME = 'multilingual-e5-small-cs'

/** Raised when the same text becomes other tokens or other windows. */
const READING = 1

/** Start and end take two places of a window. */
const WINDOW_PIECES = WINDOW - 2
/** Further windows are not read: a passage is short. */
const WINDOWS = 2
/** Nor are further characters, UTF-16 units. */
const CHARACTERS = 8192

/** Names the weights, the kernel and the reading of texts: one text has one vector for each id. */
export const MODEL_ID = `${NAME}-${createHash('sha256')
  .update(JSON.stringify([hashes, READING]))
  .digest('hex')
  .slice(0, 16)}`

export interface SentenceModel {
  /** `MODEL_ID`. */
  readonly id: string
  /** Numbers of a vector. */
  readonly width: typeof WIDTH
  /**
   * The vector of a text, of length 1. A text begins with `query: ` or `passage: `, as the model was trained. Of a text longer
   * than 1,020 pieces or 8,192 characters, the rest is not read.
   */
  embed(text: string): Float32Array
  /**
   * How surely a passage answers a question, as the logarithm of its odds: both are read together, which takes as long as the
   * vector of a passage. Of the question 30 pieces are read, of both together 112. The first call reads `cross-encoder.bin`, and throws when that is
   * missing or another.
   */
  relevance(question: string, passage: string): number
  /** Ids of the pieces that `embed` reads, start and end among them. */
  tokens(text: string): number[]
}

/** Reads `model.bin` and `kernel.wasm`, which lie beside this file, in some 50 ms. Throws when they are missing or others. */
export function loadModel(folder: string = import.meta.dirname): SentenceModel {
  const code = readShipped(join(folder, 'kernel.wasm'), hashes['kernel.wasm'])
  const path = join(folder, 'model.bin')
  const kernel = withSimd(() =>
    readShippedInto(path, hashes['model.bin'], (bytes, fill) => loadKernel(code, bytes, fill)),
  )
  if (kernel === null) throw new Error(`sentence-model: ${path} has another format. ${ADVICE}`)
  return sentenceModel(kernel, createTokenizer(kernel.vocabulary), folder)
}

function sentenceModel(kernel: LoadedKernel, tokenizer: Tokenizer, folder: string): SentenceModel {
  const pieces = (text: string) => tokenizer(text.slice(0, CHARACTERS)).slice(0, WINDOWS * WINDOW_PIECES)
  const encode = (window: readonly number[]) => kernel.encode([START, ...window, END])
  let crossEncoder: CrossEncoder | null = null
  return {
    id: MODEL_ID,
    width: WIDTH,
    tokens: text => [START, ...pieces(text), END],
    embed(text) {
      const ids = pieces(text)
      const sum = encode(ids.slice(0, WINDOW_PIECES))
      for (let at = WINDOW_PIECES; at < ids.length; at += WINDOW_PIECES) {
        const more = encode(ids.slice(at, at + WINDOW_PIECES))
        for (const [index, value] of more.entries()) sum[index] = (sum[index] as number) + value
      }
      // The mean has the direction of the sum.
      return unit(sum)
    },
    relevance(question, passage) {
      crossEncoder ??= loadCrossEncoder(kernel, folder)
      return crossEncoder(pieces(question), pieces(passage))
    },
  }
}
