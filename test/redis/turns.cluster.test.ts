/** Turns of two replicas over a real Redis: order, once each, what both remember, and what the server gets to see. */

import { readdirSync } from 'node:fs'
import { createClient } from '@redis/client'
import { expect, onTestFinished, test } from 'vitest'
import { openSharedState } from '../../adapters/redis/shared-state.ts'
import { createLog } from '../../adapters/shared/log.ts'
import { Limits } from '../../src/chat/limits.ts'
import { Memory } from '../../src/chat/memory.ts'
import { settled } from '../clock.ts'
import { startRedis } from './server.ts'

const log = createLog('silent')

async function openReplicas(count = 2) {
  const server = await startRedis()
  onTestFinished(() => server.stop())
  const replicas = await Promise.all(
    Array.from({ length: count }, async () => {
      const state = await openSharedState({ url: server.url, secret: '1:token', log })
      onTestFinished(() => state.close())
      return { ...state, limits: new Limits(state.caches), memory: new Memory(state.caches) }
    }),
  )
  return { server, replicas }
}

const done = async () => null
/** A promise, and what resolves it. */
const gate = () => Promise.withResolvers<void>()

test('updates of one chat come one after another, whoever has them; of two chats at once', async () => {
  const { replicas } = await openReplicas()
  const [one, other] = replicas
  const [begun, may] = [gate(), gate()]
  const said: string[] = []
  const first = one?.turns.run({ chain: 'náves', id: 1 }, async () => {
    begun.resolve()
    await may.promise
    said.push('first')
    return null
  })
  await begun.promise
  const second = other?.turns.run({ chain: 'náves', id: 2 }, async () => {
    said.push('second')
    return null
  })
  await other?.turns.run({ chain: 'hospoda', id: 3 }, async () => {
    said.push('elsewhere')
    may.resolve()
    return null
  })
  await Promise.all([first, second])
  expect(said).toEqual(['elsewhere', 'first', 'second'])
})

test('one that comes late, with a lower id, waits for the one in hand', async () => {
  const { replicas } = await openReplicas()
  const [one, other] = replicas
  const [begun, may] = [gate(), gate()]
  const said: string[] = []
  const first = one?.turns.run({ chain: 'náves', id: 2 }, async () => {
    begun.resolve()
    await may.promise
    said.push('in hand')
    return null
  })
  await begun.promise
  const late = other?.turns.run({ chain: 'náves', id: 1 }, async () => {
    said.push('late')
    return null
  })
  await other?.turns.run({ chain: 'hospoda', id: 3 }, done)
  may.resolve()
  expect(await Promise.all([first, late])).toEqual([null, null])
  expect(said).toEqual(['in hand', 'late'])
})

test('an update is done by one of them, while it is in hand and after it is done', async () => {
  const { replicas } = await openReplicas()
  const [one, other] = replicas
  const turn = { chain: 'náves', id: 1 }
  let times = 0
  const [begun, may] = [gate(), gate()]
  const first = one?.turns.run(turn, async () => {
    times++
    begun.resolve()
    await may.promise
    return null
  })
  await begun.promise
  expect(await other?.turns.run(turn, done)).toBe(1_000)
  may.resolve()
  expect(await first).toBeNull()
  expect(await other?.turns.run(turn, async () => times++)).toBeNull()
  expect(times).toBe(1)
})

test('one whose turn is later stays with the one who had it, and holds nobody up', async () => {
  const { replicas } = await openReplicas()
  const [one, other] = replicas
  const turn = { chain: 'náves', id: 1 }
  expect(await one?.turns.run(turn, async () => 2_500)).toBe(2_500)
  expect(await other?.turns.run({ chain: 'náves', id: 2 }, done)).toBeNull()
  expect(await other?.turns.run(turn, done)).toBe(1_000)
  await one?.turns.close()
  expect(await other?.turns.run(turn, done)).toBeNull()
})

test('work that fails is done, and its error is met by who gave it', async () => {
  const { replicas } = await openReplicas()
  const [one, other] = replicas
  const turn = { chain: 'náves', id: 1 }
  const failing = one?.turns.run(turn, () => Promise.reject(new Error('send')))
  await expect(failing).rejects.toThrow('send')
  expect(await other?.turns.run(turn, () => expect.unreachable())).toBeNull()
})

test('all remember the same conversation and count the same questions', async () => {
  const { replicas } = await openReplicas(3)
  const conversation = { previous: ['cyklostezka'], place: 'Kolín', last: null }
  await replicas[0]?.turns.run({ chain: 'náves', id: 1 }, async () => {
    replicas[0]?.memory.set('Jana', '1', conversation)
    return null
  })
  await replicas[1]?.turns.run({ chain: 'náves', id: 2 }, async () => {
    expect(replicas[1]?.memory.before('Jana', '2')).toEqual(conversation)
    return null
  })
  const permitted: string[] = []
  for (let id = 3; id < 20; id++) {
    const replica = replicas[id % 3]
    await replica?.turns.run({ chain: 'náves', id }, async () => {
      permitted.push(replica.limits.ask({ room: 'náves', person: 'Jana', isDirect: true }).type)
      return null
    })
  }
  expect(permitted.join(' ')).toBe(`${'now '.repeat(12)}later later later no no`)
})

test('the server sees no question, no name and no id, keeps nothing for ever, and nothing of it on disk', async () => {
  const { server, replicas } = await openReplicas()
  await replicas[0]?.turns.run({ chain: 'chat 471147', id: 1 }, async () => {
    replicas[0]?.memory.set('471147 Jana', '1', { previous: ['kdy opravíte lávku'], place: null, last: null })
    return null
  })
  const client = await createClient({ url: server.url }).connect()
  onTestFinished(() => client.destroy())
  const keys = await client.keys('*')
  const values = await Promise.all(
    keys.map(async key => ((await client.type(key)) === 'hash' ? client.hGetAll(key) : client.get(key))),
  )
  const seen = JSON.stringify([keys, values])
  for (const secret of ['471147', 'Jana', 'lávku', 'token']) expect(seen).not.toContain(secret)
  expect(keys.some(key => key.endsWith(':state'))).toBe(true)
  for (const key of keys) expect(await client.pTTL(key)).toBeGreaterThan(0)
  expect(readdirSync(server.dir)).toEqual([])
})

test('while the server is away nobody answers, and then each update is answered once', async () => {
  const { server, replicas } = await openReplicas()
  const [one] = replicas
  await server.stop()
  let times = 0
  const turn = { chain: 'náves', id: 1 }
  const work = async () => {
    times++
    return null
  }
  expect(await one?.turns.run(turn, work)).toBe(1_000)
  expect(times).toBe(0)
  await server.start()
  let left: number | null | undefined = 1_000
  while (left !== null) {
    await settled()
    left = await one?.turns.run(turn, work)
  }
  expect(times).toBe(1)
})
