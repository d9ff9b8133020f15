/**
 * Gives random compositions of hostile shapes to everything that reads what strangers and editors write: nothing
 * throws, twice the text takes at most three times the work, an answer is one of the four, memory stays what it is.
 *
 *   npm run fuzz -- [--rounds N] [--seed N] [--only question|file|config|settings]
 *
 * A failure names its seed; `--rounds 1 --seed N --only WHAT` runs that one again. Exit code 1 when something failed.
 */

import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { growthLater, MOST } from '../work.ts'
import { COMPOSITIONS } from './composition.ts'
import { openSubjects, type Subject } from './subjects.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    only: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const first = Number(values.seed)
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(first)) {
  process.stderr.write('fuzz: --rounds and --seed are whole numbers, rounds at least 1.\n')
  process.exit(2)
}
const { all, close } = openSubjects()
const subjects = Object.entries(all).filter(([name]) => values.only === undefined || values.only === name)
if (subjects.length === 0) {
  process.stderr.write(`fuzz: --only is one of ${Object.keys(all).join(', ')}.\n`)
  process.exit(2)
}

/** Work that grows too fast grows on with longer texts; what other programs add to a short time does not. */
const SCALES = [1, 4, 8]

/** What is wrong with one composition, or null. */
async function faultOf(name: string, { size, take }: Subject, seed: number): Promise<string | null> {
  const arbitrary = COMPOSITIONS[name]
  const [composition] = arbitrary === undefined ? [] : fc.sample(arbitrary, { numRuns: 1, seed })
  if (composition === undefined) return null
  try {
    let ratio = 0
    for (const scale of SCALES) {
      const length = size * scale
      ratio = await growthLater(take, composition.text(length), composition.text(length * 2))
      if (ratio <= MOST) return null
    }
    return `${composition.name}: twice the text takes ${ratio.toFixed(1)} times the work`
  } catch (error) {
    return `${composition.name}: ${error instanceof Error ? error.stack : error}`
  }
}

/** Megabytes in use after a collection, or null where the process was not started with `--expose-gc`. */
function megabytes(): number | null {
  if (globalThis.gc === undefined) return null
  globalThis.gc()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

/** Part of the rounds after which caches are full, and how much more memory may be in use at the end. */
const WARM = 0.3
const MORE_MEMORY = 1.3

process.stdout.write(`seeds ${first} to ${first + rounds - 1}\n`)
let failed = 0
let warm: number | null = null
for (let round = 0; round < rounds; round++) {
  if (round === Math.floor(rounds * WARM)) warm = megabytes()
  for (const [name, subject] of subjects) {
    const fault = await faultOf(name, subject, first + round)
    if (fault === null) continue
    failed++
    process.stdout.write(`${name}, --seed ${first + round}: ${fault}\n`)
  }
}
const end = megabytes()
if (warm !== null && end !== null && end > warm * MORE_MEMORY) {
  failed++
  process.stdout.write(`memory grew from ${warm.toFixed(0)} to ${end.toFixed(0)} MB\n`)
}
close()
process.stdout.write(
  `${rounds} rounds, ${failed} failed${end === null ? '' : `, ${end.toFixed(0)} MB in use`}\n`,
)
process.exitCode = failed > 0 ? 1 : 0
