/** A group that has to wait (429): its buttons are acknowledged at once, and nobody else waits with it. */

import type { BotApi } from '@doslova/fake-bot-api'
import type { Message } from '@grammyjs/types'
import { expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { openBot } from '../town/bot.ts'
import { person } from './bot.ts'
import { serveBot } from './in-process.ts'

const { bot } = openBot()
/** As Telegram: a repeated poll with the offset of the one before gets a single update. */
const STRICT = { repeatedPollMs: 3_000 }

/** A group whose answers wait from now on, and one that it got before. */
async function openFlooded() {
  const api = await serveBot({ bot }, STRICT)
  const [jana, group] = [person(api), api.addSupergroup()]
  api.say(jana, '@doslova_bot cyklostezka v Kolíně', { chat: group })
  const [answer] = await api.waitFor(() => api.said(group).length > 0 && api.said(group))
  api.fault({ kind: 'flood', retryAfter: 2, method: 'sendMessage', chat: group.id })
  api.say(jana, '@doslova_bot bazén', { chat: group })
  await api.waitForCalls('sendMessage', 2)
  return { api, jana, group, answer: answer as Message }
}

/** Methods of the calls for messages, in their order, from the flood on. */
const callsAfterFlood = (api: BotApi) => {
  const calls = api.calls().filter(({ method }) => /^(?:send|edit|answer)/.test(method))
  return calls.slice(calls.findIndex(({ fault }) => fault === 'flood') + 1)
}

test('a button in it is acknowledged before the answers that wait', async () => {
  const { api, jana, answer } = await openFlooded()
  api.press(jana, answer, PHRASES.whyThis)
  await api.idle()
  const [first, ...rest] = callsAfterFlood(api)
  expect(first).toMatchObject({ method: 'answerCallbackQuery', refusal: null })
  expect(rest.length).toBeGreaterThan(1)
})

test('others are answered in the meantime, whenever they ask', async () => {
  const { api, group } = await openFlooded()
  const karel = person(api)
  for (const text of ['ahoj', '/soukromi', 'děkuji']) {
    const before = api.said(karel).length
    api.say(karel, text)
    await api.waitFor(() => api.said(karel).length > before)
  }
  await api.idle()
  const chats = callsAfterFlood(api).map(({ params }) => params.chat_id)
  expect(chats).toEqual([karel.id, karel.id, karel.id, group.id])
})
