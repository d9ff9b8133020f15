/** Worker thread that embeds what `ThreadedEmbedder` sends, one text after another. */

import { parentPort } from 'node:worker_threads'
import { BuiltInEmbedder } from './built-in-embedder.ts'
import type { EmbeddingCall, EmbeddingResult } from './threaded-embedder.ts'

const embedder = new BuiltInEmbedder()

parentPort?.on('message', ({ texts, role }: EmbeddingCall) => {
  embedder.embed(texts, role).then(
    vectors => post({ vectors }),
    (error: unknown) => post({ error }),
  )
})

function post(result: EmbeddingResult): void {
  parentPort?.postMessage(result)
}
