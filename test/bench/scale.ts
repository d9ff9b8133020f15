/**
 * Time and memory against the number of passages, beside other systems over the same ones: the passages of real sites, repeated
 * with other numbers and places.
 *
 *   npm run scale -- --corpora DIR --questions FILE [--sizes 5000,20000,100000] [--svg FILE]
 *
 * Everything runs in a process of its own, one after another, and its times are those of processors, so that other work on the
 * machine counts little. Lucene is left out where `peers/install.sh` does not get it.
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { logLines } from './chart.ts'
import { row } from './figures.ts'
import { installPeers } from './peers/install.ts'
import { hasLucene } from './peers/lucene.ts'
import type { ScaleTask, Times } from './scale-task.ts'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '.' },
    questions: { type: 'string', default: '' },
    sizes: { type: 'string', default: '5000,10000,30000,100000' },
    svg: { type: 'string' },
  },
})

interface Measured {
  readonly size: number
  /** By what is measured, in the order of the columns. */
  readonly systems: ReadonlyMap<string, Times>
}

const folders = readdirSync(values.corpora, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => join(values.corpora, entry.name))
  .sort()

installPeers()
const peers = ['MiniSearch', 'SQLite FTS5', ...(hasLucene() ? ['Lucene'] : [])]
const OURS = { words: 'Doslova', meaning: 'with meaning' }

const measured = values.sizes.split(',').map(size => measure(Number(size)))
for (const share of ['p50', 'p99'] as const) table(share)
if (values.svg !== undefined) writeFileSync(values.svg, chart())

function measure(size: number): Measured {
  const saveTo = mkdtempSync(join(tmpdir(), 'doslova-scale-'))
  try {
    const task: ScaleTask = { folders, questions: values.questions, size, saveTo, meaning: false, peer: '' }
    const built = run<{ buildMs: number; fileMb: number }>('scale-build.ts', task)
    const words = run<Answered>('scale-answer.ts', task)
    const meaning = run<Answered>('scale-answer.ts', { ...task, meaning: true })
    print(`${size} passages: built`, built.buildMs, 'ms')
    print('saved', built.fileMb, 'MB')
    for (const [name, { restoreMs, memoryMb }] of [
      [OURS.words, words],
      [OURS.meaning, meaning],
    ] as const) {
      print(`${name}: restored`, restoreMs, 'ms')
      print(`${name}: memory`, memoryMb, 'MB')
    }
    print('vectors searched', meaning.vectorsMs, 'ms')
    const others = peers.map(peer => [peer, run<Times>('scale-peer.ts', { ...task, peer })] as const)
    return { size, systems: new Map([[OURS.words, words], [OURS.meaning, meaning], ...others]) }
  } finally {
    rmSync(saveTo, { recursive: true })
  }
}

interface Answered extends Times {
  readonly restoreMs: number
  readonly memoryMb: number
  readonly vectorsMs: number
}

/** What a script reports. Throws when it fails, with what it said. */
function run<Report>(script: string, task: ScaleTask): Report {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawnSync(process.execPath, ['--max-semi-space-size=8', '--max-old-space-size=8192', path], {
    input: JSON.stringify(task),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout) as Report
}

function print(name: string, value: number, unit: string): void {
  process.stdout.write(`${name.padEnd(36)}${value.toFixed(value < 10 ? 1 : 0).padStart(8)} ${unit}\n`)
}

/** Milliseconds of a processor for a question, and how many times as many as ours by words alone. */
function table(share: keyof Times): void {
  const names = [...(measured[0]?.systems.keys() ?? [])]
  row([`passages, ${share} ms`, ...names], 20, 20)
  for (const { size, systems } of measured) {
    const own = systems.get(OURS.words)?.[share] ?? 0
    const cells = [...systems.values()].map(({ [share]: time }) =>
      [time.toFixed(1), `(${(time / own).toFixed(2)})`].join(' '),
    )
    row([String(size), ...cells], 20, 20)
  }
}

function chart(): string {
  const names = [...(measured[0]?.systems.keys() ?? [])]
  const curves = names.flatMap(name =>
    (['p50', 'p99'] as const).map(share => ({
      label: `${name} ${share}`,
      points: measured.map(({ size, systems }) => [size, systems.get(name)?.[share] ?? 0] as const),
    })),
  )
  return logLines('Processor time of one question', 'passages', 'ms', curves)
}
