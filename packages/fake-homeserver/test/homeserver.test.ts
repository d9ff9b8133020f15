/** The homeserver of the tests is itself one that clients can rely on. */

import { describe, expect, onTestFinished, test } from 'vitest'
import type { Account } from '../src/controls.ts'
import type { Json } from '../src/event.ts'
import type { Fault } from '../src/faults.ts'
import { type Homeserver, startHomeserver } from '../src/homeserver.ts'
import { spawnHomeserver } from '../src/remote.ts'

interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: Json
}

interface Timeline {
  readonly limited: boolean
  readonly prev_batch: string
  readonly events: readonly { type: string; content: Json; unsigned: Json }[]
}

interface Sync {
  readonly next_batch: string
  readonly rooms: {
    readonly join: Record<
      string,
      { timeline: Timeline; state: { events: Json[] }; ephemeral: { events: Json[] } }
    >
    readonly invite: Record<string, { invite_state: { events: { type: string }[] } }>
    readonly leave: Record<string, { timeline: Timeline }>
  }
}

/** A server with Eva and the bot in one room, and a way to ask it as one of them. */
async function town() {
  const homeserver = await startHomeserver()
  onTestFinished(() => homeserver.stop())
  const [bot, eva] = [homeserver.addUser('bot'), homeserver.addUser('eva')]
  const room = homeserver.createRoom({ creator: eva.userId, members: [bot.userId] })
  return { homeserver, bot, eva, room, ask: asker(homeserver, bot) }
}

