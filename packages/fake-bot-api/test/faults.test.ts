/** Faults that are scripted, and what the journal says about them. */

import { describe, expect, test } from 'vitest'
import type { FaultKind } from '../src/state/faults.ts'
import { ask, post, serve } from './ask.ts'

const cases: readonly (readonly [fault: FaultKind, answer: string, done: number])[] = [
  [
    { kind: 'flood', retryAfter: 3 },
    '429 {"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}',
    0,
  ],
  [
    { kind: 'refuse', code: 403, message: 'user is deactivated' },
    '403 {"ok":false,"error_code":403,"description":"Forbidden: user is deactivated"}',
    0,
  ],
  [
    { kind: 'html', status: 502 },
    '502 <html>\r\n<head><title>502</title></head>\r\n<body><h1>502</h1></body>\r\n</html>\r\n',
    0,
  ],
  [{ kind: 'drop-before' }, 'no answer', 0],
  [{ kind: 'drop-after' }, 'no answer', 1],
]

describe('a fault meets one call and leaves the next alone', () => {
  test.each(cases)('%j', async (fault, expected, done) => {
    const api = await serve()
    const jana = api.addUser({ started: true })
    const send = async () => {
      const response = await post(api, 'sendMessage', { chat_id: jana.id, text: 'Ahoj' })
      return `${response.status} ${await response.text()}`
    }
    api.fault({ method: 'sendMessage', ...fault })
    expect(await send().catch(() => 'no answer')).toBe(expected)
    expect(api.said(jana)).toHaveLength(done)
    expect(await send()).toMatch(/^200 /)
    expect(api.said(jana)).toHaveLength(done + 1)
    expect(api.calls().map(call => call.fault)).toEqual([fault.kind, null])
    expect(api.mistakes()).toEqual([])
  })
})

test('garbage is half of an answer to what was done', async () => {
  const api = await serve()
  const jana = api.addUser({ started: true })
  api.fault({ method: '*', kind: 'garbage' })
  const response = await post(api, 'sendMessage', { chat_id: jana.id, text: 'Ahoj' })
  expect(response.status).toBe(200)
  await expect(response.json()).rejects.toThrow(SyntaxError)
  expect(api.said(jana)).toHaveLength(1)
})

test('a call that hangs ends with its client, undone', async () => {
  const api = await serve()
  const jana = api.addUser({ started: true })
  api.fault({ method: 'sendMessage', kind: 'hang' })
  const leaving = new AbortController()
  const url = `${api.root}/bot${api.token}/sendMessage?chat_id=${jana.id}&text=Ahoj`
  const hanging = fetch(url, { signal: leaving.signal }).catch(() => 'left')
  await api.waitFor(() => api.calls('sendMessage').length === 1)
  leaving.abort()
  expect(await hanging).toBe('left')
  expect(await api.waitForCalls('sendMessage')).toMatchObject([{ status: 0, fault: 'hang' }])
  expect(api.said(jana)).toEqual([])
})

test('a slow call is done although its client has left', async () => {
  const api = await serve()
  const jana = api.addUser({ started: true })
  api.fault({ method: 'sendMessage', kind: 'slow', ms: 20 })
  const leaving = new AbortController()
  const url = `${api.root}/bot${api.token}/sendMessage?chat_id=${jana.id}&text=Ahoj`
  const slow = fetch(url, { signal: leaving.signal }).catch(() => 'left')
  await api.waitFor(() => api.calls('sendMessage').length === 1)
  expect(api.said(jana)).toEqual([])
  leaving.abort()
  expect(await slow).toBe('left')
  await api.waitFor(() => api.said(jana).length === 1)
})

test('latency meets every method', async () => {
  const api = await serve({ latencyMs: 5 })
  await ask(api, 'getMe')
  expect(api.calls('getMe')[0]?.took).toBeGreaterThanOrEqual(4)
})

