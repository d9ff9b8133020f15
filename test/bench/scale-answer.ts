/** Process of the scale benchmark that opens a saved index, as a bot does at its start, and answers. */

import { join } from 'node:path'
import { Engine } from '../../src/engine/engine.ts'
import { readSnapshot, unpackSnapshot } from '../../src/engine/snapshot.ts'
import type { Embedding } from '../../src/meaning/embedder.ts'
import { similaritiesAmong } from '../../src/search/similarity.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { median } from './figures.ts'
import { RandomEmbedder, randomVector } from './random-embedder.ts'
import { cpuMs, lexiconOf, readTask, report, timesOf } from './scale-task.ts'

const VECTOR_SEARCHES = 50

const task = readTask()
const embedder = new RandomEmbedder()
const meaning = {
  ...{ questions: embedder, passages: embedder, isMeasured: true },
  ...{ known: [join(task.saveTo, 'vectors.bin')], saveTo: null },
}

const lexicon = lexiconOf(task)
const started = cpuMs()
const saved = readSnapshot(task.saveTo)
const snapshot = saved && unpackSnapshot(saved, '')
if (snapshot === null) throw new Error('The snapshot cannot be read.')
const engine = new Engine({
  ...{ folders: task.folders, lexicon, today: new Date(), snapshot },
  ...(task.meaning && { meaning }),
})
const restoreMs = cpuMs() - started
if (engine.withoutVectors > 0) throw new Error('Passages have no vectors.')

// Repeated passages are not what their files say, and the engine would show none.
const times = await timesOf(task, question =>
  engine.searching(({ answerer }) => answerer.answering(question, {})),
)
report({ ...times, restoreMs, memoryMb: process.resourceUsage().maxRSS / 1024, vectorsMs: await vectorsMs() })

/** Milliseconds of a processor that the passages nearest to a question in meaning take. */
async function vectorsMs(): Promise<number> {
  if (!task.meaning) return 0
  const ids = Uint32Array.from({ length: engine.passages.length }, (_, id) => id)
  const spent: number[] = []
  // biome-ignore lint/correctness/useYield: nothing here is waited for
  await engine.searching(function* ({ tools }): Embedding<void> {
    for (let at = 0; at < VECTOR_SEARCHES; at++) {
      const vector = randomVector(String(at))
      const began = cpuMs()
      const compared = tools.vectors?.compared(vector)
      if (compared !== undefined) similaritiesAmong(ids, compared).nearest(TUNING.ranking.nearest)
      spent.push(cpuMs() - began)
    }
  })
  return median(spent)
}
