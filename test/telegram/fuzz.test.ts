/** Twenty thousand random updates: nothing crashes, every press is acknowledged, no call is wrong. */

import type { BotApi } from '@doslova/fake-bot-api'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedFolder } from '../town/bot.ts'
import { TOWN } from '../town/town.ts'
import { begin, person } from './bot.ts'
import { broken, type Drawn, damaged, press, valid, type World } from './updates.ts'

const town = sharedFolder(TOWN)
const SEED = 20_261_120

/** What Telegram says of messages that people change or delete meanwhile, and of who presses and is no member. */
const MEANWHILE = /message is not modified|message to edit not found|USER_NOT_PARTICIPANT/

/** People and groups, each with some answers of the bot. */
async function inhabited(api: BotApi): Promise<World> {
  const users = Array.from({ length: 600 }, () => person(api))
  // So many that none is asked more than its limit allows, which would have questions wait.
  const groups = Array.from({ length: 1_000 }, (_, at) =>
    at % 3 === 0 ? api.addGroup() : api.addSupergroup(),
  )
  const chat = api.addForum()
  const topic = api.addTopic(chat, 'Doprava')
  for (const user of users) api.say(user, '/temata')
  for (const user of users.slice(0, 100)) api.say(user, 'cyklostezka podél Labe')
  const known = groups.slice(0, 30)
  for (const [at, group] of known.entries()) api.say(users[at] ?? 0, '/temata@doslova_bot', { chat: group })
  await api.idle()
  const answers = [...users, ...known].flatMap(each => api.said(each))
  return { users, groups, forum: { chat, topic }, answers }
}

test('20 000 random updates, half of them broken', async () => {
  const { api, start } = await begin(town)
  const program = await start()
  const world = await inhabited(api)
  const sample = <T>(drawn: fc.Arbitrary<T>, count: number) =>
    fc.sample(drawn, { numRuns: count, seed: SEED })
  const presses: string[] = []
  const queries: string[] = []
  const user = (at: number) => world.users[at % world.users.length] ?? 0
  const deliver = ({ kind, payload }: Drawn) => api.push(kind as 'message', payload as never, `chat ${kind}`)

  for (const drawn of sample(valid(world), 7_000)) deliver(drawn)
  for (const drawn of sample(broken(world), 8_000)) deliver(drawn)
  // Telegram waits for presses for some seconds only.
  await api.idle()
  for (const [at, fields] of sample(press(world), 2_000).entries())
    presses.push(api.pressWith(user(at), fields).id)
  const damagedPresses = press(world).chain(fields =>
    damaged({ ...fields, from: { id: 1 }, chat_instance: '' }),
  )
  for (const [at, fields] of sample(damagedPresses, 2_000).entries())
    presses.push(api.pressWith(user(at), fields).id)
  for (const [at, text] of sample(fc.string({ unit: 'grapheme', maxLength: 256 }), 1_000).entries())
    queries.push(api.query(user(at), text, { offset: at % 3 === 0 ? text.slice(0, 20) : '' }).id)
  await api.idle()

  expect(presses.filter(id => api.pressAnswer(id) === null)).toEqual([])
  expect(queries.filter(id => api.inlineAnswer(id) === null)).toEqual([])
  const mistakes = api.mistakes().filter(({ refusal }) => !MEANWHILE.test(refusal?.description ?? ''))
  expect(mistakes).toEqual([])
  const jana = person(api)
  api.say(jana, 'ahoj')
  await api.idle()
  expect(api.said(jana)).toHaveLength(1)
  expect(await program.stop()).toBe(0)
  expect(program.err()).toBe('')
})
