/** The program under load, in trouble and at its end, with long polling. */

import type { FaultKind } from '@doslova/fake-bot-api'
import { describe, expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { dataFolder } from '../documents.ts'
import { sharedFolder } from '../town/bot.ts'
import { CYCLE_PATH, EXAMPLES, TOWN } from '../town/town.ts'
import { answeredIn, begin, endAgainAndAgain, noiseOf, person, persons } from './bot.ts'

const town = sharedFolder(TOWN)
const QUESTION = 'cyklostezka podél Labe'

/** Methods that a button leads to. */
const ON_BUTTONS = ['answerCallbackQuery', 'editMessageText']
const TROUBLES: readonly FaultKind[] = [
  { kind: 'drop-before' },
  { kind: 'html', status: 502 },
  { kind: 'refuse', code: 500, message: '' },
]

describe('ended while it answers many chats', () => {
  test('by SIGKILL, it answers every question, and at most the message in flight twice', async () => {
    const rounds = 4
    const { api, start } = await begin(town)
    const { asked, codes } = await endAgainAndAgain(api, start, 'SIGKILL', rounds)
    expect(codes).toEqual([...Array(rounds).fill(null), 0])
    for (const [user, questions] of asked) {
      const answers = answeredIn(api, user)
      // The one in flight is answered again before the next one, so that copies stand side by side.
      expect(answers.filter((id, at) => id !== answers[at - 1])).toEqual(questions)
      expect(answers.length - questions.length).toBeLessThanOrEqual(rounds)
    }
    expect(api.mistakes()).toEqual([])
  })

  test('by SIGTERM, it answers every question exactly once', async () => {
    const rounds = 3
    const { api, start } = await begin(town)
    const { asked, codes } = await endAgainAndAgain(api, start, 'SIGTERM', rounds)
    expect(codes).toEqual(Array(rounds + 1).fill(0))
    for (const [user, questions] of asked) expect(answeredIn(api, user)).toEqual(questions)
    expect(api.mistakes()).toEqual([])
  })
})

describe('ended while a call waits, it does not wait for that', () => {
  test('a chat that is flooded, and one whose answer hangs', async () => {
    const { api, start } = await begin(town)
    const [jana, petr, eva] = [person(api), person(api), person(api)]
    const first = await start()
    api.fault({ method: 'sendMessage', kind: 'flood', retryAfter: 90, chat: jana.id })
    api.fault({ method: 'sendMessage', kind: 'hang', chat: petr.id })
    for (const user of [jana, petr]) api.say(user, QUESTION)
    await api.waitFor(() => api.calls('sendMessage').length === 2)
    api.say(eva, QUESTION)
    await api.waitFor(() => api.said(eva).length === 1)
    expect(await first.stop()).toBe(0)
    expect(noiseOf(first)).toEqual([])
    expect([jana, petr].flatMap(user => api.said(user))).toEqual([])
    await start()
    await api.idle()
    expect([jana, petr, eva].map(user => api.said(user).length)).toEqual([1, 1, 1])
  })

  test('a poll that hangs', async () => {
    const { api, start } = await begin(town)
    api.fault({ method: 'getUpdates', kind: 'hang' })
    expect(await (await start()).stop()).toBe(0)
  })
})

describe('a token', () => {
  test('that another program uses ends this one, and leaves the other alone', async () => {
    const { api, start } = await begin(town)
    const jana = person(api)
    const older = await start()
    api.say(jana, QUESTION)
    await api.idle()
    const newer = await start({ DATA_DIR: dataFolder() })
    expect(await older.ended).toBe(4)
    expect(older.err()).toMatch(
      /^doslova: Telegram: another program asks for updates with this token\. .+\n$/,
    )
    // A poll of the older one would now end that of the newer one.
    expect(api.calls('getUpdates').filter(({ params }) => params.limit === 1)).toEqual([])
    api.say(jana, QUESTION)
    await api.idle()
    expect(api.said(jana)).toHaveLength(2)
    expect(await newer.stop()).toBe(0)
  })

  test.each(['7000001:AAwrong', '7000002:AAtest_token-of_the-loopback_server'])(
    '%s, which Telegram refuses, ends it and is not printed',
    async token => {
      const { launched } = await begin(town)
      const program = launched({ TELEGRAM_BOT_TOKEN: token })
      expect(await program.ended).toBe(3)
      expect(program.err()).toMatch(/^doslova: Telegram refused the token\. .*@BotFather.*\n$/)
      expect(program.err() + program.out()).not.toContain(token.split(':')[1])
    },
  )

  test('that is withdrawn while it runs ends it', async () => {
    const { api, start } = await begin(town)
    const program = await start()
    api.fault({ method: 'getUpdates', kind: 'refuse', code: 401, message: '', times: 'always' })
    api.say(person(api), QUESTION)
    expect(await program.ended).toBe(3)
  })
})

describe('when Telegram asks to wait', () => {
  test('one chat waits as long as it says, and all others go on', async () => {
    const { api, start } = await begin(town)
    await start()
    const [jana, ...others] = persons(api, 250)
    if (jana === undefined) return
    api.fault({ method: 'sendMessage', kind: 'flood', retryAfter: 1, chat: jana.id, times: 'always' })
    api.say(jana, QUESTION)
    for (const user of others) api.say(user, 'ahoj')
    await api.waitFor(() => others.every(user => api.said(user).length === 1))
    expect(api.said(jana)).toEqual([])
    api.clearFaults()
    await api.idle()
    expect(api.said(jana)).toMatchObject([{ text: expect.stringContaining(CYCLE_PATH) }])
    const times = api
      .calls('sendMessage')
      .filter(({ params }) => params.chat_id === jana.id)
      .map(({ at }) => at)
    // Clocks of two processes are read in whole milliseconds.
    for (const [at, time] of times.slice(1).entries())
      expect(time - (times[at] ?? 0)).toBeGreaterThanOrEqual(999)
    expect(others.map(user => api.said(user).length)).toEqual(others.map(() => 1))
  })

  test('it waits with any method, and goes on', async () => {
    const { api, start } = await begin(town)
    for (const method of ['getMe', 'deleteWebhook', 'getUpdates', 'setMyCommands', ...ON_BUTTONS])
      api.fault({ method, kind: 'flood', retryAfter: 1 })
    const program = await start()
    const jana = person(api)
    api.say(jana, '/temata')
    const [topics] = await api.waitFor(() => api.said(jana).length > 0 && api.said(jana))
    if (topics === undefined) throw new Error('no answer')
    const { id } = api.press(jana, topics, PHRASES.pageOn)
    await api.idle()
    await api.waitFor(() => api.wording('short_description', 'en'))
    expect(api.pressAnswer(id)?.text).toBe('')
    expect(JSON.stringify(api.said(jana))).toContain(PHRASES.pageBack)
    expect(api.calls().filter(({ status }) => status === 429)).toHaveLength(6)
    expect(await program.stop()).toBe(0)
  })
})

describe('when the connection or Telegram fails', () => {
  const copies: readonly (readonly [FaultKind, copies: number])[] = [
    [{ kind: 'drop-before' }, 0],
    [{ kind: 'drop-after' }, 1],
    [{ kind: 'garbage' }, 1],
    [{ kind: 'html', status: 502 }, 0],
    [{ kind: 'refuse', code: 500, message: '' }, 1],
    [{ kind: 'refuse', code: 502, message: 'Bad Gateway' }, 1],
  ]
  test('no answer ever comes twice', async () => {
    const { api, start } = await begin(town)
    await start()
    for (const [fault, expected] of copies) {
      const jana = person(api)
      api.fault({ method: 'sendMessage', ...fault })
      const { message_id } = api.say(jana, QUESTION)
      await api.idle()
      expect(answeredIn(api, jana), JSON.stringify(fault)).toEqual(Array(expected).fill(message_id))
      api.say(jana, QUESTION)
      await api.idle()
      expect(api.said(jana)).toHaveLength(expected + 1)
    }
  })

  test('polls, buttons and edits are tried again', async () => {
    const { api, start } = await begin(town)
    const program = await start()
    for (const fault of TROUBLES) {
      const jana = person(api)
      const question = api.say(jana, '/temata')
      api.fault({ method: 'getUpdates', ...fault })
      const [topics] = await api.waitFor(() => api.said(jana).length > 0 && api.said(jana))
      await api.idle()
      if (topics === undefined) throw new Error('no answer')
      for (const method of ON_BUTTONS) api.fault({ method, ...fault })
      const { id } = api.press(jana, topics, PHRASES.pageOn)
      await api.idle()
      expect(api.pressAnswer(id)?.text, JSON.stringify(fault)).toBe('')
      expect(JSON.stringify(api.said(jana))).toContain(PHRASES.pageBack)
      api.fault({ method: 'editMessageText', ...fault })
      api.edit(question, 'ahoj')
      await api.idle()
      expect(api.said(jana).map(({ text }) => text)).toEqual([PHRASES.greeting(EXAMPLES)])
    }
    expect(await program.stop()).toBe(0)
  })

  test('updates that come twice are answered once', async () => {
    const { api, start } = await begin(town)
    const jana = person(api)
    api.say(jana, QUESTION)
    const [update] = api.pending()
    const repeat = () => api.repeat(update?.update_id ?? 0)
    repeat()
    const program = await start()
    await api.idle()
    repeat()
    await api.idle()
    expect(await program.stop()).toBe(0)
    repeat()
    await start()
    await api.idle()
    expect(api.said(jana)).toHaveLength(1)
  })
})
