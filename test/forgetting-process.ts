/**
 * A process that answers questions over the folder it is given and then looks through its own memory. Prints JSON.
 * Needs `--expose-gc`. The words that must be forgotten are put together only while they are asked.
 */

import { Bot } from '../src/chat/bot.ts'
import { NEW_CONVERSATION } from '../src/chat/conversation.ts'
import { ALONE } from '../src/chat/turn.ts'
import { Engine } from '../src/engine/engine.ts'
import { renderPlain } from '../src/reply/plain.ts'
import { memoryHas } from './heap.ts'
import { INLINE } from './hostile-shapes.ts'
import { lexicon } from './lexicon.ts'

const engine = new Engine({ folders: [process.argv[2] ?? ''], lexicon, today: new Date('2026-11-20') })
const bot = new Bot(engine, lexicon.gazetteer)

const PARTS = ['Krza', 'lupi', 'novsk']
/** The beginning of the name; a snapshot writes letters with accents differently. */
const stem = () => PARTS.join('')

/** Messages with the name: in a question, as a place, a code and a command, with a typing error, in a follow-up. */
const MESSAGES = [
  (name: string) => `co udělá pan ${name} s cyklostezkou?`,
  (name: string) => name,
  (name: string) => `v ${name}m Kolíně`,
  (name: string) => `/kraj ${name}`,
  (name: string) => `/p ${name}`,
  (name: string) => `/${name}`,
  (name: string) => `/overit pan ${name} postaví lávku přes řeku a novou cyklostezku`,
  (name: string) => `/overit „Cyklostezku v Kolíně povede ${name} kolem sokolovny a stadionu.“`,
  (name: string) => `a co ${name}?`,
  (name: string) => `ahoj, tady ${name.toUpperCase()}`,
]

async function ask(message: string, conversation = NEW_CONVERSATION) {
  const turn = await bot.handle(message, { ...ALONE, conversation })
  renderPlain(turn.reply, { width: 80, color: true })
  return turn.conversation
}

async function askAll(): Promise<void> {
  let conversation = NEW_CONVERSATION
  for (const message of MESSAGES) conversation = await ask(message(`${stem()}ý`), conversation)
}

/** Other questions, so that nothing of the last one is left where an engine keeps its last text. */
async function askOthers(): Promise<void> {
  for (const question of ['knihovna', 'co s byty pro mladé rodiny?', 'ahoj', '/temata']) await ask(question)
  ;/o/.exec('slovo')
}

/** Megabytes in use when nothing else can be collected. */
function megabytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

/** Long questions of every shape, each of other letters. */
async function askLong(count: number, from: number): Promise<void> {
  const shapes = Object.values(INLINE)
  for (let at = from; at < from + count; at++) {
    const shape = shapes[at % shapes.length]
    if (shape !== undefined) await ask(`${at} ${shape(1_900)}`.slice(0, 1_990))
    await ask(
      Array.from(
        { length: 200 },
        (_, word) => `slovo${'abcdefghij'[at % 10]}${(at * 200 + word).toString(36)}`,
      ).join(' '),
    )
  }
}

await askOthers()
await askAll()
await askOthers()
const forgotten = await memoryHas(
  stem,
  () => stem().toLowerCase(),
  () => stem().toUpperCase(),
)
const held = await ask(`nová cyklostezka, ${stem()}ý`)
const control = await memoryHas(stem, () => 'cyklostezka')
await askLong(200, 0)
const before = megabytes()
await askLong(1_000, 200)
const after = megabytes()
process.stdout.write(JSON.stringify({ forgotten, control, before, after, kept: held.previous.length }))
