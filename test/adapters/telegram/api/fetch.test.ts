/** Requests to the Bot API, against a server that answers by hand. */

import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api, HttpError, InputFile } from 'grammy'
import { expect, onTestFinished, test } from 'vitest'
import { connectionProblem } from '../../../../adapters/telegram/api/errors.ts'
import { createFetch } from '../../../../adapters/telegram/api/fetch.ts'

const TOKEN = '1:tajny-token'

async function serve(listener: RequestListener, now?: () => number) {
  const sockets = new Set<unknown>()
  const server = createServer(listener).on('connection', socket => sockets.add(socket))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { api: new Api(TOKEN, { apiRoot, fetch: createFetch(undefined, now) }), sockets }
}

/** What a call ended with, as the log names it. */
async function problemOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof HttpError)) return `no connection error: ${error}`
  expect(`${error} ${(error.error as Error).stack}`).not.toContain(TOKEN)
  return connectionProblem(error)
}

test('a call is JSON there and back, over one connection that stays open', async () => {
  const { api, sockets } = await serve(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const { url, headers } = request
    const body = JSON.parse(Buffer.concat(parts).toString())
    response.end(JSON.stringify({ ok: true, result: { url, length: headers['content-length'], body } }))
  })
  const body = { chat_id: 5, text: 'Žluťoučký kůň' }
  for (let at = 0; at < 3; at++)
    expect(await api.sendMessage(5, body.text)).toEqual({
      url: `/bot${TOKEN}/sendMessage`,
      length: String(Buffer.byteLength(JSON.stringify(body))),
      body,
    })
  expect(sockets.size).toBe(1)
})

test.each([
  ['is used again', 1_500, 1],
  ['for long is not used again: the server may be closing it', 2_500, 2],
])('a connection that was idle %s', async (_, idleMs, connections) => {
  let now = 0
  const { api, sockets } = await serve(
    (_, response) => response.end('{"ok":true,"result":{}}'),
    () => now,
  )
  await api.getMe()
  // It is kept as soon as the answer has been read to its end.
  await new Promise(setImmediate)
  now += idleMs
  await api.getMe()
  expect(sockets.size).toBe(connections)
})

test('a file goes as a form, its bytes as they are', async () => {
  const bytes = Uint8Array.of(0, 255, 10, 13, 254)
  const { api } = await serve(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const isThere = Buffer.concat(parts).includes(Buffer.from(bytes))
    response.end(JSON.stringify({ ok: true, result: [isThere, request.headers['content-type']] }))
  })
  expect(await api.sendDocument(5, new InputFile(bytes, 'a.pdf'))).toEqual([
    true,
    expect.stringMatching(/^multipart\/form-data/),
  ])
})

test('an answer that is no JSON says so', async () => {
  const { api } = await serve((_, response) => response.writeHead(502).end('<html>'))
  expect(await problemOf(api.getMe())).toBe('invalid-json')
})

test.each<[string, RequestListener]>([
  ['before the answer', request => request.socket.destroy()],
  [
    'in the middle of the answer',
    (request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"ok":')
      setImmediate(() => request.socket.destroy())
    },
  ],
])('a connection that ends %s is told', async (_, listener) => {
  const { api } = await serve(listener)
  expect(await problemOf(api.getMe())).toBe('ECONNRESET')
})

test('a server that is not there is told', async () => {
  const api = new Api(TOKEN, { apiRoot: 'http://127.0.0.1:1', fetch: createFetch() })
  expect(await problemOf(api.getMe())).toBe('ECONNREFUSED')
})

test('a call that is given up ends, and its connection with it', async () => {
  const gone = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const { api } = await serve(request => {
    request.socket.on('close', () => gone.resolve())
    asked.resolve()
  })
  const stop = new AbortController()
  const call = problemOf(api.getUpdates({}, stop.signal as never))
  await asked.promise
  stop.abort()
  expect(await call).toBe('unknown')
  await gone.promise
})
