/** Requests as matrix-bot-sdk makes them, against a server that answers what a test wants. */

import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import request, { createRequest, type Request, type RequestOptions, type Response } from '../index.ts'

const load = createRequire(import.meta.url)

interface Received {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: string
}

/** A server that answers with `answer`, and the requests it got. */
async function serve(answer: (response: ServerResponse, received: Received) => void) {
  const received: Received[] = []
  const server = createServer(async (incoming, response) => {
    let body = ''
    for await (const chunk of incoming) body += chunk
    const { method, url, headers } = incoming
    const entry = { method, url, headers, body }
    received.push(entry)
    answer(response, entry)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close().closeAllConnections())
  return { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a`, received }
}

/** What the callback is given, as a promise. */
function asked(options: RequestOptions, ask: Request = request): Promise<Response> {
  return new Promise((resolve, reject) => {
    ask(options, (error, response, body) => {
      if (error !== null) return reject(error)
      if (response === undefined || response.body !== body) return reject(new Error('no response'))
      resolve(response)
    })
  })
}

const ok = (response: ServerResponse) => void response.end('{"a":"ž"}')

test('is what `require` of both replaced packages gives', () => {
  expect([load('request'), load('request-promise')]).toEqual([expect.any(Function), load('request')])
})

describe('sends', () => {
  test('method, headers and body', async () => {
    const { uri, received } = await serve(ok)
    const headers = { Authorization: 'Bearer t', 'Content-Type': 'application/json' }
    await asked({ uri, method: 'PUT', headers, body: '{"text":"č"}' })
    expect(received).toMatchObject([
      {
        method: 'PUT',
        body: '{"text":"č"}',
        headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      },
    ])
  })

  test('bytes as they are', async () => {
    const { uri, received } = await serve(ok)
    await asked({ uri, method: 'POST', body: Buffer.from('žluť') })
    expect(received[0]?.body).toBe('žluť')
  })

  test.each<[qs: RequestOptions['qs'], query: string]>([
    [{ a: 'x y', b: 1, c: true }, '?a=x+y&b=1&c=true'],
    [{ server_name: ['a.cz', 'b.cz'] }, '?server_name=a.cz&server_name=b.cz'],
    [{ a: null, b: undefined, c: '' }, '?c='],
    [null, ''],
    [undefined, ''],
  ])('%j as its query', async (qs, query) => {
    const { uri, received } = await serve(ok)
    await asked({ uri, ...(qs === undefined ? {} : { qs }) })
    expect(received[0]?.url).toBe(`/a${query}`)
  })
})

describe('gives', () => {
  test('status, headers and text', async () => {
    const { uri } = await serve(response => response.writeHead(404, { 'X-Note': 'n' }).end('{"a":"ž"}'))
    expect(await asked({ uri })).toMatchObject({
      statusCode: 404,
      body: '{"a":"ž"}',
      headers: { 'x-note': 'n' },
    })
  })

  test('bytes when asked for them', async () => {
    const { uri } = await serve(response => response.end(Buffer.from([0, 255])))
    expect((await asked({ uri, encoding: null })).body).toEqual(Buffer.from([0, 255]))
  })

  test.each([
    ['GET', 200],
    ['POST', 302],
  ])('for a redirected %s the status %i', async (method, status) => {
    const { uri } = await serve((response, { url }) => {
      if (url === '/a') response.writeHead(302, { location: '/b' }).end()
      else ok(response)
    })
    expect((await asked({ uri, method })).statusCode).toBe(status)
  })
})

describe('fails with a code and without the query in its text', () => {
  test('when nothing listens', async () => {
    const failing = asked({ uri: 'http://127.0.0.1:1/a?access_token=tajné' })
    await expect(failing).rejects.toMatchObject({
      message: expect.stringMatching(/^matrix-http: GET http:\/\/127\.0\.0\.1:1\/a got no answer: [^?]*$/),
      code: expect.stringMatching(/^E|^UND_ERR/),
    })
  })

  test('when the connection is lost', async () => {
    const { uri } = await serve(response => void response.socket?.destroy())
    await expect(asked({ uri })).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' })
  })

  test('when it takes too long', async () => {
    const { uri } = await serve(() => {})
    await expect(asked({ uri, timeout: 1 })).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  })

  test('when the bot ends it', async () => {
    const stopping = new AbortController()
    const { uri } = await serve(() => stopping.abort())
    const ask = createRequest({ signal: stopping.signal })
    await expect(asked({ uri, timeout: null }, ask)).rejects.toMatchObject({ code: 'ABORT_ERR' })
  })
})
