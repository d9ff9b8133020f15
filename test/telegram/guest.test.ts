/** Guest mode: a message that names the bot in a chat where it is no member. */

import type { GuestChat } from '@doslova/fake-bot-api'
import { expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { CYCLING, openBot, TEXTS } from '../town/bot.ts'
import { person } from './bot.ts'
import { serveBot } from './in-process.ts'

const LONG = `${'Dlouhá věta bez konce pokračuje dál a dál. '.repeat(120)}`
const { bot, codeOf } = openBot({
  ...TEXTS,
  '2022-kolin/nabrezi.md': `---\ntitle: Nábřeží\nurl: https://kolin.example/nabrezi.html\n---\nNábřeží opravíme.\n`,
  '2022-kolin/dlouhy.md': `---\ntitle: Dlouhé\n---\n${LONG}\n`,
})

async function ask(text: string, chat: GuestChat = 'private') {
  const api = await serveBot({ bot })
  const id = api.askAsGuest(person(api), `@doslova_bot ${text}`, chat).guest_query_id ?? ''
  await api.idle()
  expect(api.mistakes()).toEqual([])
  return api.guestAnswer(id)
}

test.each(['private', 'group'] as const)('is answered in one message, in a %s chat', async chat => {
  const answer = await ask('cyklostezka v Kolíně', chat)
  expect(answer?.content.text).toContain(`„${CYCLING}“`)
})

test('has only buttons that lead somewhere', async () => {
  const answer = await ask(codeOf('Nábřeží'))
  const buttons = answer?.keyboard?.inline_keyboard.flat().map(({ text }) => text)
  expect(buttons).toEqual([PHRASES.original, PHRASES.share, PHRASES.askMore])
  const urls = answer?.keyboard?.inline_keyboard.flat().map(button => ('url' in button ? button.url : ''))
  expect(urls?.[0]).toMatch(/^https:\/\/kolin\.example\/nabrezi\.html/)
  expect(urls?.[2]).toBe(`https://t.me/doslova_bot?start=${codeOf('Nábřeží')}`)
})

test('leads to what it offers to choose from', async () => {
  const answer = await ask('/temata')
  const urls = answer?.keyboard?.inline_keyboard.flat().map(button => ('url' in button ? button.url : ''))
  expect(urls?.length).toBeGreaterThan(2)
  expect(urls?.slice(0, -1).filter(url => !/\?start=[A-Z]{3}22-\w{5}$/.test(url))).toEqual([])
})

test('with an honest no says so', async () => {
  expect((await ask('jaderná elektrárna'))?.content.text).toContain('odstavec nenašel')
})

test('whose answer takes more than one message leads to it', async () => {
  const code = codeOf('Dlouhá věta')
  const answer = await ask(`/p ${code}`)
  expect(answer?.content.text).toBe(PHRASES.tooLongForGuest)
  expect(answer?.keyboard?.inline_keyboard).toEqual([
    [{ text: PHRASES.askMore, url: `https://t.me/doslova_bot?start=${code}` }],
  ])
})

test('goes on from the question before', async () => {
  const api = await serveBot({ bot })
  const jana = person(api)
  api.askAsGuest(jana, '@doslova_bot cyklostezka v Kolíně')
  await api.idle()
  const { guest_query_id: id = '' } = api.askAsGuest(jana, '@doslova_bot a v Opavě?')
  await api.idle()
  expect(api.guestAnswer(id)?.content.text).toContain('Cyklostezku v Opavě')
})

test('that Telegram waits for no more is let go', async () => {
  const api = await serveBot({ bot })
  api.expire(api.askAsGuest(person(api), '@doslova_bot cyklostezka').guest_query_id ?? '')
  await api.idle()
  expect(api.mistakes().map(({ refusal }) => refusal?.description)).toEqual([
    expect.stringContaining('query is too old'),
  ])
})

test('is not asked for where the bot has no guest mode', async () => {
  const api = await serveBot({ bot }, { me: { supports_guest_queries: false } })
  await api.waitForCalls('getMe')
  const [poll] = await api.waitFor(() => api.calls('getUpdates').length > 0 && api.calls('getUpdates'))
  expect(poll?.params.allowed_updates).not.toContain('guest_message')
})
