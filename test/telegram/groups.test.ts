/** Buttons in groups: who presses sees more alone, or the answer gives way to it, and nobody is told twice. */

import type { BotApi, Options } from '@doslova/fake-bot-api'
import type { Message } from '@grammyjs/types'
import { describe, expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { CYCLING, CYCLING_OPAVA, openBot, TEXTS } from '../town/bot.ts'
import { buttonsOf, person } from './bot.ts'
import { serveBot } from './in-process.ts'

const STREETS = 'Dlažbu v Kolíně opravíme.'
const LONG = Array.from({ length: 8 }, (_, at) => `Bod ${at}. ${'slovo '.repeat(200)}`)
const { bot } = openBot({
  ...TEXTS,
  '2022-kolin/doprava.md': `---\ntitle: Kolínská doprava\n---\n${CYCLING}\n\n${STREETS}\n`,
  '2022-kolin/dlouhy.md': `---\ntitle: Dlouhý oddíl\n---\n${LONG.join('\n\n')}\n`,
})
const QUESTION = 'cyklostezka v Kolíně'

/** A group with an answer, and two people. */
async function open(options: Options = {}, question = QUESTION) {
  const api = await serveBot({ bot }, options)
  const chat = api.addSupergroup()
  const [jana, petr] = [person(api), person(api)]
  api.say(jana, `@doslova_bot ${question}`, { chat })
  await api.idle()
  const [answer] = api.said(chat) as [Message]
  const press = async (user: typeof jana, button: string, message = answer) => {
    const { id } = api.press(user, message, button)
    await api.idle()
    return api.pressAnswer(id)?.text
  }
  return { api, chat, jana, petr, answer, press }
}

const refusals = (api: BotApi) => api.mistakes().map(({ refusal }) => refusal?.description)

describe('a server that knows messages for one person', () => {
  test('shows what was asked for to who pressed, and the answer of all stays', async () => {
    const { api, chat, petr, answer, press } = await open()
    await press(petr, PHRASES.wholeSection)
    await press(petr, PHRASES.whyThis)
    expect(api.hidden(chat, petr).map(({ text }) => text)).toEqual([
      expect.stringContaining(STREETS),
      expect.stringMatching(`^${PHRASES.why}`),
    ])
    expect(api.said(chat)).toEqual([answer])
    expect(refusals(api)).toEqual([])
  })

  test('shows what is asked for below such a message in its place', async () => {
    const { api, chat, petr, press } = await open({}, 'cyklostezka')
    const [other = ''] = buttonsOf(api.said(chat)[0])
    await press(petr, other)
    const [shown] = api.hidden(chat, petr)
    expect(shown?.text).toContain(CYCLING)
    await press(petr, PHRASES.wholeSection, shown)
    expect(api.hidden(chat, petr)).toMatchObject([{ text: expect.stringContaining(STREETS) }])
    expect(refusals(api)).toEqual([])
  })

  test('gets an answer that long in as many messages', async () => {
    const { api, chat, petr, press } = await open({}, 'bod 3 slovo dlouhý oddíl')
    await press(petr, PHRASES.wholeSection)
    expect(api.hidden(chat, petr).length).toBeGreaterThan(1)
    expect(api.said(chat)).toHaveLength(1)
    expect(refusals(api)).toEqual([])
  })

  test('has a question that only the bot sees answered so that only who asked sees it', async () => {
    const { api, chat, jana } = await open()
    api.say(jana, '@doslova_bot bazén v Opavě', { chat, hidden: true })
    await api.idle()
    expect(api.hidden(chat, jana)).toMatchObject([
      { text: expect.stringContaining('Bazén'), reply_to_message: { message_id: 0 } },
    ])
    expect(api.said(chat)).toHaveLength(1)
    expect(refusals(api)).toEqual([])
  })
})

describe('a server that refuses them', () => {
  const REFUSED = { ephemeral: 'refused' } as const

  test('has the answer give way to what was asked for, and come back, and is not asked again', async () => {
    const { api, chat, jana, petr, answer, press } = await open(REFUSED)
    const shown = () => api.said(chat).map(({ text }) => text)
    await press(petr, PHRASES.wholeSection)
    expect(shown()).toEqual([expect.stringContaining(STREETS)])
    await press(jana, PHRASES.backToAnswer)
    expect(api.said(chat)).toMatchObject([
      { text: answer.text, entities: answer.entities, reply_markup: answer.reply_markup },
    ])
    await press(jana, PHRASES.whyThis)
    expect(shown()).toEqual([expect.stringMatching(`^${PHRASES.why}`)])
    expect(refusals(api)).toEqual(['Bad Request: unknown parameter "ephemeral_message_parameters"'])
  })

  test('has the way back lead to the answer, whatever two people had shown in its place', async () => {
    const { api, chat, jana, petr, answer, press } = await open(REFUSED)
    const buttons = answer.reply_markup?.inline_keyboard.flat() ?? []
    const why = buttons.find(({ text }) => text === PHRASES.whyThis) as { readonly callback_data: string }
    await press(petr, PHRASES.wholeSection)
    // Her screen still has the button.
    api.pressWith(jana, { data: why.callback_data, message: api.said(chat)[0] })
    await api.idle()
    expect(api.said(chat)).toMatchObject([{ text: expect.stringMatching(`^${PHRASES.why}`) }])
    await press(jana, PHRASES.backToAnswer, api.said(chat)[0])
    expect(api.said(chat)).toMatchObject([{ text: answer.text }])
  })

  test('has the way back lead to the passage, where the answer is not known any more', async () => {
    const { api, chat, petr, answer, press } = await open(REFUSED)
    const code = /KOL22-\w{5}/.exec(answer.text ?? '')?.[0]
    await press(petr, PHRASES.whyThis)
    await press(petr, PHRASES.backToAnswer)
    api.press(petr, api.said(chat)[0] as Message, `1:b:${code}`, true)
    await api.idle()
    expect(api.said(chat)).toMatchObject([{ text: expect.stringContaining(CYCLING) }])
  })

  test('gets what is too long for one message below the answer', async () => {
    const { api, chat, petr, answer, press } = await open(REFUSED, 'bod 3 slovo dlouhý oddíl')
    await press(petr, PHRASES.wholeSection)
    const [first, ...below] = api.said(chat)
    expect(first).toEqual(answer)
    expect(below.length).toBeGreaterThan(1)
  })

  test('gets a topic of a list below it, and the list stays', async () => {
    const { api, chat, petr, answer, press } = await open(REFUSED, '/temata')
    const [topic = ''] = buttonsOf(answer)
    await press(petr, topic)
    expect(api.said(chat)).toEqual([answer, expect.anything()])
  })
})

test('a server that passes over them shows it to all once, and is not asked again', async () => {
  const { api, chat, petr, press } = await open({ ephemeral: 'ignored' })
  await press(petr, PHRASES.wholeSection)
  expect(api.said(chat)).toHaveLength(2)
  await press(petr, PHRASES.whyThis)
  expect(api.said(chat)).toHaveLength(2)
  expect(api.calls().filter(({ params }) => 'ephemeral_message_parameters' in params)).toHaveLength(1)
})

describe.each(['known', 'refused', 'ignored'] as const)(
  'a button tapped twice, messages for one: %s',
  ephemeral => {
    test('shows what it asks for once, and is acknowledged each time', async () => {
      const { api, chat, jana, petr, answer } = await open({ ephemeral }, 'bod 3 slovo dlouhý oddíl')
      // From now on it is known which of them the server is.
      api.press(jana, answer, PHRASES.whyThis)
      await api.idle()
      const messages = () => api.said(chat).length + api.hidden(chat, petr).length
      const before = messages()
      const [current] = api.said(chat) as [Message]
      if (ephemeral === 'refused') {
        api.press(jana, current, PHRASES.backToAnswer)
        await api.idle()
      }
      const presses = [1, 2, 3].map(() => api.press(petr, answer, PHRASES.wholeSection))
      await api.idle()
      const parts = messages() - before
      const [{ length }] = [api.said(chat).length > 1 ? api.said(chat) : api.hidden(chat, petr)]
      expect(parts).toBeGreaterThan(1)
      expect(parts).toBeLessThanOrEqual(length)
      expect(new Set([...api.said(chat), ...api.hidden(chat, petr)].map(({ text }) => text)).size).toBe(
        messages(),
      )
      expect(presses.map(({ id }) => api.pressAnswer(id)?.text)).toEqual(['', '', ''])
    })
  },
)

test('in private a button shows what it asks for below the answer, once for a double tap', async () => {
  const api = await serveBot({ bot })
  const jana = person(api)
  api.say(jana, 'cyklostezka')
  await api.idle()
  const [answer] = api.said(jana) as [Message]
  const [other = ''] = buttonsOf(answer)
  for (const _ of [1, 2]) api.press(jana, answer, other)
  await api.idle()
  const [first = '', second = '', ...more] = api.said(jana).map(({ text }) => text)
  expect([first.includes(CYCLING_OPAVA), second.includes(CYCLING), more]).toEqual([true, true, []])
})
