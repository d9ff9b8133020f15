/** Built-in embedder: the sentence model in this very thread, loaded once, by the first text. */

import { loadModel, MODEL_ID, type SentenceModel } from '@doslova/sentence-model'
import type { Embedder, Role } from '../../src/meaning/embedder.ts'

/** What the model was trained to find before a text. */
const PREFIXES: Readonly<Record<Role, string>> = { question: 'query: ', passage: 'passage: ' }

/** Of all embedders of this thread. */
let model: SentenceModel | null = null

export class BuiltInEmbedder implements Embedder {
  readonly id = MODEL_ID

  async embed(texts: readonly string[], role: Role): Promise<Float32Array[]> {
    const { embed } = loaded()
    return texts.map(text => embed(PREFIXES[role] + text))
  }

  async relevance(question: string, passage: string): Promise<number> {
    return loaded().relevance(PREFIXES.question + question, PREFIXES.passage + passage)
  }
}

function loaded(): SentenceModel {
  model ??= loadModel()
  return model
}
