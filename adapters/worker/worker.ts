/** Worker thread of the bot: opens the texts and does what `worker-bot.ts` in the main thread asks for. */

import { enableCompileCache } from 'node:module'
import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createAnswerCache } from '../../src/answer/answer-cache.ts'
import { Bot } from '../../src/chat/bot.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { type Content, openEngine, openLexicon } from '../shared/content.ts'
import { UsageError } from '../shared/usage.ts'
import type { Call, MeaningState, Message } from './protocol.ts'

enableCompileCache()

/** A server of embeddings that fails is tried again after so long. */
const RETRY_MS = 60_000

function open(content: Content): Bot {
  const lexicon = openLexicon()
  const engine = openEngine(content, lexicon, {
    cache: createAnswerCache(),
    onMeaningFailure: error => tell({ kind: 'failed', reason: messageOf(error) }),
    onMeaningRecovery: () => tell({ kind: 'on' }),
  })
  const bot = new Bot(engine, lexicon.gazetteer)
  post({ type: 'ready', passages: engine.passages.length })
  if (content.meaning.kind === 'off') tell({ kind: 'off' })
  else embed(engine)
  return bot
}

/** Words alone answer until all passages are embedded, and as long as that fails. */
async function embed(engine: Engine): Promise<void> {
  for (;;) {
    try {
      if (engine.withoutVectors > 0) tell({ kind: 'embedding', left: engine.withoutVectors })
      await engine.embedPassages(left => tell({ kind: 'embedding', left }))
      tell({ kind: 'on' })
      return
    } catch (error) {
      tell({ kind: 'failed', reason: messageOf(error) })
      await setTimeout(RETRY_MS, undefined, { ref: false })
    }
  }
}

function tell(state: MeaningState): void {
  post({ type: 'meaning', state })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function post(message: Message): void {
  parentPort?.postMessage(message)
}

/** What a method gives. Arguments come from `WorkerBot` and so have the method's own types. */
async function run(bot: Bot, { method, args }: Call): Promise<unknown> {
  const work = bot[method] as (...args: readonly unknown[]) => Promise<unknown>
  return work.apply(bot, [...args])
}

try {
  const bot = open(workerData as Content)
  parentPort?.on('message', (call: Call) => {
    run(bot, call).then(
      value => post({ type: 'value', value }),
      (error: unknown) => post({ type: 'error', error }),
    )
  })
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  post({ type: 'refused', message: error.message })
}
