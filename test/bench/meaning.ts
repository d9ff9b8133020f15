/** Meaning in the benchmarks: vectors of the passages of sites, kept like those of the program, and of questions at once. */

import { fileURLToPath } from 'node:url'
import { loadModel, MODEL_ID, type SentenceModel } from '@doslova/sentence-model'
import { vectorFile } from '../../adapters/meaning/meaning.ts'
import { Accents } from '../../src/meaning/accents.ts'
import type { Embedding, Need, Pair } from '../../src/meaning/embedder.ts'
import { embeddedText } from '../../src/meaning/passage-text.ts'
import { Spellings } from '../../src/meaning/spellings.ts'
import { hashOf } from '../../src/meaning/text-hashes.ts'
import { type FiledVector, vectorsIn, writeVectors } from '../../src/meaning/vector-file.ts'
import { PassageVectors, toBytes } from '../../src/meaning/vectors.ts'
import type { SearchIndex } from '../../src/search/index.ts'
import { LEXICON } from './lexicon.ts'

export const FILE = vectorFile(fileURLToPath(new URL('../../node_modules/.cache', import.meta.url)), MODEL_ID)

let model: SentenceModel | null = null
/** By the hash of the text, in hexadecimal digits. */
let known: Map<string, FiledVector> | null = null
const questions = new Map<string, Float32Array>()
const relevances = new Map<string, number>()
const accents = new Map<Pick<SearchIndex, 'passages'>, Accents>()

/** The vectors of an index. What was never embedded is embedded now, which takes a tenth of a second a passage. */
export function vectorsOf(index: Pick<SearchIndex, 'passages'>): PassageVectors {
  known ??= new Map(Array.from(vectorsIn(FILE, MODEL_ID), vector => [nameOf(vector.hash), vector]))
  const kept = known
  const before = kept.size
  const vectors = Array.from(index.passages, passage => {
    const text = embeddedText(passage)
    const hash = hashOf(text)
    const vector = kept.get(nameOf(hash)) ?? { hash, ...toBytes(embed(`passage: ${text}`)) }
    kept.set(nameOf(hash), vector)
    return vector
  })
  if (kept.size > before) writeVectors(FILE, MODEL_ID, [...kept.values()])
  return PassageVectors.of(vectors)
}

function nameOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex')
}

/** Does work over an index with the model. */
export function withModel<Result>(work: Embedding<Result>, index: SearchIndex): Result {
  let step = work.next()
  while (step.done !== true) step = work.next(had(step.value, index))
  return step.value
}

function had(need: Need, index: SearchIndex): Float32Array | number {
  if (typeof need === 'string') return questionVector(need, index)
  if ('fetch' in need) throw new Error('All passages are here.')
  return relevanceIn(need, index)
}

/** How surely a passage answers a question over an index, as the logarithm of the odds. */
export function relevanceIn({ question, passage }: Pair, index: Pick<SearchIndex, 'passages'>): number {
  const [asked, read] = [readQuestion(question, index), `passage: ${passage}`]
  const key = `${asked}\n${read}`
  const relevance = relevances.get(key) ?? loaded().relevance(asked, read)
  relevances.set(key, relevance)
  return relevance
}

/** A question as the model reads it, its accents put back by the words of an index. */
export function readQuestion(question: string, index: Pick<SearchIndex, 'passages'>): string {
  return `query: ${accentsOf(index).restore(question)}`
}

export function questionVector(question: string, index: Pick<SearchIndex, 'passages'>): Float32Array {
  const text = readQuestion(question, index)
  const vector = questions.get(text) ?? embed(text)
  questions.set(text, vector)
  return vector
}

function accentsOf(index: Pick<SearchIndex, 'passages'>): Accents {
  const known = accents.get(index)
  if (known !== undefined) return known
  const texts = Array.from(index.passages, ({ text, headings }) => [text, ...headings]).flat()
  const made = new Accents(Spellings.of(texts), LEXICON.listed)
  accents.set(index, made)
  return made
}

function embed(text: string): Float32Array {
  return loaded().embed(text)
}

function loaded(): SentenceModel {
  model ??= loadModel()
  return model
}
