/** Embedder in worker threads: for the passages of a folder, which take a core minutes. A few are not worth a thread. */

import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { MODEL_ID } from '@doslova/sentence-model'
import type { Embedder, Role } from '../../src/meaning/embedder.ts'
import { BuiltInEmbedder } from './built-in-embedder.ts'

export interface EmbeddingCall {
  readonly texts: readonly string[]
  readonly role: Role
}

export type EmbeddingResult = { readonly vectors: readonly Float32Array[] } | { readonly error: unknown }

const MODULE = new URL('./embedding-thread.ts', import.meta.url)
/** Each takes some 60 MB. */
const MOST_THREADS = 4
/** Texts that take less time than threads take to start. */
const FEW = 8

/** Its threads start with the first texts and run until `close`. Takes one call at a time. */
export class ThreadedEmbedder implements Embedder {
  readonly id = MODEL_ID
  private readonly count: number
  private readonly here = new BuiltInEmbedder()
  private threads: readonly Worker[] = []

  constructor(count = Math.min(MOST_THREADS, availableParallelism())) {
    this.count = count
  }

  async embed(texts: readonly string[], role: Role): Promise<Float32Array[]> {
    if (this.threads.length === 0 && texts.length <= FEW) return this.here.embed(texts, role)
    if (this.threads.length === 0) this.threads = Array.from({ length: this.count }, () => new Worker(MODULE))
    const share = Math.ceil(texts.length / this.threads.length)
    const parts = this.threads.map((thread, at) =>
      embedIn(thread, { texts: texts.slice(at * share, (at + 1) * share), role }),
    )
    return (await Promise.all(parts)).flat()
  }

  async close(): Promise<void> {
    const { threads } = this
    this.threads = []
    await Promise.all(threads.map(thread => thread.terminate()))
  }
}

/** Rejects when the thread breaks. */
async function embedIn(thread: Worker, call: EmbeddingCall): Promise<readonly Float32Array[]> {
  if (call.texts.length === 0) return []
  thread.postMessage(call)
  const [result] = (await once(thread, 'message')) as [EmbeddingResult]
  if ('error' in result) throw result.error
  return result.vectors
}
