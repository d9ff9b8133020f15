/** Requests to a homeserver: what is sent, what comes of an answer, and how a request ends that gets none. */

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { classifyError } from '../../../../adapters/matrix/api/request-errors.ts'
import { type RequestOptions, Transport } from '../../../../adapters/matrix/api/transport.ts'

interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A server that answers with `answer`, a transport to it, and the requests that came. */
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
  return { ...transportTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), received }
}

function transportTo(url: string) {
  const [stopping, closing] = [new AbortController(), new AbortController()]
  const transport = new Transport({ url, stopping: stopping.signal, closing: closing.signal })
  transport.token = 't'
  return { transport, stopping, closing }
}

const ok = (response: ServerResponse) => void response.end('{"a":"ž"}')

test('fifty are on their way at once, and a poll; the others follow', async () => {
  const held: ServerResponse[] = []
  const arrived = new EventTarget()
  let isOpen = false
  const { transport, received } = await serve(response => {
    if (isOpen) return ok(response)
    held.push(response)
    arrived.dispatchEvent(new Event('request'))
  })
  const asked = Array.from({ length: 120 }, (_, at) => transport.request('GET', `/${at}`))
  const poll = transport.request('GET', '/poll', { isLongPoll: true })
  while (held.length < 51 || received.every(({ url }) => url !== '/poll')) await once(arrived, 'request')
  expect(received).toHaveLength(51)
  isOpen = true
  for (const response of held) ok(response)
  expect(await Promise.all([...asked, poll])).toHaveLength(121)
})

describe('sends', () => {
  test('method, token and body', async () => {
    const { transport, received } = await serve(ok)
    expect(await transport.request('PUT', '/a', { body: { text: 'č' } })).toEqual({ a: 'ž' })
    const headers = {
      authorization: 'Bearer t',
      'content-type': 'application/json',
      accept: 'application/json',
    }
    expect(received).toMatchObject([{ method: 'PUT', url: '/a', body: '{"text":"č"}', headers }])
  })

  test('no token where no login is needed', async () => {
    const { transport, received } = await serve(ok)
    await transport.request('POST', '/a', { isOpen: true })
    expect(received[0]?.headers.authorization).toBeUndefined()
  })

  test.each<[query: RequestOptions['query'], sent: string]>([
    [{ a: 'x y', b: 1 }, '?a=x+y&b=1'],
    [{ server_name: ['a.cz', 'b.cz'] }, '?server_name=a.cz&server_name=b.cz'],
    [{ a: undefined as never, c: '' }, '?c='],
    [{}, ''],
  ])('%j as its query', async (query = {}, sent) => {
    const { transport, received } = await serve(ok)
    await transport.request('GET', '/a', { query })
    expect(received[0]?.url).toBe(`/a${sent}`)
  })
})

describe('takes', () => {
  test.each([
    [404, '{"errcode":"M_NOT_FOUND"}', { kind: 'refused', status: 404, code: 'M_NOT_FOUND' }],
    [429, '{"errcode":"M_LIMIT_EXCEEDED"}', { kind: 'limited', waitMs: 3_000 }],
    [502, '<html>', { kind: 'unavailable', reason: '502' }],
    [200, '<html>', { kind: 'unavailable', reason: 'not a Matrix server' }],
    [200, '[]', { kind: 'unavailable', reason: 'not a Matrix server' }],
  ])('the status %i with %j as an error', async (status, body, kind) => {
    const { transport } = await serve(response => {
      response.writeHead(status, { 'retry-after': '3' }).end(body)
    })
    const error = await transport.request('GET', '/a').catch(error => error)
    expect(classifyError(error)).toEqual(kind)
  })

  test.each([
    ['GET', { a: 'ž' }],
    ['POST', { kind: 'unavailable', reason: '302' }],
  ] as const)('a redirected %s as %j', async (method, outcome) => {
    const { transport } = await serve((response, { url }) => {
      if (url === '/a') response.writeHead(302, { location: '/b' }).end()
      else ok(response)
    })
    expect(await transport.request(method, '/a').catch(classifyError)).toEqual(outcome)
  })

  test('a token that was refused, and renewed meanwhile, as worth another try', async () => {
    const { transport } = await serve(response => {
      transport.token = 'new'
      response.writeHead(401).end('{"errcode":"M_UNKNOWN_TOKEN"}')
    })
    const error = await transport.request('GET', '/a').catch(error => error)
    expect(classifyError(error).kind).toBe('unavailable')
  })
})

describe('fails with a code and without the query in its text', () => {
  test('when nothing listens', async () => {
    const { transport } = transportTo('http://127.0.0.1:1')
    await expect(transport.request('GET', '/a', { query: { access_token: 'tajné' } })).rejects.toMatchObject({
      message: expect.stringMatching(/^matrix: GET http:\/\/127\.0\.0\.1:1\/a got no answer: [^?]*$/),
      code: expect.stringMatching(/^E|^UND_ERR/),
    })
  })

  test('when the connection is lost', async () => {
    const { transport } = await serve(response => void response.socket?.destroy())
    await expect(transport.request('GET', '/a')).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' })
  })

  test('when the answer is lost halfway', async () => {
    const { transport } = await serve(response => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"a":', () => response.socket?.destroy())
    })
    const error = await transport.request('GET', '/a').catch(error => error)
    expect(classifyError(error).kind).toBe('unavailable')
  })

  test('when it takes too long', async () => {
    const { transport } = await serve(() => {})
    await expect(transport.request('GET', '/a', { timeoutMs: 1 })).rejects.toMatchObject({
      code: 'ETIMEDOUT',
    })
  })

  test.each([
    ['a long poll when the bot stops', true],
    ['everything when the bot closes', false],
  ])('%s', async (_, isLongPoll) => {
    const { transport, stopping, closing } = await serve(() => (isLongPoll ? stopping : closing).abort())
    const error = await transport.request('GET', '/a', { isLongPoll }).catch(error => error)
    expect([error.code, classifyError(error).kind]).toEqual(['ABORT_ERR', 'aborted'])
  })

  test('what answers people does not end when the bot stops', async () => {
    const { transport, stopping } = await serve(response => {
      stopping.abort()
      ok(response)
    })
    expect(await transport.request('GET', '/a')).toEqual({ a: 'ž' })
  })
})
