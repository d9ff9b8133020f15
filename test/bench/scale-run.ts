/** One size of the scale benchmark: reads its task as JSON from standard input, prints the figures as JSON. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Answerer } from '../../src/answer/answer.ts'
import { loadLibrary } from '../../src/content/library.ts'
import { readLexicon } from '../../src/engine/lexicon.ts'
import { packSnapshot, textsOf, unpackSnapshot } from '../../src/engine/snapshot.ts'
import { readQuestions } from '../../src/evaluation/evaluation.ts'
import { Spellings } from '../../src/meaning/spellings.ts'
import { filed, sketchOf } from '../../src/passages/near-duplicates.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { versionOf } from '../../src/passages/version.ts'
import { SearchIndex, tablesOf } from '../../src/search/index.ts'
import { keyReader } from '../../src/search/keys.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { quantile } from './figures.ts'
import { repeated } from './repeated.ts'
import { miniSearch } from './systems.ts'

export interface Measured {
  readonly passages: number
  readonly buildMs: number
  readonly restoreMs: number
  readonly memoryMb: number
  readonly p50: number
  readonly p99: number
  readonly rawP50: number
  readonly rawP99: number
}

const task = JSON.parse(readFileSync(0, 'utf8')) as { folders: string[]; questions: string; size: number }
const lexicon = readLexicon(join(fileURLToPath(new URL('../../', import.meta.url)), 'lexicon'))
const library = loadLibrary(task.folders, lexicon)
const passages = repeated(
  passagesOf(library.documents, new Date(), lexicon.thesaurus.analyzer.stopWords),
  task.size,
)
const questions = readQuestions(task.questions).map(question => question.turns.at(-1) ?? '')

const building = performance.now()
const index = new SearchIndex(passages, lexicon.thesaurus)
const buildMs = performance.now() - building
const answerer = new Answerer({ index, ...lexicon, tuning: TUNING })
const [p50, p99] = time(question => answerer.answer(question))
const memoryMb = process.resourceUsage().maxRSS / 1024

const packed = packSnapshot(
  {
    ...{ problems: [], passages, texts: textsOf(library.documents) },
    ...{
      index: tablesOf(passages, passages.map(keyReader(lexicon.thesaurus))),
      spellings: new Spellings(() => []),
      sketches: filed(passages.map(({ text }) => sketchOf(text))),
      version: versionOf(passages),
    },
  },
  '',
)
const restoring = performance.now()
const snapshot = unpackSnapshot(packed)
if (snapshot === null) throw new Error('The snapshot cannot be read.')
new SearchIndex(snapshot.passages, lexicon.thesaurus, snapshot.index)
const restoreMs = performance.now() - restoring

const raw = miniSearch('MiniSearch', passages, { fuzzy: 0.2, prefix: true })
const [rawP50, rawP99] = time(question => raw.find(question, 10))

const times = { p50, p99, rawP50, rawP99 }
const measured: Measured = { passages: passages.length, buildMs, restoreMs, memoryMb, ...times }
process.stdout.write(JSON.stringify(measured))

function time(ask: (question: string) => unknown): [number, number] {
  for (const question of questions.slice(0, 20)) ask(question)
  const times = questions.map(question => {
    const started = performance.now()
    ask(question)
    return performance.now() - started
  })
  return [quantile(times, 0.5), quantile(times, 0.99)]
}
