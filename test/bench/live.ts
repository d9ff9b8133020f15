/**
 * Live content under load: `npm run bench:live -- --corpora DIR [--edits N] [--pause MS] [--meaning]`. Answers are asked for all the
 * time while files of a copy of `DIR` are edited one after another; prints how soon an edit answers, and the longest wait
 * for an answer with and without edits.
 */

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { LiveContent } from '../../adapters/live/live-content.ts'
import { WorkerBot } from '../../adapters/worker/worker-bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import type { Reply } from '../../src/reply/block.ts'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    edits: { type: 'string' },
    pause: { type: 'string' },
    meaning: { type: 'boolean' },
  },
})
if (values.corpora === undefined) throw new Error('--corpora DIR: a folder of content folders')
const edits = Number(values.edits ?? 10)
/** Milliseconds between an answer and the next question. */
const pause = Number(values.pause ?? 25)

const root = mkdtempSync(join(tmpdir(), 'doslova-live-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const sites = readdirSync(values.corpora, { withFileTypes: true }).filter(entry => entry.isDirectory())
const folders = sites.map(({ name }) => join(root, name))
for (const { name } of sites) cpSync(join(values.corpora, name), join(root, name), { recursive: true })
const files = folders.flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.startsWith('_program/') && name.endsWith('.md'))
    .map(name => join(folder, name)),
)

const content = {
  folders,
  saveTo: mkdtempSync(join(tmpdir(), 'doslova-data-')),
  meaning: { kind: values.meaning ? 'built-in' : 'off' } as const,
}
process.on('exit', () => rmSync(content.saveTo, { recursive: true, force: true }))

const opening = Promise.withResolvers<WorkerBot>()
let swaps = 0
let [changedAt, builtAt] = [0, 0]
const live = new LiveContent({
  content,
  onChanging: async () => {
    changedAt = performance.now()
    const bot = await opening.promise
    bot.prepare()
  },
  onSame: async () => (await opening.promise).relax(),
  onBuilt: async next => {
    builtAt = performance.now()
    await (await opening.promise).renew(next.snapshot)
    swaps++
  },
  onFailure: (what, reason) => console.log('failed', what, reason),
})
const started = performance.now()
opening.resolve(
  WorkerBot.open({ content, snapshot: live.first, onFailure: error => console.log('failed', error.message) }),
)
const bot = await opening.promise
console.log(`ready after ${seconds(performance.now() - started)}: ${bot.passages} passages`)

const QUESTIONS = [
  'cyklostezky',
  'nájemní byty',
  'transparentní rozpočet',
  'školky',
  'parkování',
  'veřejná doprava zdarma',
]

/** The longest and the usual wait for an answer until `isDone`. */
async function answersUntil(isDone: () => Promise<boolean> | boolean): Promise<string> {
  const waits: number[] = []
  for (let at = 0; !(await isDone()); at++) {
    const asked = performance.now()
    // Each question is asked anew: an answer that is kept takes no time.
    await bot.handle(`${QUESTIONS[at % QUESTIONS.length]} ${at}`, ALONE)
    waits.push(performance.now() - asked)
    await setTimeout(pause)
  }
  const sorted = waits.toSorted((a, b) => a - b)
  const share = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1)
  return `${waits.length} answers, median ${share(0.5)} ms, 99 of 100 in ${share(0.99)} ms, longest ${share(1)} ms`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

function memory(): string {
  return `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`
}

function textOf(reply: Reply): string {
  return JSON.stringify(reply)
}

// What is done once: the first answers, and the reading of all files for what comes later.
await answersUntil(() => process.uptime() > 20)
const quietUntil = performance.now() + 10_000
console.log(`without edits: ${await answersUntil(() => performance.now() > quietUntil)}`)

const delays: number[] = []
for (let edit = 0; edit < edits; edit++) {
  const path = files[(edit * 37) % files.length] as string
  const word = `zkouškostroj${'abcdefghijklmnopqrstuvwxyz'[edit % 26]}${'aeiouy'[Math.floor(edit / 26) % 6]}`
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, `${before}\n\nPostavíme ${word} na každém náměstí a otevřeme ho všem.\n`)
  const written = performance.now()
  const swap = swaps
  console.log(`edit ${edit + 1}: ${await answersUntil(() => swaps > swap)}`)
  const { reply } = await bot.handle(word, ALONE)
  delays.push(performance.now() - written)
  const [changed, made] = [changedAt - written, builtAt - changedAt].map(seconds)
  console.log(
    `  seen after ${changed}, indexed in ${made}, in use ${seconds(performance.now() - builtAt)} later, ${memory()}`,
  )
  if (!textOf(reply).includes(word)) console.log(`  ${path} does not answer`)
}
console.log(`an edit answers after ${delays.map(seconds).join(', ')}`)
for (let i = 0; i < 3; i++) {
  await setTimeout(5_000)
  console.log(`after a pause ${memory()}`)
}
await Promise.all([live.close(), bot.close()])