function asker(homeserver: Homeserver, { accessToken }: Pick<Account, 'accessToken'>) {
  return async (method: string, path: string, body?: Json): Promise<Answered> => {
    const answer = await fetch(`${homeserver.url}/_matrix/client/v3/${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type') === 'application/json'
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : { text } }
  }
}

type Ask = ReturnType<typeof asker>

const sync = async (ask: Ask, since?: string): Promise<Sync> =>
  (await ask('GET', since === undefined ? 'sync' : `sync?since=${since}&timeout=60000`))
    .body as unknown as Sync

const bodiesOf = (timeline: Timeline | undefined) =>
  timeline?.events.filter(({ type }) => type === 'm.room.message').map(({ content }) => content.body)

describe('a sync', () => {
  test('brings what is there, then waits for what is new', async () => {
    const { homeserver, eva, room, ask } = await town()
    homeserver.message(room, eva.userId, 'první')
    const first = await sync(ask)
    expect(bodiesOf(first.rooms.join[room]?.timeline)).toEqual(['první'])
    const waiting = sync(ask, first.next_batch)
    homeserver.message(room, eva.userId, 'druhá')
    expect(bodiesOf((await waiting).rooms.join[room]?.timeline)).toEqual(['druhá'])
  })

  test('tells invitations, and leaving after being kicked', async () => {
    const { homeserver, bot, eva, ask } = await town()
    const other = homeserver.createRoom({ creator: eva.userId, invite: [bot.userId], name: 'Jiná' })
    const first = await sync(ask)
    const seen = first.rooms.invite[other]?.invite_state.events.map(({ type }) => type)
    expect(seen).toEqual(expect.arrayContaining(['m.room.name', 'm.room.member']))
    await ask('POST', `rooms/${other}/join`, {})
    const second = await sync(ask, first.next_batch)
    expect(Object.keys(second.rooms.join)).toContain(other)
    homeserver.kick(other, eva.userId, bot.userId, 'dost')
    homeserver.message(other, eva.userId, 'už bez něj')
    const third = await sync(ask, second.next_batch)
    expect(bodiesOf(third.rooms.leave[other]?.timeline)).toEqual([])
  })

  test('is limited after a gap, and messages fill it', async () => {
    const { homeserver, eva, room, ask } = await town()
    const first = await sync(ask)
    homeserver.gap(room)
    homeserver.burst(room, eva.userId, ['a', 'b', 'c', 'd'])
    const timeline = (await sync(ask, first.next_batch)).rooms.join[room]?.timeline
    expect([timeline?.limited, bodiesOf(timeline)]).toEqual([true, ['d']])
    const path = `rooms/${room}/messages?dir=b&from=${timeline?.prev_batch}&to=${first.next_batch}&limit=2`
    const page = (await ask('GET', path)).body as { chunk: { content: Json }[]; end?: string }
    expect(page.chunk.map(({ content }) => content.body)).toEqual(['c', 'b'])
    const rest = (await ask('GET', path.replace(/from=\w+/, `from=${page.end}`))).body as typeof page
    expect([rest.chunk.map(({ content }) => content.body), rest.end]).toEqual([['a'], undefined])
  })

  test('can be replayed', async () => {
    const { homeserver, eva, room, ask } = await town()
    const first = await sync(ask)
    homeserver.message(room, eva.userId, 'jednou')
    const second = await sync(ask, first.next_batch)
    const waiting = sync(ask, second.next_batch)
    homeserver.replay(1)
    expect(bodiesOf((await waiting).rooms.join[room]?.timeline)).toEqual(['jednou'])
  })

  test('tells typing and receipts', async () => {
    const { homeserver, eva, room, ask } = await town()
    const { next_batch } = await sync(ask)
    homeserver.setTyping(room, [eva.userId])
    expect((await sync(ask, next_batch)).rooms.join[room]?.ephemeral.events).toEqual([
      { type: 'm.typing', content: { user_ids: [eva.userId] } },
    ])
  })

  test('that waits ends when its token dies', async () => {
    const { homeserver, bot, ask } = await town()
    const { next_batch } = await sync(ask)
    const waiting = ask('GET', `sync?since=${next_batch}&timeout=60000`)
    await homeserver.waitRequest({ path: '/sync' })
    homeserver.revoke(bot.accessToken, true)
    expect(await waiting).toMatchObject({
      status: 401,
      body: { errcode: 'M_UNKNOWN_TOKEN', soft_logout: true },
    })
    homeserver.unrevoke(bot.accessToken)
    expect((await ask('GET', 'account/whoami')).body).toMatchObject({ user_id: bot.userId })
  })
})

describe('sending', () => {
  const path = (room: string, transaction: string) => `rooms/${room}/send/m.room.message/${transaction}`

  test('is done once for each transaction, and told back with it', async () => {
    const { homeserver, room, ask } = await town()
    const { next_batch } = await sync(ask)
    const [one, again] = [
      await ask('PUT', path(room, 't1'), { body: 'a' }),
      await ask('PUT', path(room, 't1'), { body: 'a' }),
    ]
    expect(again.body).toEqual(one.body)
    expect(homeserver.sent()).toHaveLength(1)
    const [event] = (await sync(ask, next_batch)).rooms.join[room]?.timeline.events ?? []
    expect(event?.unsigned).toMatchObject({ transaction_id: 't1' })
  })

  test('is refused to those who may not, who are not in the room, and when too long', async () => {
    const { homeserver, bot, eva, room, ask } = await town()
    homeserver.deny(room, bot.userId)
    expect(await ask('PUT', path(room, 't1'), {})).toMatchObject({
      status: 403,
      body: { errcode: 'M_FORBIDDEN' },
    })
    homeserver.deny(room, bot.userId, false)
    expect((await ask('PUT', path(room, 't2'), { body: 'x'.repeat(70_000) })).body.errcode).toBe(
      'M_TOO_LARGE',
    )
    homeserver.ban(room, eva.userId, bot.userId)
    expect((await ask('PUT', path(room, 't3'), {})).body.errcode).toBe('M_FORBIDDEN')
    expect(homeserver.sent()).toEqual([])
  })

  test('is what a test waits for', async () => {
    const { homeserver, eva, room, ask } = await town()
    const question = homeserver.message(room, eva.userId, 'otázka')
    const waiting = homeserver.waitSent({ inReplyTo: question })
    await ask('PUT', path(room, 't1'), { body: 'něco jiného' })
    await ask('PUT', path(room, 't2'), {
      body: 'odpověď',
      'm.relates_to': { 'm.in_reply_to': { event_id: question } },
    })
    expect((await waiting).content.body).toBe('odpověď')
  })
})

test('relations, redactions and edits stand in the room as clients send them', async () => {
  const { homeserver, bot, eva, room, ask } = await town()
  const root = homeserver.message(room, eva.userId, 'otázka')
  homeserver.reply(room, bot.userId, root, 'odpověď')
  const inThread = homeserver.thread(room, eva.userId, root, 'ještě')
  homeserver.edit(room, eva.userId, root, 'jiná otázka')
  homeserver.react(room, eva.userId, root, '👍')
  const related = (await ask('GET', `rooms/${room}/relations/${root}/m.thread`)).body as { chunk: Json[] }
  expect(related.chunk.map(event => event.event_id)).toEqual([inThread])
  homeserver.redact(room, eva.userId, root)
  expect((await ask('GET', `rooms/${room}/event/${root}`)).body).toMatchObject({
    content: {},
    unsigned: { redacted_because: { type: 'm.room.redaction' } },
  })
})

test('an upgraded room says which one follows', async () => {
  const { homeserver, eva, room, ask } = await town()
  const next = homeserver.upgrade(room, eva.userId)
  expect(next).not.toContain(':')
  expect((await ask('GET', `rooms/${room}/state/m.room.tombstone/`)).body.replacement_room).toBe(next)
})

test('accounts: login, profile, account data, filters, files', async () => {
  const { homeserver, bot, ask } = await town()
  const login = { type: 'm.login.password', identifier: { user: 'eva' }, password: 'password-eva' }
  const { access_token } = (await ask('POST', 'login', login)).body
  const asEva = asker(homeserver, { accessToken: String(access_token) })
  expect((await asEva('GET', 'account/whoami')).body.user_id).toBe('@eva:fake.test')
  await asEva('POST', 'logout')
  expect((await asEva('GET', 'account/whoami')).body.errcode).toBe('M_UNKNOWN_TOKEN')
  await ask('PUT', `profile/${bot.userId}/displayname`, { displayname: 'Robot' })
  expect((await ask('GET', `profile/${bot.userId}`)).body.displayname).toBe('Robot')
  const data = `user/${bot.userId}/account_data/m.direct`
  expect((await ask('GET', data)).body.errcode).toBe('M_NOT_FOUND')
  await ask('PUT', data, { '@eva:fake.test': [] })
  expect((await ask('GET', data)).body).toEqual({ '@eva:fake.test': [] })
  const { content_uri } = (await ask('POST', 'upload', { obrázek: 1 })).body
  const [server, id] = String(content_uri).replace('mxc://', '').split('/')
  expect((await ask('GET', `download/${server}/${id}`)).body).toEqual({ obrázek: 1 })
  expect(homeserver.unknown()).toEqual([])
})

describe('one-time keys', () => {
  test('are given out once, the fallback key for ever', async () => {
    const { bot, ask } = await town()
    await ask('POST', 'keys/upload', {
      one_time_keys: { 'signed_curve25519:A': { key: 1 } },
      fallback_keys: { 'signed_curve25519:F': { key: 2, fallback: true } },
    })
    const claim = async () => {
      const body = { one_time_keys: { [bot.userId]: { [bot.deviceId]: 'signed_curve25519' } } }
      const { one_time_keys } = (await ask('POST', 'keys/claim', body)).body as { one_time_keys: Json }
      return Object.keys((one_time_keys[bot.userId] as Json)[bot.deviceId] as Json)
    }
    expect([await claim(), await claim(), await claim()]).toEqual([
      ['signed_curve25519:A'],
      ['signed_curve25519:F'],
      ['signed_curve25519:F'],
    ])
  })
})

describe('a fault', () => {
  test.each<[fault: Fault, status: number, body: Json]>([
    [{ kind: 'limit', retryAfterMs: 300 }, 429, { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 300 }],
    [{ kind: 'status' }, 502, { text: expect.stringContaining('Bad Gateway') }],
    [{ kind: 'error', status: 403, errcode: 'M_FORBIDDEN' }, 403, { errcode: 'M_FORBIDDEN' }],
  ])('%j is answered instead, once', async (fault, status, body) => {
    const { homeserver, ask } = await town()
    homeserver.fault({ ...fault, path: 'whoami' })
    expect(await ask('GET', 'account/whoami')).toMatchObject({ status, body })
    expect((await ask('GET', 'account/whoami')).status).toBe(200)
  })

  test('of the limit says in the header when asked to', async () => {
    const { homeserver, ask } = await town()
    homeserver.fault({ kind: 'limit', retryAfterMs: 1500, header: true, bare: true })
    const answer = await ask('GET', 'account/whoami')
    expect([answer.headers.get('retry-after'), answer.body.retry_after_ms]).toEqual(['2', undefined])
  })

  test('that drops the connection leaves the request undone, or done', async () => {
    const { homeserver, room, ask } = await town()
    homeserver.fault({ method: 'PUT', kind: 'drop' })
    homeserver.fault({ method: 'PUT', kind: 'dropAfter' })
    const send = (transaction: string) =>
      ask('PUT', `rooms/${room}/send/m.room.message/${transaction}`, { body: 'a' })
    await expect(send('t1')).rejects.toThrow()
    expect(homeserver.sent()).toHaveLength(0)
    await expect(send('t2')).rejects.toThrow()
    expect(homeserver.sent()).toHaveLength(1)
  })

  test('that hangs lasts until the server goes down', async () => {
    const { homeserver, ask } = await town()
    homeserver.fault({ kind: 'hang', path: /whoami$/ })
    const hanging = expect(ask('GET', 'account/whoami')).rejects.toThrow()
    await homeserver.waitRequest({ path: 'whoami' })
    await homeserver.restart()
    await hanging
    expect((await ask('GET', 'account/whoami')).status).toBe(200)
  })

  test('that gives garbage, and one that is only slow', async () => {
    const { homeserver, ask } = await town()
    homeserver.fault({ kind: 'garbage' })
    await expect(ask('GET', 'account/whoami')).rejects.toThrow(/JSON/)
    homeserver.fault({ kind: 'slow', ms: 1 })
    expect((await ask('GET', 'account/whoami')).status).toBe(200)
    homeserver.fault({ kind: 'status', times: 100 })
    homeserver.clearFaults()
    expect((await ask('GET', 'account/whoami')).status).toBe(200)
  })
})

test('what it does not know it says and notes', async () => {
  const { homeserver, ask } = await town()
  expect((await ask('GET', 'nothing/there')).body.errcode).toBe('M_UNRECOGNIZED')
  expect(homeserver.unknown()).toEqual([{ method: 'GET', path: '/_matrix/client/v3/nothing/there' }])
})

test('whoever still waits when it stops is told for what', async () => {
  const homeserver = await startHomeserver()
  const waiting = expect(homeserver.waitSent({ body: 'nikdy' })).rejects.toThrow(
    /waited for a sent event.*nikdy/,
  )
  await homeserver.stop()
  await waiting
})

test('in a process of its own it is steered over HTTP', async () => {
  const homeserver = await spawnHomeserver(['bot', 'eva'])
  onTestFinished(() => homeserver.stop())
  const [bot, eva] = homeserver.users
  if (bot === undefined || eva === undefined) throw new Error('no users')
  const room = await homeserver.call('createRoom', { creator: eva.userId, invite: [bot.userId] })
  expect(await homeserver.call('membership', room, bot.userId)).toBe('invite')
  const waiting = homeserver.call('waitMembership', room, bot.userId, 'join')
  await homeserver.call('join', room, bot.userId)
  await waiting
  await expect(homeserver.call('membership', '!nowhere', bot.userId)).rejects.toThrow(/No such room/)
})
