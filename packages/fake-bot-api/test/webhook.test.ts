/** Webhooks. */

import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Update } from '@grammyjs/types'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ask, FIRST_UPDATE, poll, receiveIds, refusal, serve } from './ask.ts'

interface Delivery {
  readonly update: Update
  readonly secret: string | undefined
}

/** A webhook that answers each delivery with a status, or when it is told to. */
async function receiver(answer: (delivery: Delivery) => number | Promise<number>) {
  const received: Delivery[] = []
  const server = createServer(async (request, response) => {
    const delivery = await readDelivery(request)
    received.push(delivery)
    response.writeHead(await answer(delivery)).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const texts = () => received.map(({ update }) => update.message?.text ?? '')
  return { root, received, texts }
}

async function readDelivery(request: IncomingMessage): Promise<Delivery> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const secret = request.headers['x-telegram-bot-api-secret-token']
  return {
    update: JSON.parse(Buffer.concat(parts).toString()),
    secret: Array.isArray(secret) ? secret[0] : secret,
  }
}

describe('webhooks', () => {
  test('get what waits and what comes, with the secret, in order', async () => {
    const api = await serve()
    const hook = await receiver(() => 200)
    const jana = api.addUser()
    api.say(jana, 'a')
    const params = { url: `${hook.root}/x`, secret_token: 'Tajne_1-2', max_connections: 2 }
    expect(await refusal(api, 'setWebhook', params)).toBe('ok')
    api.say(jana, 'b')
    await api.idle()
    expect(hook.texts()).toEqual(['a', 'b'])
    expect(hook.received.map(({ secret }) => secret)).toEqual(['Tajne_1-2', 'Tajne_1-2'])
    expect(api.webhookInfo()).toMatchObject({
      url: `${hook.root}/x`,
      pending_update_count: 0,
      max_connections: 2,
    })
    expect(await refusal(api, 'getUpdates')).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    expect(await refusal(api, 'deleteWebhook')).toBe('ok')
    expect((await ask(api, 'getWebhookInfo')).result).toMatchObject({ url: '' })
    api.say(jana, 'c')
    expect(await receiveIds(api)).toEqual([2])
  })

  test('get an update again until they take it, while other chats go on', async () => {
    const api = await serve()
    const refused = { left: 3 }
    const hook = await receiver(({ update }) =>
      update.message?.text === 'a' && refused.left-- > 0 ? 500 : 200,
    )
    const [jana, petr] = [api.addUser(), api.addUser()]
    await ask(api, 'setWebhook', { url: hook.root })
    api.say(jana, 'a')
    api.say(jana, 'b')
    api.say(petr, 'c')
    await api.idle()
    expect(hook.texts().filter(text => text !== 'c')).toEqual(['a', 'a', 'a', 'a', 'b'])
    expect(hook.texts()).toContain('c')
    expect(api.webhookInfo().last_error_message).toBe(
      'Wrong response from the webhook: 500 Internal Server Error',
    )
  })

  test('serve chats side by side up to the limit', async () => {
    const api = await serve()
    const three = Promise.withResolvers<void>()
    let active = 0
    let most = 0
    const hook = await receiver(async () => {
      most = Math.max(most, ++active)
      if (active === 3) three.resolve()
      await three.promise
      active--
      return 200
    })
    await ask(api, 'setWebhook', { url: hook.root, max_connections: 3 })
    for (const text of ['a', 'b', 'c', 'd', 'e']) api.say(api.addUser(), text)
    await api.idle()
    expect(most).toBe(3)
    expect(hook.texts().sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('that do not answer in time have failed', async () => {
    const api = await serve({ webhookTimeoutMs: 20 })
    const hook = await receiver(() => (hook.received.length === 1 ? new Promise<number>(() => {}) : 200))
    await ask(api, 'setWebhook', { url: hook.root })
    api.say(api.addUser(), 'a')
    await api.idle()
    // On a busy machine an answer that comes at once may be too late as well.
    expect(hook.texts().length).toBeGreaterThanOrEqual(2)
    expect(new Set(hook.texts())).toEqual(new Set(['a']))
    expect(api.webhookInfo().last_error_message).toBe('Read timeout expired')
  })

  test('end a poll that waits, and can drop what waits', async () => {
    const api = await serve()
    const { answer } = await poll(api)
    const hook = await receiver(() => 200)
    await ask(api, 'setWebhook', { url: hook.root })
    expect(await answer).toMatchObject({ description: 'Conflict: terminated by setWebhook request' })
    await ask(api, 'deleteWebhook')
    api.say(api.addUser(), 'a')
    await ask(api, 'setWebhook', { url: hook.root, drop_pending_updates: true })
    await api.idle()
    expect(hook.texts()).toEqual([])
  })

  test('an update comes again although it was taken', async () => {
    const api = await serve()
    const hook = await receiver(() => 200)
    await ask(api, 'setWebhook', { url: hook.root })
    api.say(api.addUser(), 'a')
    await api.idle()
    api.repeat(FIRST_UPDATE)
    await api.idle()
    expect(hook.texts()).toEqual(['a', 'a'])
  })

  test.each([
    ['Bad Request: bad webhook: without a proxy, only http to this machine', { url: 'http://kolin.cz/' }],
    ['Bad Request: invalid webhook URL specified', { url: 'kamsi' }],
    ['Bad Request: secret token contains unallowed characters', { secret_token: 'tajné' }],
    ['Bad Request: secret token is too long', { secret_token: 'a'.repeat(257) }],
    ['ok', { secret_token: 'a'.repeat(256) }],
  ])('%s', async (expected, params) => {
    const api = await serve()
    expect(await refusal(api, 'setWebhook', { url: 'http://127.0.0.1:1/', ...params })).toBe(expected)
  })

  test('behind a proxy are public addresses', async () => {
    const hook = await receiver(() => 200)
    const api = await serve({ webhookProxy: hook.root })
    const set = (url: string) => refusal(api, 'setWebhook', { url })
    expect(await set('http://kolin.cz/')).toMatch('An HTTPS URL must be provided')
    expect(await set('https://kolin.cz:8080/')).toMatch('only on ports 80, 88, 443 or 8443')
    expect(await set('https://127.0.0.1/')).toMatch('is reserved')
    expect(await set('https://kolin.cz:8443/tajne?x=1')).toBe('ok')
    api.say(api.addUser(), 'a')
    await api.idle()
    expect(hook.texts()).toEqual(['a'])
  })

  test('set too fast are told to wait', async () => {
    const api = await serve({ webhookSpacingMs: 60_000 })
    const set = () => ask(api, 'setWebhook', { url: 'http://127.0.0.1:1/' })
    expect(await set()).toMatchObject({ ok: true })
    expect(await set()).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    })
  })
})
