/**
 * The whole bot on Matrix against an echo on the same client: delay of an answer, answers a second, memory.
 *
 *   npm run bench:matrix -- [--questions FILE]... [--rounds N] [--only delay|rate|memory]
 *
 * Delays are those of a person with the library of Element on a Synapse of this machine, everything encrypted; the
 * first answer is to come within a second. The rest is on the homeserver of the tests. Server, bot and echo are
 * processes of their own. Without files, headings of the shipped texts are asked. Rounds are paired, medians are
 * printed, with the range of the ratio. Not a test: it judges nothing.
 */

import { parseArgs } from 'node:util'
import { startSynapse } from '../matrix/synapse/synapse.ts'
import { measureDelays, measureMemory, measureRate, QUESTIONS_OF_ROOM } from './matrix-run.ts'
import { readAsked } from './telegram-questions.ts'

const { values } = parseArgs({
  options: {
    questions: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
})
const rounds = Math.max(1, Number(values.rounds))
const asked = readAsked(values.questions)

const KINDS: readonly (readonly [string, boolean])[] = [
  ['clear', false],
  ['encrypted', true],
]
const DELAY_ROOMS = 7
const RATE_QUESTIONS = 3_000
const MEMORY_QUESTIONS = 10_000

const MEASURES: Readonly<Record<string, () => Promise<void>>> = { delay, rate, memory }
for (const [name, measure] of Object.entries(MEASURES))
  if (values.only === undefined || values.only === name) await measure()
// The library of Element leaves timers behind.
process.exit()

async function delay(): Promise<void> {
  const synapse = await startSynapse()
  // It has said why.
  if (synapse === null) return
  const questions = asked.distinct(DELAY_ROOMS * QUESTIONS_OF_ROOM)
  const echo = await measureDelays('echo', synapse, questions)
  const bot = await measureDelays('doslova', synapse, questions)
  await synapse.stop()
  write(['answer', 'from', 'bot ms', 'echo ms', 'added ms'])
  const rows = [
    ['first', 'invitation', bot.fromInvitation, echo.fromInvitation],
    ['first', 'question', bot.first, echo.first],
    ['later', 'question', bot.later, echo.later],
  ] as const
  for (const [answer, from, ours, theirs] of rows)
    write([answer, from, ...[median(ours), median(theirs), median(ours) - median(theirs)].map(tenths)])
  write(['first', 'invitation', `at most ${tenths(Math.max(...bot.fromInvitation))}`])
}

async function rate(): Promise<void> {
  write(['rooms', 'bot/s', 'echo/s', 'ratio'])
  for (const [title, isEncrypting] of KINDS) {
    const questions = asked.distinct(RATE_QUESTIONS)
    const pairs: (readonly [number, number])[] = []
    for (let round = 0; round < rounds; round++) {
      const echo = await measureRate('echo', isEncrypting, questions)
      pairs.push([await measureRate('doslova', isEncrypting, questions), echo])
    }
    const bots = median(pairs.map(([bot]) => bot))
    const echos = median(pairs.map(([, echo]) => echo))
    write([title, bots.toFixed(0), echos.toFixed(0), spread(pairs.map(([bot, echo]) => bot / echo))])
  }
}

async function memory(): Promise<void> {
  write(['rooms', 'answered', 'memory'])
  for (const [title, isEncrypting] of KINDS) {
    const { idle, after } = await measureMemory(isEncrypting, asked.distinct(MEMORY_QUESTIONS))
    write([title, '0', `${idle.toFixed(0)} MB`])
    write([title, String(MEMORY_QUESTIONS), `${after.toFixed(0)} MB`])
  }
}

function write(cells: readonly string[]): void {
  const line = cells.map(cell => cell.padEnd(16)).join('')
  process.stdout.write(`${line.trimEnd()}\n`)
}

function tenths(ms: number): string {
  return ms.toFixed(1)
}

function at(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function median(list: readonly number[]): number {
  return at(list, 0.5)
}

function spread(list: readonly number[]): string {
  const [least, middle, most] = [0, 0.5, 1].map(share => at(list, share).toFixed(2))
  return `${middle}  (${least} to ${most})`
}
