/**
 * The whole bot on Telegram against an echo on the same poller: answers a second, delay of an answer, memory.
 *
 *   npm run bench:telegram -- [--questions FILE]... [--rounds N] [--only rate|delay|memory]
 *
 * Server, bot and echo are processes of their own, and 500 people write; 5 000 where memory is measured. Without
 * files, headings of the shipped texts are asked. Rounds are paired, medians are printed, with the range of the ratio.
 * Not a test: it judges nothing.
 */

import { parseArgs } from 'node:util'
import { type Asked, readAsked } from './telegram-questions.ts'
import { measureDelays, measureMemory, measureRate } from './telegram-run.ts'

const { values } = parseArgs({
  options: {
    questions: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
})
const rounds = Math.max(1, Number(values.rounds))
const asked = readAsked(values.questions)

const KINDS: readonly (readonly [string, keyof Asked])[] = [
  ['all different', 'distinct'],
  ['150, by Zipf', 'repeated'],
]
const LATENCIES_MS = [0, 50]
const RATE_QUESTIONS = 6_000
const DELAY_QUESTIONS = 500
const MEMORY_BATCH = 10_000
const MEMORY_BATCHES = 10
/** Enough to fill everything that is held in memory already in the first batch. */
const MEMORY_PEOPLE = 5_000

const MEASURES: Readonly<Record<string, () => Promise<void>>> = { rate, delay, memory }
for (const [name, measure] of Object.entries(MEASURES))
  if (values.only === undefined || values.only === name) await measure()

async function rate(): Promise<void> {
  write(['questions', 'API latency', 'bot/s', 'echo/s', 'ratio'])
  for (const [title, kind] of KINDS) {
    const questions = asked[kind](RATE_QUESTIONS)
    for (const latency of LATENCIES_MS) {
      const pairs: (readonly [number, number])[] = []
      for (let round = 0; round < rounds; round++) {
        const echo = await measureRate('echo', latency, questions)
        pairs.push([await measureRate('doslova', latency, questions), echo])
      }
      const bots = pairs.map(([bot]) => bot)
      const echos = pairs.map(([, echo]) => echo)
      const ratios = pairs.map(([bot, echo]) => bot / echo)
      write([title, `${latency} ms`, median(bots), median(echos), spread(ratios)])
    }
  }
}

async function delay(): Promise<void> {
  write(['questions', 'delay', 'bot ms', 'echo ms', 'added ms'])
  for (const [title, kind] of KINDS) {
    const questions = asked[kind](DELAY_QUESTIONS)
    const echo = await measureDelays('echo', questions)
    const bot = await measureDelays('doslova', questions)
    for (const share of [0.5, 0.99]) {
      const [ours, theirs] = [at(bot, share), at(echo, share)]
      write([title, `p${share * 100}`, ours.toFixed(2), theirs.toFixed(2), (ours - theirs).toFixed(2)])
    }
  }
}

async function memory(): Promise<void> {
  write(['questions', 'answered', 'memory'])
  const questions = asked.distinct(MEMORY_BATCH * MEMORY_BATCHES)
  const batches = Array.from({ length: MEMORY_BATCHES }, (_, batch) =>
    questions.slice(batch * MEMORY_BATCH, (batch + 1) * MEMORY_BATCH),
  )
  const sizes = await measureMemory(batches, MEMORY_PEOPLE)
  for (const [batch, size] of sizes.entries())
    write(['all different', String((batch + 1) * MEMORY_BATCH), `${size.toFixed(0)} MB`])
}

function write(cells: readonly string[]): void {
  process.stdout.write(
    `${cells
      .map(cell => cell.padEnd(16))
      .join('')
      .trimEnd()}\n`,
  )
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function median(list: readonly number[]): string {
  return at(sorted(list), 0.5).toFixed(0)
}

function spread(list: readonly number[]): string {
  const [least, middle, most] = [0, 0.5, 1].map(share => at(sorted(list), share).toFixed(2))
  return `${middle}  (${least} to ${most})`
}

function sorted(list: readonly number[]): number[] {
  return [...list].sort((a, b) => a - b)
}
