/**
 * Many passages in a cluster of OpenSearch on this machine: how fast they are indexed, what they take, how long questions take.
 *
 *   npm run search-scale -- --corpora DIR --questions FILE [--size 100000] [--nodes 1] [--shards 2] [--heap 1g] [--meaning] [--knn]
 *
 * By words, or with meaning, or with meaning on nodes that have the k-NN plugin; then it says too how many of those nearest to a
 * question the cluster finds.
 * The passages are those of real sites, repeated with other numbers and places, so that they are not what their files say: what
 * is measured is the way to them, and the gate shows none.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MODEL_ID } from '@doslova/sentence-model'
import { Connection, clusterAddress } from '../../adapters/opensearch/connection.ts'
import { indexTexts } from '../../adapters/opensearch/indexer.ts'
import { OpenSearchStore } from '../../adapters/opensearch/opensearch-store.ts'
import { openSearchEngine } from '../../adapters/opensearch/search-engine.ts'
import { Versions } from '../../adapters/opensearch/versions.ts'
import { loadLibrary } from '../../src/content/library.ts'
import type { StoredVersion } from '../../src/engine/catalogue.ts'
import { textsOf } from '../../src/engine/snapshot.ts'
import { readQuestions } from '../../src/evaluation/evaluation.ts'
import { Spellings } from '../../src/meaning/spellings.ts'
import { TextHashes } from '../../src/meaning/text-hashes.ts'
import { toBytes } from '../../src/meaning/vectors.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { tablesOf } from '../../src/search/index.ts'
import { keyReader } from '../../src/search/keys.ts'
import { FETCHED_NEAREST } from '../../src/search/remote-candidates.ts'
import { similaritiesAmong } from '../../src/search/similarity.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { type ClusterNode, startCluster } from '../opensearch/cluster.ts'
import { quantile } from './figures.ts'
import { LEXICON as lexicon } from './lexicon.ts'
import { questionVector, vectorsOf } from './meaning.ts'
import { repeated, repeatedVectors } from './repeated.ts'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '.' },
    questions: { type: 'string', default: '' },
    size: { type: 'string', default: '100000' },
    nodes: { type: 'string', default: '1' },
    shards: { type: 'string', default: '2' },
    heap: { type: 'string', default: '1g' },
    meaning: { type: 'boolean', default: false },
    knn: { type: 'boolean', default: false },
  },
})

const folders = readdirSync(values.corpora, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => join(values.corpora, entry.name))
  .sort()
const library = loadLibrary(folders, lexicon)
const { stopWords } = lexicon.thesaurus.analyzer
const originals = passagesOf(library.documents, new Date(), stopWords)
/** Whose words and vectors are repeated. */
const real = { passages: originals }
const passages = repeated(originals, Number(values.size))
const hasMeaning = values.meaning || values.knn
const vectors = hasMeaning
  ? {
      model: MODEL_ID,
      of: repeatedVectors(vectorsOf(real), originals.length, passages.length),
    }
  : null
const snapshot = {
  ...{ problems: [], passages, texts: textsOf(library.documents) },
  ...{
    spellings: new Spellings(() => []),
    sketches: new Float64Array(),
    textHashes: TextHashes.of([]),
    version: '',
  },
  index: tablesOf(passages, passages.map(keyReader(lexicon.thesaurus))),
}
const questions = readQuestions(values.questions).map(({ turns }) => turns.at(-1) ?? '')

const cluster = await startCluster(Number(values.nodes), { heap: values.heap, hasKnn: values.knn })
try {
  await measure(cluster.url('scale'), cluster.nodes)
} finally {
  await cluster.close()
}

async function measure(url: string, nodes: readonly ClusterNode[]): Promise<void> {
  const address = clusterAddress(url)
  const connection = new Connection(address)
  const [own, theirs] = [cpuMs(), cpuOf(nodes)]
  const started = performance.now()
  const options = { connection, alias: address.alias, lexicon, shards: Number(values.shards), vectors }
  const version = await indexTexts(snapshot, options)
  const { name } = version
  const seconds = (performance.now() - started) / 1000
  print('passages a second', passages.length / seconds)
  print('CPU ms a passage, indexer', (cpuMs() - own) / passages.length)
  print('CPU ms a passage, OpenSearch', (cpuOf(nodes) - theirs) / passages.length)
  const stats = await connection.work<{ _all: { primaries: { store: { size_in_bytes: number } } } }>({
    ...{ method: 'GET', path: `/${name}/_stats/store` },
  })
  print('disk, bytes a passage', stats._all.primaries.store.size_in_bytes / passages.length)
  const packed = await new Versions(connection, address.alias).catalogue(name)
  print('catalogue, MB', packed.length / 1e6)
  const engine = openSearchEngine(packed, url, {
    lexicon,
    meaning: { kind: hasMeaning ? 'built-in' : 'off' },
  })
  let failed = 0
  const ask = (question: string) =>
    engine.answer(question).catch(() => {
      failed++
    })
  for (const question of questions) await ask(question)
  const [ownBefore, theirsBefore] = [cpuMs(), cpuOf(nodes)]
  const times: number[] = []
  for (const question of questions) {
    const asked = performance.now()
    await ask(question)
    times.push(performance.now() - asked)
  }
  for (const share of [0.5, 0.95, 0.99]) print(`p${share * 100} ms`, quantile(times, share))
  print('CPU ms a question, here', (cpuMs() - ownBefore) / questions.length)
  print('CPU ms a question, OpenSearch', (cpuOf(nodes) - theirsBefore) / questions.length)
  print('not answered in time', failed)
  if (version.findsNearest) print('of the nearest, found', await foundNearest(connection, version))
  print('memory of a node, MB', Math.max(...nodes.map(memoryMb)))
  await connection.close()
}

/** Share of the passages that are nearest to a question which the cluster finds, over all questions. */
async function foundNearest(connection: Connection, version: StoredVersion): Promise<number> {
  const store = new OpenSearchStore(connection, version)
  const mayAnswer = Uint32Array.from(passages.keys()).filter(id => passages[id]?.standalone === true)
  const limit = TUNING.ranking.nearest
  let found = 0
  for (const question of questions) {
    const vector = questionVector(question, real)
    const compared = vectors?.of.compared(vector)
    const nearest = compared === undefined ? [] : similaritiesAmong(mayAnswer, compared).nearest(limit)
    const stored = await store.candidates({
      ...{ evidence: [], places: null, period: null, named: [], limit },
      near: { vector: toBytes(vector), limit: FETCHED_NEAREST * limit },
    })
    const ids = new Set(stored.map(({ id }) => id))
    found += nearest.filter(id => ids.has(id)).length
  }
  return found / (questions.length * limit)
}

function print(name: string, value: number): void {
  process.stdout.write(`${name.padEnd(32)}${value.toFixed(value < 10 ? 2 : 0)}\n`)
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** CPU of other processes, which Linux counts in hundredths of a second. */
function cpuOf(nodes: readonly ClusterNode[]): number {
  return nodes.reduce((sum, { pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return sum + (Number(fields[11]) + Number(fields[12])) * 10
  }, 0)
}

function memoryMb({ pid }: ClusterNode): number {
  const [, kB = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kB) / 1024
}
