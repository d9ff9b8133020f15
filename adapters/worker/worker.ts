/** Worker thread of the bot: opens the texts and does what `worker-bot.ts` in the main thread asks for. */

import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { createAnswerCache } from '../../src/answer/answer-cache.ts'
import { Bot } from '../../src/chat/bot.ts'
import { type Content, openEngine, openLexicon } from '../shared/content.ts'
import { UsageError } from '../shared/usage.ts'
import type { Call, Message } from './protocol.ts'

enableCompileCache()

function open(content: Content): Bot {
  const lexicon = openLexicon()
  const engine = openEngine(content, lexicon, { cache: createAnswerCache() })
  const bot = new Bot(engine, lexicon.gazetteer)
  post({ type: 'ready', passages: engine.passages.length })
  return bot
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
