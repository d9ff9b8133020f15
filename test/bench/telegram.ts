/**
 * The whole bot on Telegram against an echo on the same poller: answers a second, delay of an answer, CPU, memory.
 *
 *   npm run bench:telegram -- [--questions FILE]... [--rounds N] [--only rate|delay|cpu|memory] [--short]
 *
 * Server, bot and echo are processes of their own, and 500 people write; 5 000 where memory is measured. Without
 * files, headings of the shipped texts are asked. Rounds are paired, medians are printed, with the range of the ratio.
 * With `--short` rates and CPU are measured by fewer questions, and without latency. Not a test: it judges nothing.
 */

import type { BotName } from './bot-process.ts'
import { paired, quantile, row } from './figures.ts'
import { type Asked, readArguments } from './questions.ts'
import { measureCpu, measureDelays, measureMemory, measureRate } from './telegram-run.ts'

const { asked, rounds, isShort, runAsked } = readArguments()

const KINDS: readonly (readonly [string, keyof Asked])[] = [
  ['all different', 'distinct'],
  ['150, by Zipf', 'repeated'],
]
const LATENCIES_MS = isShort ? [0] : [0, 50]
/** The echo has many times as much done in a second. */
const RATE_QUESTIONS = isShort ? { doslova: 400, echo: 2_000 } : { doslova: 1_500, echo: 6_000 }
const DELAY_QUESTIONS = 500
const CPU_QUESTIONS = isShort ? 200 : 1_000
const MEANINGS = [
  ['words, meaning', 'on'],
  ['words alone', 'off'],
] as const
const MEMORY_BATCH = 5_000
const MEMORY_BATCHES = 4
/** Enough to fill everything that is held in memory already in the first batch. */
const MEMORY_PEOPLE = 5_000

await runAsked({ rate, delay, cpu, memory })

async function rate(): Promise<void> {
  row(['questions', 'API latency', 'bot/s', 'echo/s', 'ratio'])
  for (const [title, kind] of KINDS) {
    for (const latency of LATENCIES_MS) {
      const measure = (name: BotName) => measureRate(name, latency, asked[kind](RATE_QUESTIONS[name]))
      const { bot, echo, ratio } = await paired(rounds, measure)
      row([title, `${latency} ms`, bot, echo, ratio])
    }
  }
}

async function delay(): Promise<void> {
  row(['questions', 'delay', 'bot ms', 'echo ms', 'added ms'])
  for (const [title, kind] of KINDS) {
    const questions = asked[kind](DELAY_QUESTIONS)
    const echo = await measureDelays('echo', questions)
    const bot = await measureDelays('doslova', questions)
    for (const share of [0.5, 0.99]) {
      const [ours, theirs] = [quantile(bot, share), quantile(echo, share)]
      row([title, `p${share * 100}`, ours.toFixed(2), theirs.toFixed(2), (ours - theirs).toFixed(2)])
    }
  }
}

async function cpu(): Promise<void> {
  row(['all different', 'CPU', 'bot ms', 'echo ms', 'share of the echo'])
  const questions = asked.distinct(CPU_QUESTIONS)
  for (let round = 0; round < rounds; round++) {
    const echo = await measureCpu('echo', questions)
    for (const [title, MEANING] of MEANINGS) {
      const bot = await measureCpu('doslova', questions, { MEANING })
      for (const share of [0.5, 0.9]) {
        const [ours, theirs] = [quantile(bot, share), quantile(echo, share)]
        const cells = [title, `p${share * 100}`, ours.toFixed(2), theirs.toFixed(2)]
        row([...cells, (theirs / ours).toFixed(2)])
      }
    }
  }
}

async function memory(): Promise<void> {
  row(['questions', 'answered', 'memory'])
  const questions = asked.distinct(MEMORY_BATCH * MEMORY_BATCHES)
  const batches = Array.from({ length: MEMORY_BATCHES }, (_, batch) =>
    questions.slice(batch * MEMORY_BATCH, (batch + 1) * MEMORY_BATCH),
  )
  const sizes = await measureMemory(batches, MEMORY_PEOPLE)
  for (const [batch, size] of sizes.entries())
    row(['all different', String((batch + 1) * MEMORY_BATCH), `${size.toFixed(0)} MB`])
}
