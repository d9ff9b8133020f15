/** What becomes of answers that Telegram does not take, and of messages whose age the clock of this machine gets wrong. */

import type { FaultKind } from '@doslova/fake-bot-api'
import { describe, expect, test } from 'vitest'
import { CLOCK } from '../../adapters/shared/clock.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { CYCLING, openBot } from '../town/bot.ts'
import { person, textsOf } from './bot.ts'
import { keptLog, serveBot } from './in-process.ts'

const { bot } = openBot()
const QUESTION = 'cyklostezka v Kolíně'

/** Somebody who asked while sending went wrong like this, and what became of it. */
async function askUnder(fault: FaultKind, times: number, clock = CLOCK) {
  const { log, lines } = keptLog()
  const api = await serveBot({ bot, log, clock })
  const jana = person(api)
  api.fault({ ...fault, method: 'sendMessage', times })
  api.say(jana, QUESTION)
  await api.idle()
  const said = api.said(jana)
  return { jana, said, texts: textsOf(said), lines: lines.filter(line => !line.includes('start')) }
}

const refuse = (message: string): FaultKind => ({ kind: 'refuse', code: 400, message })
const ODD = refuse('ENTITY_BOUNDS_INVALID')

describe('an answer that is not taken', () => {
  test('is sent without markup', async () => {
    const { said, lines } = await askUnder(ODD, 1)
    expect(said).toHaveLength(1)
    expect(said[0]?.text).toContain(`„${CYCLING}“`)
    expect([said[0]?.entities, said[0]?.reply_markup]).toEqual([undefined, undefined])
    expect(lines).toEqual([expect.stringMatching(/^warn telegram form refused .*ENTITY_BOUNDS_INVALID/)])
  })

  test('nor without markup, is told of', async () => {
    const { texts } = await askUnder(refuse('message is too long'), 2)
    expect(texts).toEqual([PHRASES.notSent])
  })

  test('in no form at all, is in the log with a pseudonym', async () => {
    const { jana, texts, lines } = await askUnder(ODD, 9)
    expect(texts).toEqual([])
    expect(lines.at(-1)).toMatch(/^warn telegram error .*"person":"[\w-]{8}"/)
    expect(lines.join()).not.toContain(String(jana.id))
  })

  test('for five minutes, comes then', async () => {
    const hasty = { ...CLOCK, sleep: (ms: number, signal?: AbortSignal) => CLOCK.sleep(ms % 300_000, signal) }
    const { texts, lines } = await askUnder({ kind: 'flood', retryAfter: 300 }, 1, hasty)
    expect(texts).toEqual([expect.stringContaining(CYCLING)])
    expect(lines).toEqual([expect.stringContaining('info telegram waits')])
  })

  test('since the group is closed to the bot, is in the log with a pseudonym', async () => {
    const { log, lines } = keptLog()
    const api = await serveBot({ bot, log })
    const [jana, chat] = [person(api), api.addSupergroup()]
    api.say(jana, `@doslova_bot ${QUESTION}`, { chat })
    api.mute(chat)
    await api.idle()
    expect(lines.at(-1)).toMatch(/^info telegram unanswered {"person":"[\w-]{8}","toldInPrivate":false}$/)
  })
})

test.each([15, -15])('a clock that is %i minutes off silences nothing, and is told once', async minutes => {
  const { log, lines } = keptLog()
  const clock = { ...CLOCK, today: () => Date.now() + minutes * 60_000 }
  const api = await serveBot({ bot, log, clock })
  const [jana, chat] = [person(api), api.addSupergroup()]
  for (let at = 0; at < 2; at++) api.say(jana, `@doslova_bot ${QUESTION}`, { chat })
  await api.idle()
  expect(textsOf(api.said(chat))).toEqual(Array(2).fill(expect.stringContaining(CYCLING)))
  expect(lines.filter(line => line.includes('clock'))).toEqual([
    expect.stringMatching(/^warn telegram clock is off/),
  ])
})

test('messages that are too old are counted in the log', async () => {
  const { log, lines } = keptLog()
  const api = await serveBot({ bot, log })
  const [jana, petr, chat] = [person(api), person(api), api.addSupergroup()]
  const date = Math.floor(Date.now() / 1000) - 3_600
  for (const each of [jana, petr]) api.say(each, `@doslova_bot ${QUESTION}`, { chat, date })
  await api.idle()
  expect(textsOf(api.said(chat))).toEqual([expect.stringMatching(/čekal/)])
  expect(lines.at(-1)).toMatch(/^info telegram questions dropped {"reason":"stale","count":[12]}$/)
})
