/** One measured load: reads its task as JSON from standard input and prints the figures as JSON. */

import { readFileSync } from 'node:fs'
import { Engine } from '../../src/engine/engine.ts'
import { readLexicon } from '../../src/engine/lexicon.ts'
import { isVerbatim } from '../../src/passages/verbatim.ts'
import { quantile } from './figures.ts'

const task = JSON.parse(readFileSync(0, 'utf8')) as { lexicon: string; content: string[]; asked: string[] }
const start = performance.now()
const lexicon = readLexicon(task.lexicon)
const lexiconMs = performance.now() - start
const opened = performance.now()
const engine = new Engine({ folders: task.content, lexicon, today: new Date() })
const loadMs = performance.now() - opened
const peakMb = process.resourceUsage().maxRSS / 1024

for (const question of task.asked) await engine.answer(question)
const times: number[] = []
for (const question of task.asked) {
  const asked = performance.now()
  await engine.answer(question)
  times.push(performance.now() - asked)
}

process.stdout.write(
  JSON.stringify({
    passages: engine.passages.length,
    failed: [...engine.passages].filter(passage => !isVerbatim(passage)).length,
    lexiconMs,
    loadMs,
    peakMb,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
  }),
)
