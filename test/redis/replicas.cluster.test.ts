/**
 * Two replicas of the program behind one webhook, over a real Redis: nothing is lost and nothing answered twice while one is
 * killed, and nothing lost while Redis forgets everything. One of two that ask for updates stands by.
 */

import { startBotApi } from '@doslova/fake-bot-api'
import { expect, onTestFinished, test } from 'vitest'
import { dataFolder } from '../documents.ts'
import { freePort } from '../free-port.ts'
import { type Program, person, startProgram } from '../telegram/bot.ts'
import { sharedFolder } from '../town/bot.ts'
import { TOWN } from '../town/town.ts'
import { startBalancer } from './balancer.ts'
import { startRedis } from './server.ts'

const town = sharedFolder(TOWN)
const QUESTIONS = ['cyklostezka podél Labe', 'dětské hřiště v parku', 'oprava chodníků u sokolovny']
const GROUPS = 20

async function openWorld() {
  const redis = await startRedis()
  onTestFinished(() => redis.stop())
  const ports = [await freePort(), await freePort()]
  const balancer = await startBalancer(ports)
  onTestFinished(() => balancer.close())
  const api = await startBotApi({ webhookProxy: balancer.url, deadlineMs: 170_000 })
  onTestFinished(() => api.close())
  const start = (env: Readonly<Record<string, string>>): Program => {
    const program = startProgram(api, {
      content: town,
      data: dataFolder(),
      env: { STATE_URL: redis.url, MEANING: 'off', ...env },
    })
    onTestFinished(() => program.signal('SIGKILL'))
    return program
  }
  const startReplica = async (number: 0 | 1) => {
    const program = start({
      HTTP_PORT: String(ports[number]),
      TELEGRAM_WEBHOOK_URL: 'https://doslova.example/telegram',
      TELEGRAM_WEBHOOK_SECRET: 'a-secret_of-this-test',
    })
    await program.whenOut(/telegram started/)
    return program
  }
  const groups = Array.from({ length: GROUPS }, () => api.addSupergroup().id)
  const asked = new Set<string>()
  const ask = (round: number) => {
    for (const chat of groups) {
      const question = QUESTIONS[(round + chat) % QUESTIONS.length]
      const { message_id } = api.say(person(api), `@doslova_bot ${question}`, { chat })
      asked.add(`${chat} ${message_id}`)
    }
  }
  /** How often each question was answered. */
  const answers = () => {
    const counts = new Map<string, number>()
    for (const chat of groups)
      for (const { reply_to_message: question } of api.said(chat)) {
        const key = `${chat} ${question?.message_id}`
        if (asked.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    return counts
  }
  const whenAnswered = (count: number) => api.waitFor(() => answers().size >= count)
  /** What became of the questions; printed, for the document. */
  const figures = () => {
    const counts = [...answers().values()]
    const twice = counts.filter(count => count > 1).length
    const found = { asked: asked.size, answered: counts.length, twice, most: Math.max(...counts) }
    process.stdout.write(`${JSON.stringify(found)}\n`)
    return found
  }
  return { redis, api, start, startReplica, ask, asked, figures, whenAnswered }
}

test('one of two is killed while they answer', async () => {
  const { startReplica, ask, asked, figures, whenAnswered, api } = await openWorld()
  const [one, other] = await Promise.all([startReplica(0), startReplica(1)])
  for (let round = 0; round < 3; round++) ask(round)
  await whenAnswered(10)
  one.signal('SIGKILL')
  await one.ended
  ask(3)
  await whenAnswered(asked.size)
  await api.idle()
  // What the one had sent when it was killed, and had told nobody of, is sent by the other one too.
  const found = figures()
  expect(found).toMatchObject({ answered: asked.size, most: expect.toSatisfy(count => count <= 2) })
  expect(found.twice).toBeLessThanOrEqual(GROUPS)
  expect(await other.stop()).toBe(0)
})

test('Redis is restarted while they answer, and has forgotten everything', async () => {
  const { redis, startReplica, ask, asked, figures, whenAnswered, api } = await openWorld()
  const replicas = await Promise.all([startReplica(0), startReplica(1)])
  for (let round = 0; round < 2; round++) ask(round)
  await whenAnswered(10)
  await redis.stop()
  ask(2)
  await redis.start()
  ask(3)
  await whenAnswered(asked.size)
  await api.idle()
  expect(figures()).toMatchObject({ answered: asked.size, most: expect.toSatisfy(count => count <= 2) })
  expect(await Promise.all(replicas.map(replica => replica.stop()))).toEqual([0, 0])
})

test('a conversation goes on, whichever of them answers, and a limit is counted by both', async () => {
  const { api, startReplica } = await openWorld()
  await Promise.all([startReplica(0), startReplica(1)])
  const jana = person(api)
  for (const text of ['cyklostezka', 'a v Opavě?', 'a v Kolíně?']) {
    api.say(jana, text)
    await api.idle()
  }
  expect(api.said(jana).map(({ text }) => /^(Kolín|Opava) /.exec(text ?? '')?.[1])).toEqual([
    'Kolín',
    'Opava',
    'Kolín',
  ])
})

test('of two that ask for updates one stands by until the other one ends', async () => {
  const { api, start } = await openWorld()
  const leader = start({})
  await leader.whenOut(/telegram started/)
  const standby = start({})
  await standby.whenOut(/standing by/)
  const jana = person(api)
  api.say(jana, 'cyklostezka')
  await api.idle()
  expect(await leader.stop()).toBe(0)
  await standby.whenOut(/telegram started/)
  api.say(jana, 'dětské hřiště v parku')
  await api.idle()
  expect(api.said(jana)).toHaveLength(2)
  expect(await standby.stop()).toBe(0)
})