describe('which calls a fault meets', () => {
  const flood = { kind: 'flood', retryAfter: 1 } as const
  test.each([
    [{ method: 'getMe', times: 2 }, [429, 429, 200, 200]],
    [{ method: 'getme', skip: 1 }, [200, 429, 200, 200]],
    [{ method: 'getMe', times: 'always' }, [429, 429, 429, 429]],
    [{ method: '*' }, [429, 200, 200, 200]],
    [{ method: 'sendMessage' }, [200, 200, 200, 200]],
  ] as const)('%j', async (which, expected) => {
    const api = await serve()
    api.fault({ ...which, ...flood })
    const statuses = []
    for (const _ of expected) statuses.push((await post(api, 'getMe')).status)
    expect(statuses).toEqual(expected)
    api.clearFaults()
    expect((await ask(api, 'getMe')).ok).toBe(true)
  })

  test('one chat only', async () => {
    const api = await serve()
    const [jana, petr] = [api.addUser({ started: true }), api.addUser({ started: true })]
    api.fault({ method: 'sendMessage', chat: jana.id, ...flood })
    const send = async (chat_id: number) => (await post(api, 'sendMessage', { chat_id, text: 'Ahoj' })).status
    expect([await send(petr.id), await send(jana.id), await send(jana.id)]).toEqual([200, 429, 200])
  })
})

test('the journal tells who was called with what, how often, and what came of it', async () => {
  const api = await serve()
  const jana = api.addUser({ started: true })
  await ask(api, 'sendMessage', { chat_id: jana.id, text: 'Ahoj' })
  await ask(api, 'sendMessage', { chat_id: jana.id })
  expect(api.calls()).toMatchObject([
    { number: 1, method: 'sendMessage', params: { text: 'Ahoj' }, status: 200, result: { text: 'Ahoj' } },
    { number: 2, status: 400, refusal: { code: 400, description: 'Bad Request: message text is empty' } },
  ])
  expect(api.counters()).toEqual({ sendMessage: 2 })
  expect(api.mistakes().map(({ number }) => number)).toEqual([2])
})

describe('waiting', () => {
  test('gives what was waited for', async () => {
    const api = await serve()
    const jana = api.addUser({ started: true })
    const waiting = api.waitFor(() => api.said(jana).at(-1)?.text)
    await ask(api, 'sendMessage', { chat_id: jana.id, text: 'Ahoj' })
    expect(await waiting).toBe('Ahoj')
  })

  test('gives up in the end and says what was called', async () => {
    const api = await serve({ deadlineMs: 1 })
    await ask(api, 'getMe')
    await expect(api.waitFor(() => false)).rejects.toThrow('waited 1 ms for () => false; {"getMe":1}')
  })

  test('passes on what goes wrong', async () => {
    const api = await serve()
    await expect(
      api.waitFor(() => {
        throw new Error('jinak')
      }),
    ).rejects.toThrow('jinak')
  })

  test('is over when an update is confirmed and no call is on its way', async () => {
    const api = await serve()
    const jana = api.addUser()
    const { message_id } = api.say(jana, 'Co kola?')
    let idle = false
    const waiting = api.idle().then(() => {
      idle = true
    })
    await ask(api, 'getUpdates')
    await ask(api, 'sendMessage', { chat_id: jana.id, text: 'Stezku.', reply_parameters: { message_id } })
    expect(idle).toBe(false)
    const [update] = api.pending()
    await ask(api, 'getUpdates', { offset: (update?.update_id ?? 0) + 1 })
    await waiting
  })
})

test('a group takes so many messages a minute, a person any number', async () => {
  const api = await serve({ groupPerMinute: 2 })
  const [jana, group] = [api.addUser({ started: true }), api.addSupergroup()]
  const send = async (chat_id: number) => (await post(api, 'sendMessage', { chat_id, text: 'Ahoj' })).status
  const statuses: number[] = []
  for (const chat of [group.id, group.id, group.id, jana.id, jana.id, jana.id])
    statuses.push(await send(chat))
  expect(statuses).toEqual([200, 200, 429, 200, 200, 200])
  expect(api.calls('sendMessage')[2]?.refusal?.description).toMatch(
    /^Too Many Requests: retry after (?:59|60)$/,
  )
})
