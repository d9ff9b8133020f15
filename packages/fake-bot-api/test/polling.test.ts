/** Long polls. */

import { describe, expect, test } from 'vitest'
import { FIRST_UPDATE, poll, receiveIds, serve } from './ask.ts'

describe('polls', () => {
  test('repeat what is not confirmed, and nothing after that', async () => {
    const api = await serve({ repeatedPollMs: 0 })
    const jana = api.addUser()
    for (const text of ['a', 'b', 'c']) api.say(jana, text)
    expect(await receiveIds(api)).toEqual([0, 1, 2])
    expect(await receiveIds(api, { limit: 2 })).toEqual([0, 1])
    expect(await receiveIds(api, { offset: FIRST_UPDATE + 1 })).toEqual([1, 2])
    expect(await receiveIds(api, { offset: 0 })).toEqual([1, 2])
    expect(await receiveIds(api, { offset: FIRST_UPDATE + 3 })).toEqual([])
    await api.idle()
  })

  test('know negative offsets and take no notice of those in the future', async () => {
    const api = await serve({ repeatedPollMs: 0 })
    const jana = api.addUser()
    for (const text of ['a', 'b', 'c']) api.say(jana, text)
    expect(await receiveIds(api, { offset: FIRST_UPDATE + 9 })).toEqual([0, 1, 2])
    expect(await receiveIds(api, { offset: -1 })).toEqual([2])
    expect(await receiveIds(api)).toEqual([2])
  })

  test('asked again at once get one update, and wait a little when there is none', async () => {
    const api = await serve({ repeatedPollMs: 60_000 })
    const jana = api.addUser()
    api.say(jana, 'a')
    api.say(jana, 'b')
    expect(await receiveIds(api)).toEqual([0, 1])
    expect(await receiveIds(api)).toEqual([0])
    expect(await receiveIds(api, { offset: FIRST_UPDATE + 2 })).toEqual([])
    const { answer } = await poll(api, { offset: FIRST_UPDATE + 2, timeout: 0 })
    api.say(jana, 'c')
    expect(await answer).toMatchObject({ result: [{ message: { text: 'c' } }] })
  })

  test('wait for what is said together', async () => {
    const api = await serve()
    const { answer } = await poll(api)
    const jana = api.addUser()
    api.say(jana, 'a')
    api.say(jana, 'b')
    expect(await answer).toMatchObject({ result: [{ message: { text: 'a' } }, { message: { text: 'b' } }] })
  })

  test('the older of two gives way', async () => {
    const api = await serve()
    const older = await poll(api)
    const newer = await poll(api)
    expect(await older.answer).toEqual({
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    api.say(api.addUser(), 'a')
    expect(await newer.answer).toMatchObject({ result: [{ message: { text: 'a' } }] })
    expect(api.mistakes()).toEqual([])
  })

  test('a client that leaves takes nothing with it', async () => {
    const api = await serve()
    const leaving = new AbortController()
    const url = `${api.root}/bot${api.token}/getUpdates?timeout=50`
    const left = fetch(url, { signal: leaving.signal }).catch(() => 'left')
    await api.waitFor(() => api.calls('getUpdates').length === 1)
    leaving.abort()
    expect(await left).toBe('left')
    await api.waitForCalls('getUpdates')
    api.say(api.addUser(), 'a')
    expect(await receiveIds(api)).toEqual([0])
  })

  test('only the types that were asked for come', async () => {
    const api = await serve({ repeatedPollMs: 0 })
    const jana = api.addUser()
    await receiveIds(api, { allowed_updates: ['inline_query'] })
    api.say(jana, 'a')
    api.query(jana, 'kola')
    expect(await receiveIds(api)).toEqual([0])
    await receiveIds(api, { allowed_updates: [] })
    api.say(jana, 'b')
    expect(await receiveIds(api)).toEqual([0, 1])
  })

  test('an update comes again with its identifier although it was confirmed', async () => {
    const api = await serve({ repeatedPollMs: 0 })
    const jana = api.addUser()
    api.say(jana, 'a')
    expect(await receiveIds(api)).toEqual([0])
    expect(await receiveIds(api, { offset: FIRST_UPDATE + 1 })).toEqual([])
    api.repeat(FIRST_UPDATE)
    api.say(jana, 'b')
    expect(await receiveIds(api, { offset: FIRST_UPDATE + 1 })).toEqual([0, 1])
    expect(await receiveIds(api, { offset: FIRST_UPDATE + 2 })).toEqual([])
    await api.idle()
  })
})
