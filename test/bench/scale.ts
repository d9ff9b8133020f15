/**
 * Time and memory against the number of passages: the passages of real sites, repeated with other numbers and places.
 *
 *   npm run scale -- --corpora DIR --questions FILE [--sizes 5000,20000,100000] [--svg FILE]
 *
 * Each size runs in a process of its own, so that its memory is its own too.
 */

import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { logLines } from './chart.ts'
import { row } from './figures.ts'
import type { Measured } from './scale-run.ts'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '.' },
    questions: { type: 'string', default: '' },
    sizes: { type: 'string', default: '5000,10000,30000,100000' },
    svg: { type: 'string' },
  },
})
const script = fileURLToPath(new URL('scale-run.ts', import.meta.url))
const folders = readdirSync(values.corpora, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => join(values.corpora, entry.name))
  .sort()

const COLUMNS: readonly (readonly [keyof Measured, string])[] = [
  ['passages', 'passages'],
  ['buildMs', 'build ms'],
  ['restoreMs', 'restore ms'],
  ['memoryMb', 'memory MB'],
  ['p50', 'p50 ms'],
  ['p99', 'p99 ms'],
  ['rawP50', 'MiniSearch p50'],
  ['rawP99', 'MiniSearch p99'],
]

row(COLUMNS.map(([, title]) => title))
const rows = values.sizes.split(',').map(size => {
  const child = spawnSync(
    process.execPath,
    ['--max-semi-space-size=8', '--max-old-space-size=8192', script],
    {
      input: JSON.stringify({ folders, questions: values.questions, size: Number(size) }),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  )
  if (child.status !== 0) throw new Error(child.stderr)
  const measured = JSON.parse(child.stdout) as Measured
  row(COLUMNS.map(([name]) => measured[name].toFixed(name === 'passages' ? 0 : 1)))
  return measured
})

if (values.svg !== undefined) {
  const curve = (label: string, name: keyof Measured) => ({
    label,
    points: rows.map(size => [size.passages, size[name]] as const),
  })
  writeFileSync(
    values.svg,
    logLines('Time for one question', 'passages', 'ms', [
      curve('Doslova p50', 'p50'),
      curve('Doslova p99', 'p99'),
      curve('MiniSearch p50', 'rawP50'),
      curve('MiniSearch p99', 'rawP99'),
    ]),
  )
}
