/** The program with a webhook: who may bring updates, what becomes of them, how it ends. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { sharedFolder } from '../town/bot.ts'
import { CYCLE_PATH, TOWN } from '../town/town.ts'
import { answeredIn, begin, endAgainAndAgain, person, persons } from './bot.ts'
import { broken, valid, type World } from './updates.ts'

const town = sharedFolder(TOWN)
const QUESTION = 'cyklostezka podél Labe'
const SECRET = 'a-secret_of-this-test'
const HEADER = 'x-telegram-bot-api-secret-token'

async function beginWithWebhook() {
  const port = await freePort()
  const root = `http://127.0.0.1:${port}`
  const { api, launched } = await begin(town, { webhookProxy: root })
  const start = async () => {
    const calls = api.calls('setWebhook').length
    const program = launched({
      HTTP_PORT: String(port),
      TELEGRAM_WEBHOOK_URL: 'https://doslova.example/telegram',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    })
    await api.waitForCalls('setWebhook', calls + 1)
    return program
  }
  const post = async (body: string, headers: Record<string, string> = { [HEADER]: SECRET }) =>
    (await fetch(`${root}/telegram`, { method: 'POST', body, headers })).status
  return { api, root, start, post }
}

test('brings questions, is set at Telegram with its secret, and says when it is ready', async () => {
  const { api, root, start } = await beginWithWebhook()
  const program = await start()
  const jana = person(api)
  api.say(jana, QUESTION)
  await api.idle()
  expect(api.said(jana)).toMatchObject([{ text: expect.stringContaining(CYCLE_PATH) }])
  expect(api.calls('setWebhook')).toMatchObject([
    { params: { url: 'https://doslova.example/telegram', secret_token: SECRET } },
  ])
  expect(api.calls('getUpdates')).toEqual([])
  for (const path of ['/healthz', '/readyz']) expect((await fetch(root + path)).status).toBe(200)
  expect((await fetch(`${root}/telegram`)).status).toBe(404)
  expect(await program.stop()).toBe(0)
  expect(program.out() + program.err()).not.toContain(SECRET)
})

test('takes nothing without its secret, and nothing that is no update', async () => {
  const { api, start, post } = await beginWithWebhook()
  await start()
  const jana = person(api, true)
  const update = (update_id: unknown) =>
    JSON.stringify({
      update_id,
      message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1_000),
        chat: { id: jana.id, type: 'private', first_name: 'Jana' },
        from: jana,
        text: 'ahoj',
      },
    })
  for (const headers of [{}, { [HEADER]: '' }, { [HEADER]: `${SECRET}x` }, { [HEADER]: 'č'.repeat(3) }])
    expect(await post(update(1), headers as Record<string, string>).catch(() => 401)).toBe(401)
  for (const body of ['', '{', 'null', '5', '"a"', '[]', '{}', update('1'), update(1.5), update(null)])
    expect(await post(body), body).toBe(400)
  expect(await post(`"${'x'.repeat(2 << 20)}"`).catch(() => 413)).toBe(413)
  await api.idle()
  expect(api.said(jana)).toEqual([])
  expect(await post(update(1))).toBe(200)
  expect(api.said(jana)).toHaveLength(1)
})

test('the same update is answered once, however often and however close together it comes', async () => {
  const { api, start, post } = await beginWithWebhook()
  const program = await start()
  const jana = person(api)
  const message = api.say(jana, QUESTION)
  const [update] = api.pending()
  const again = () => post(JSON.stringify(update))
  expect(await Promise.all([again(), again(), again()])).toEqual([200, 200, 200])
  await api.idle()
  api.repeat(update?.update_id ?? 0)
  await api.idle()
  expect(await program.stop()).toBe(0)
  await start()
  expect(await again()).toBe(200)
  expect(api.said(jana)).toMatchObject([{ reply_to_message: { message_id: message.message_id } }])
})

test('a chat that waits keeps no other from being answered', async () => {
  const { api, start } = await beginWithWebhook()
  await start()
  const [jana, petr] = [person(api), person(api)]
  api.fault({ method: 'sendMessage', kind: 'flood', retryAfter: 1, chat: jana.id, times: 'always' })
  for (const user of [jana, petr]) api.say(user, QUESTION)
  await api.waitFor(() => api.said(petr).length === 1)
  expect(api.said(jana)).toEqual([])
  api.clearFaults()
  await api.waitFor(() => api.said(jana).length === 1)
})

test('ended by SIGTERM while it answers many chats, it answers every question exactly once', async () => {
  const { api, start } = await beginWithWebhook()
  const { asked, codes } = await endAgainAndAgain(api, start, 'SIGTERM', 3)
  expect(codes).toEqual([0, 0, 0, 0])
  for (const [user, questions] of asked) expect(answeredIn(api, user)).toEqual(questions)
  expect(api.mistakes()).toEqual([])
})

test('updates of kinds that were not asked for, and broken ones, are taken and do no harm', async () => {
  const { api, start, post } = await beginWithWebhook()
  const program = await start()
  const users = persons(api, 20)
  const [chat, forum] = [api.addSupergroup(), api.addForum()]
  const topic = api.addTopic(forum, 'Doprava')
  for (const user of users) api.say(user, '/temata')
  await api.idle()
  const answers = users.flatMap(user => api.said(user))
  const world: World = { users, groups: [chat], forum: { chat: forum, topic }, answers }
  const drawn = fc.sample(fc.oneof(valid(world), broken(world)), { numRuns: 1_000, seed: 20_261_120 })
  const statuses = new Set<number>()
  for (let from = 0; from < drawn.length; from += 50) {
    let bodies = drawn
      .slice(from, from + 50)
      .map(({ kind, payload }, at) => JSON.stringify({ update_id: from + at + 1, [kind]: payload }))
    // What has to wait, as many of them have that come at once, is brought again, as Telegram does.
    while (bodies.length > 0) {
      const given = await Promise.all(bodies.map(body => post(body)))
      for (const status of given) if (status !== 503) statuses.add(status)
      bodies = bodies.filter((_, at) => given[at] === 503)
    }
  }
  expect([...statuses]).toEqual([200])
  expect(api.mistakes()).toEqual([])
  const jana = person(api)
  api.say(jana, 'ahoj')
  await api.idle()
  expect(api.said(jana)).toHaveLength(1)
  expect(await program.stop()).toBe(0)
  expect(program.err()).toBe('')
})
