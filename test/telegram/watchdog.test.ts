/** A message that the bot would never be done with: the sender hears so, it keeps nobody waiting, and it never comes again. */

import { startBotApi } from '@doslova/fake-bot-api'
import { expect, onTestFinished, test } from 'vitest'
import { WorkerBot } from '../../adapters/worker/worker-bot.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { dataFolder } from '../documents.ts'
import { person } from './bot.ts'
import { startBot } from './in-process.ts'

const STUBBORN = new URL('../adapters/worker/stubborn-worker.ts', import.meta.url)

test('is given up, others are answered, and after a restart nothing is asked again', async () => {
  const api = await startBotApi({})
  const dataDir = dataFolder()
  onTestFinished(() => api.close())
  const outcomes: string[] = []
  const run = async () => {
    const bot = await WorkerBot.open({
      content: { folders: [], saveTo: null, meaning: { kind: 'off' } as const },
      module: STUBBORN,
      limitMs: 200,
      onFailure: error => expect.unreachable(error.message),
    })
    const stop = await startBot(api, { bot, dataDir, onOutcome: outcome => outcomes.push(outcome) })
    return async () => {
      await stop()
      await bot.close()
    }
  }
  const [jana, petr] = [person(api, true), person(api, true)]
  const stop = await run()
  api.say(jana, 'never end')
  api.say(petr, 'bazén')
  await api.idle()
  await stop()
  const stopAgain = await run()
  api.say(jana, 'bazén')
  await api.idle()
  await stopAgain()
  const said = (user: typeof jana) => api.said(user).map(({ text = '' }) => text)
  expect(said(jana)).toEqual([PHRASES.gaveUp, 'answer to bazén'])
  expect(said(petr)).toEqual(['answer to bazén'])
  expect(outcomes.sort()).toEqual(['gave-up', 'silent', 'silent'])
})
