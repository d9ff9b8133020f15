/** Built-in embedder: the sentence model in this very thread, loaded by the first text. */

import { loadModel, MODEL_ID, type SentenceModel } from '@doslova/sentence-model'
import type { Embedder, Role } from '../../src/meaning/embedder.ts'

/** What the model was trained to find before a text. */
const PREFIXES: Readonly<Record<Role, string>> = { question: 'query: ', passage: 'passage: ' }

export class BuiltInEmbedder implements Embedder {
  readonly id = MODEL_ID
  private model: SentenceModel | null = null

  async embed(texts: readonly string[], role: Role): Promise<Float32Array[]> {
    this.model ??= loadModel()
    const { model } = this
    return texts.map(text => model.embed(PREFIXES[role] + text))
  }
}
