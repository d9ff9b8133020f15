/**
 * The whole bot on Matrix against an echo on the same client: delay of an answer, answers a second, memory.
 *
 *   npm run bench:matrix -- [--questions FILE]... [--rounds N] [--only delay|rate|memory] [--short]
 *
 * Delays are those of a person with the library of Element on a Synapse of this machine, everything encrypted; the
 * first answer is to come within a second. The rest is on the homeserver of the tests. Server, bot and echo are
 * processes of their own. Without files, headings of the shipped texts are asked. Rounds are paired, medians are
 * printed, with the range of the ratio. Not a test: it judges nothing.
 */

import { startSynapse } from '../matrix/synapse/synapse.ts'
import { median, paired, row } from './figures.ts'
import { measureDelays, measureMemory, measureRate, QUESTIONS_OF_ROOM } from './matrix-run.ts'
import { readArguments } from './questions.ts'

const { asked, rounds, isShort, runAsked } = readArguments()

const KINDS: readonly (readonly [string, boolean])[] = [
  ['clear', false],
  ['encrypted', true],
]
const DELAY_ROOMS = 7
const RATE_QUESTIONS = 3_000
const MEMORY_QUESTIONS = isShort ? 400 : 2_000
const MEMORY_STEPS = 4

await runAsked({ delay, rate, memory })
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
  row(['answer', 'from', 'bot ms', 'echo ms', 'added ms'])
  const rows = [
    ['first', 'invitation', bot.fromInvitation, echo.fromInvitation],
    ['first', 'question', bot.first, echo.first],
    ['later', 'question', bot.later, echo.later],
  ] as const
  for (const [answer, from, ours, theirs] of rows)
    row([answer, from, ...[median(ours), median(theirs), median(ours) - median(theirs)].map(tenths)])
  row(['first', 'invitation', `at most ${tenths(Math.max(...bot.fromInvitation))}`])
}

async function rate(): Promise<void> {
  row(['rooms', 'bot/s', 'echo/s', 'ratio'])
  for (const [title, isEncrypting] of KINDS) {
    const questions = asked.distinct(RATE_QUESTIONS)
    const { bot, echo, ratio } = await paired(rounds, name => measureRate(name, isEncrypting, questions))
    row([title, bot, echo, ratio])
  }
}

async function memory(): Promise<void> {
  row(['rooms', 'answered', 'memory', 'CPU each'])
  for (const [title, isEncrypting] of KINDS)
    for await (const step of measureMemory(isEncrypting, asked.distinct(MEMORY_QUESTIONS), MEMORY_STEPS)) {
      const { answered, residentMb, cpuMs } = step
      row([
        title,
        String(answered),
        `${residentMb.toFixed(0)} MB`,
        answered === 0 ? '' : `${cpuMs.toFixed(0)} ms`,
      ])
    }
}

function tenths(ms: number): string {
  return ms.toFixed(1)
}
