/**
 * A soak: `npm run soak -- [--telegram N] [--matrix N] [--round N] [--minutes N] [--fault NAME]... [--svg FILE]`.
 * Asks so many questions on each platform, at the same time, while in each round of a thousand another thing goes wrong,
 * or only what is named. Nine of ten questions are of 150 by how often they are asked (Zipf), the tenth never comes twice.
 * Prints a line for each round and a table of faults; `--svg` draws memory, open files and event-loop delay. Ends with 1
 * when an answer was lost or came twice. `--minutes` and SIGINT end it earlier, with what was asked until then.
 */

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readAsked } from '../bench/questions.ts'
import { drawn } from './drawing.ts'
import { soakOnMatrix } from './matrix.ts'
import type { SoakPlatform } from './platform.ts'
import { type FaultRow, runRounds } from './rounds.ts'
import { Sampler } from './samples.ts'
import { soakOnTelegram } from './telegram.ts'

const { values } = parseArgs({
  options: {
    telegram: { type: 'string', default: '0' },
    matrix: { type: 'string', default: '0' },
    round: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: 'Infinity' },
    fault: { type: 'string', multiple: true },
    svg: { type: 'string' },
  },
})
const until = performance.now() + Number(values.minutes) * 60_000
let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (isStopped = true))
const DIFFERENT_EVERY = 10

const wanted = [
  { open: soakOnTelegram, count: Number(values.telegram) },
  { open: soakOnMatrix, count: Number(values.matrix) },
].filter(({ count }) => count > 0)
const runs = await Promise.all(wanted.map(({ open, count }) => soak(open, count)))
if (values.svg !== undefined) writeFileSync(values.svg, drawn(runs))
for (const { name, rows, seconds, excuses, storedMb, warnings } of runs) {
  const asked = rows.reduce((sum, row) => sum + row.asked, 0)
  print(
    `\n${name}: ${asked} questions, ${(asked / seconds).toFixed(0)} a second, ${excuses} given up, ${storedMb.toFixed(1)} MB stored`,
  )
  print('| what goes wrong | the command | rounds | asked | lost | twice |\n|---|---|--:|--:|--:|--:|')
  for (const row of rows)
    print(
      `| ${row.what} | \`npm run soak -- --${name.toLowerCase()} 1000 --fault ${row.fault}\` | ${row.rounds} | ${row.asked} | ${row.lost} | ${row.doubled} |`,
    )
  for (const [warning, count] of warnings) print(`${count} times in the log: ${warning}`)
}
process.exitCode = runs.some(({ rows }) => rows.some(isWrong)) ? 1 : 0

async function soak(open: () => Promise<SoakPlatform>, count: number) {
  const platform = await open()
  const { name, metricsUrl } = platform
  const faults = platform.faults.filter(fault => values.fault?.includes(fault.name) ?? true)
  let asked = 0
  const sampler = new Sampler(metricsUrl, () => asked)
  const began = performance.now()
  const ask = (question: string) => {
    asked++
    platform.ask(question)
  }
  const rows = await runRounds({ ...platform, ask }, faults, {
    ...{ questions: questions(count), round: Number(values.round) },
    isOver: () => isStopped || performance.now() > until,
    onRound: row => {
      const { residentMb = 0, openFiles = 0 } = sampler.samples.at(-1) ?? {}
      const wrong = isWrong(row) ? `, ${row.lost} LOST, ${row.doubled} TWICE` : ''
      print(`${name} ${asked} ${row.fault}: ${residentMb.toFixed(0)} MB, ${openFiles} files${wrong}`)
      if (isWrong(row)) print([...platform.warnings.keys()].join('\n'))
    },
  })
  const seconds = (performance.now() - began) / 1000
  sampler.close()
  await platform.bot.stop()
  const storedMb = platform.bot.storedMb()
  await platform.close()
  return {
    name,
    rows,
    samples: sampler.samples,
    seconds,
    excuses: platform.excuses(),
    storedMb,
    warnings: platform.warnings,
  }
}

function questions(count: number): string[] {
  const asked = readAsked([])
  const [popular, different] = [asked.repeated(count), asked.distinct(Math.ceil(count / DIFFERENT_EVERY))]
  return popular.map((question, at) =>
    at % DIFFERENT_EVERY === 0 ? (different[at / DIFFERENT_EVERY] ?? question) : question,
  )
}

function isWrong({ lost, doubled }: FaultRow): boolean {
  return lost + doubled > 0
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
