/**
 * Measures loading, memory and answering; medians of several runs. Not a test: it prints numbers and judges nothing.
 *
 *   npm run bench -- [--corpora DIR] [--questions FILE]... [--runs N]
 *
 * `--corpora` is a folder with a content folder in each of its subfolders; without it the shipped texts are measured.
 */

import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readQuestions } from '../../src/evaluation/evaluation.ts'
import { median } from './figures.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const NODE_OPTIONS = ['--max-semi-space-size=8']

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    questions: { type: 'string', multiple: true, default: [] },
    runs: { type: 'string', default: '5' },
  },
})
const runs = Math.max(1, Number(values.runs))
const folders = values.corpora === undefined ? [join(ROOT, 'content')] : subfolders(values.corpora)
const questions = values.questions.flatMap(file =>
  readQuestions(file).map(question => question.turns.at(-1) ?? ''),
)

const loads = repeat(() => measureLoad(folders, questions))
const FIGURES: readonly (readonly [figure: keyof Load, name: string, unit: string])[] = [
  ['passages', 'passages', ''],
  ['failed', 'failed the verbatim gate', ''],
  ['lexiconMs', 'lexicon', 'ms'],
  ['loadMs', 'loading and indexing', 'ms'],
  ['peakMb', 'peak memory', 'MB'],
]
const DELAYS: typeof FIGURES = [
  ['p50', 'answer p50', 'ms'],
  ['p95', 'answer p95', 'ms'],
  ['p99', 'answer p99', 'ms'],
]
for (const [figure, name, unit] of [...FIGURES, ...(questions.length > 0 ? DELAYS : [])])
  report(
    name,
    loads.map(load => load[figure]),
    unit,
  )
report('process start to printed answer, shipped texts', repeat(measureStart), 'ms')

function subfolders(folder: string): string[] {
  return readdirSync(folder)
    .map(name => join(folder, name))
    .filter(path => statSync(path).isDirectory())
    .sort()
}

function repeat<T>(measure: () => T): T[] {
  return Array.from({ length: runs }, measure)
}

interface Load {
  passages: number
  failed: number
  lexiconMs: number
  loadMs: number
  peakMb: number
  p50: number
  p95: number
  p99: number
}

/** Loads in a process of its own, so that its peak memory is its own too. */
function measureLoad(content: readonly string[], asked: readonly string[]): Load {
  const child = spawnSync(process.execPath, [...NODE_OPTIONS, join(ROOT, 'test/bench/load.ts')], {
    input: JSON.stringify({ lexicon: join(ROOT, 'lexicon'), content, asked }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout) as Load
}

function measureStart(): number {
  const started = performance.now()
  const child = spawnSync(
    process.execPath,
    [...NODE_OPTIONS, join(ROOT, 'adapters/cli/main.ts'), 'ask', 'kamery'],
    { encoding: 'utf8' },
  )
  if (child.status !== 0) throw new Error(child.stderr)
  return performance.now() - started
}

function report(name: string, list: readonly number[], unit: string): void {
  const shown = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1))
  const range = list.length > 1 ? `  (${shown(Math.min(...list))} to ${shown(Math.max(...list))})` : ''
  process.stdout.write(`${name.padEnd(48)} ${shown(median(list))} ${unit}${range}\n`)
}
