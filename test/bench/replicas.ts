/**
 * Two replicas behind one webhook and a real Redis against one: different questions answered a second.
 *
 *   npm run bench:replicas -- [--rounds N] [--questions N] [--one-core]
 *
 * Replicas, Redis, the server of the Bot API and this program share the processors of the machine; with `--one-core` each
 * replica has one of its own (`taskset`), as on a machine each. Rounds are paired. Not a test: it judges nothing.
 */

import { parseArgs } from 'node:util'
import { freePort } from '../free-port.ts'
import { startBalancer } from '../redis/balancer.ts'
import { startRedis } from '../redis/server.ts'
import { median, rateOf, row, spread } from './figures.ts'
import { readAsked } from './questions.ts'
import { answersOf, PEOPLE } from './telegram-run.ts'
import { World } from './telegram-world.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    questions: { type: 'string', default: '1200' },
    'one-core': { type: 'boolean', default: false },
  },
})
const questions = readAsked([]).distinct(Number(values.questions))

/** Answers a second, and milliseconds of a processor that each took in all replicas. */
async function measure(count: number): Promise<{ rate: number; cpuMs: number }> {
  const redis = await startRedis()
  const ports = await Promise.all(Array.from({ length: count }, freePort))
  const balancer = await startBalancer(ports)
  const [first = {}, ...others] = ports.map(port => ({
    HTTP_PORT: String(port),
    STATE_URL: redis.url,
    TELEGRAM_WEBHOOK_URL: 'https://doslova.example/telegram',
    TELEGRAM_WEBHOOK_SECRET: 'a-secret_of-this-bench',
  }))
  const world = await World.replicas('doslova', { webhookProxy: balancer.url }, PEOPLE, [first, ...others])
  try {
    for (const [at, bot] of world.bots.entries()) {
      await bot.start()
      if (values['one-core']) bot.keepOn(at)
    }
    const cpu = () => world.bots.reduce((sum, bot) => sum + bot.cpuMs(), 0)
    const before = cpu()
    await world.ask(questions)
    const answers = await answersOf(world, questions.length)
    return { rate: rateOf(answers.map(({ at }) => at)), cpuMs: (cpu() - before) / questions.length }
  } finally {
    await world.close()
    balancer.close()
    await redis.stop()
  }
}

row(['replicas', 'answers/s', 'CPU ms each'])
const rounds: { one: number; two: number }[] = []
for (let round = 0; round < Number(values.rounds); round++) {
  const [one, two] = [await measure(1), await measure(2)]
  for (const [title, { rate, cpuMs }] of [
    ['one', one],
    ['two', two],
  ] as const)
    row([title, rate.toFixed(0), cpuMs.toFixed(1)])
  rounds.push({ one: one.rate, two: two.rate })
}
row(['two / one', spread(rounds.map(({ one, two }) => two / one)), ''])
row([
  'median',
  `${median(rounds.map(({ one }) => one)).toFixed(0)} and ${median(rounds.map(({ two }) => two)).toFixed(0)}`,
])
