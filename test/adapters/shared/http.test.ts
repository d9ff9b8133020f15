import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { HttpServer, type OnHandlerError, type RequestHandler } from '../../../adapters/shared/http.ts'
import { settled } from '../../clock.ts'

const HOST = '127.0.0.1'

/** A server on a free port of this machine, closed with its test. */
async function serve(
  routes: Readonly<Record<string, RequestHandler>> = {},
  onError: OnHandlerError = () => {},
) {
  const server = new HttpServer(onError)
  for (const [path, handler] of Object.entries(routes)) server.route('POST', path, handler)
  const port = await server.listen(0, HOST)
  onTestFinished(() => server.close())
  const post = async (path: string, body = '') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body })
    return [response.status, await response.text()] as const
  }
  return { server, port, post }
}

/** The first line that comes back for a request as it is on the wire. */
async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(request)
  const [line = ''] = (await text(socket)).split('\r\n')
  return line
}

const echo: RequestHandler = ({ headers, body }) => ({ status: 200, body: `${headers['x-kdo']} ${body}` })
const LIMIT = 1 << 20

test('a handler gets headers and body, and what it gives goes back', async () => {
  const { port } = await serve({ '/echo': echo })
  const response = await fetch(`http://127.0.0.1:${port}/echo?cokoli=1`, {
    method: 'POST',
    headers: { 'x-kdo': 'Jana' },
    body: 'Příliš žluťoučký kůň',
  })
  expect([response.status, await response.text()]).toEqual([200, 'Jana Příliš žluťoučký kůň'])
})

test('letters that arrive in two pieces stay whole', async () => {
  const { port } = await serve({ '/echo': ({ body }) => ({ status: body === 'ž' ? 200 : 400 }) })
  const [head, tail] = [Buffer.from('ž').subarray(0, 1), Buffer.from('ž').subarray(1)]
  const socket = connect(port, '127.0.0.1')
  socket.write('POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n')
  socket.write(head)
  await settled()
  socket.end(tail)
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 200/)
})

describe('nobody handles', () => {
  test.each([
    ['another path', 'POST /jinde'],
    ['another method', 'GET /echo'],
    ['a path that is none', 'GET //'],
    ['a path with strange letters', 'GET /%zz'],
    ['a whole address', 'POST http://jinde.cz/echo'],
    ['the name of something that every object has', 'GET /constructor'],
  ])('%s: 404', async (_, start) => {
    const { port } = await serve({ '/echo': echo })
    const request = `${start} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`
    expect(await raw(port, request)).toBe('HTTP/1.1 404 Not Found')
  })
})

describe('a body', () => {
  test.each([
    ['of the most bytes that are read', LIMIT, 200],
    ['of one byte more', LIMIT + 1, 413],
    ['of far more', 20 * LIMIT, 413],
  ])('%s: %i bytes give %i', async (_, bytes, status) => {
    const { post } = await serve({ '/a': () => ({ status: 200 }) })
    expect((await post('/a', 'x'.repeat(bytes)))[0]).toBe(status)
    expect((await post('/a'))[0]).toBe(200)
  })

  test('that breaks off is no reason to stop', async () => {
    const handled: string[] = []
    const { port, post } = await serve({
      '/a': ({ body }) => {
        handled.push(body)
        return { status: 200 }
      },
    })
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\npůl')
    await settled()
    socket.destroy()
    expect((await post('/a', 'celé'))[0]).toBe(200)
    expect(handled).toEqual(['celé'])
  })
})

test('a handler that fails gives 500 and nothing of its error, which is told with the path alone', async () => {
  const told: unknown[] = []
  const error = new Error('tajné')
  const { post } = await serve(
    {
      '/hned': () => {
        throw error
      },
      '/potom': () => Promise.reject(error),
    },
    (...what) => told.push(what),
  )
  expect([await post('/hned?heslo=1', 'tajné'), await post('/potom')]).toEqual([
    [500, ''],
    [500, ''],
  ])
  expect(told).toEqual([
    ['/hned', error],
    ['/potom', error],
  ])
})

describe('asked in another way', () => {
  test.each([
    ['HEAD', '/zdravi', '200 text/plain; charset=utf-8 '],
    ['HEAD', '/jinde', '404 text/plain; charset=utf-8 '],
    ['HEAD', '/jen-post', '404 text/plain; charset=utf-8 '],
    ['GET', '/zdravi/', '200 text/plain; charset=utf-8 v pořádku'],
    ['GET', '/zdravi///?a=/', '200 text/plain; charset=utf-8 v pořádku'],
    ['GET', '/zdravi/x', '404 text/plain; charset=utf-8 '],
    ['POST', '/zdravi', '404 text/plain; charset=utf-8 '],
    ['POST', '/jen-post', '200 text/plain; charset=utf-8 '],
  ])('%s %s: %s', async (method, path, expected) => {
    const { server, port } = await serve({ '/jen-post/': () => ({ status: 200 }) })
    server.route('GET', '/zdravi', () => ({ status: 200, body: 'v pořádku' }))
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method })
    const { status, headers } = response
    expect(`${status} ${headers.get('content-type')} ${await response.text()}`).toBe(expected)
  })
})

describe('an address', () => {
  test('of this machine alone is not open to others', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap(list => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    const { port } = await serve()
    for (const { address } of others) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow()
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
  })

  test('that is not of this machine is an error', async () => {
    await expect(new HttpServer(() => {}).listen(0, '192.0.2.1')).rejects.toMatchObject({
      code: 'EADDRNOTAVAIL',
    })
  })
})

describe('who asks', () => {
  const asked = async (headers: string) => {
    const { server, port } = await serve()
    server.route('GET', '/kdo', ({ isLocal }) => ({ status: isLocal ? 200 : 403 }))
    return raw(port, `GET /kdo HTTP/1.1\r\nConnection: close\r\n${headers}\r\n\r\n`)
  }

  test.each(['Host: 127.0.0.1:8080', 'Host: localhost', 'Host: LOCALHOST:8080', 'Host: [::1]:8080'])(
    'is a program on this machine: %s',
    async headers => {
      expect(await asked(headers)).toBe('HTTP/1.1 200 OK')
    },
  )

  test.each([
    'Host: doslova.example.cz',
    'Host: localhost.example.cz',
    'Host: 127.0.0.1\r\nX-Forwarded-For: 192.0.2.1',
    'Host: 127.0.0.1\r\nX-Real-IP: 192.0.2.1',
    'Host: 127.0.0.1\r\nForwarded: for=192.0.2.1',
    'Host: 127.0.0.1\r\nVia: 1.1 proxy',
  ])('is a proxy or a page: %j', async headers => {
    expect(await asked(headers)).toBe('HTTP/1.1 403 Forbidden')
  })

  test('is not of this machine when it comes from another address', async () => {
    const own = Object.values(networkInterfaces())
      .flatMap(list => list ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')?.address
    if (own === undefined) return
    const server = new HttpServer(() => {})
    server.route('GET', '/kdo', ({ isLocal }) => ({ status: isLocal ? 200 : 403 }))
    const port = await server.listen(0, '0.0.0.0')
    onTestFinished(() => server.close())
    const statusFrom = (localAddress: string) =>
      new Promise(resolve => {
        get({ host: '127.0.0.1', port, path: '/kdo', localAddress }, response => {
          response.resume()
          resolve(response.statusCode)
        })
      })
    expect(await statusFrom('127.0.0.1')).toBe(200)
    expect(await statusFrom(own)).toBe(403)
  })
})

test('a route can be replaced while the server runs', async () => {
  const { server, port } = await serve()
  const status = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status
  server.route('GET', '/readyz', () => ({ status: 503 }))
  expect(await status()).toBe(503)
  server.route('GET', '/readyz', () => ({ status: 200 }))
  expect(await status()).toBe(200)
})

test('a port that is taken is an error', async () => {
  const { port } = await serve()
  await expect(new HttpServer(() => {}).listen(port, HOST)).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('closing does not wait for connections that nobody asks on', async () => {
  const { server, port } = await serve({ '/a': () => ({ status: 200 }) })
  const sockets = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
  const [, asked] = sockets
  asked?.write('POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n')
  await Promise.all(sockets.map(socket => once(socket, socket === asked ? 'data' : 'connect')))
  const ended = Promise.all(sockets.map(socket => once(socket.resume(), 'close')))
  await server.close()
  await ended
})

test('closing waits for answers in progress and takes nothing new', async () => {
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const { server, post } = await serve({
    '/a': async () => {
      begun.resolve()
      await gate.promise
      return { status: 200, body: 'hotovo' }
    },
  })
  const answer = post('/a')
  await begun.promise
  const closing = server.close()
  await expect(post('/a')).rejects.toThrow()
  gate.resolve()
  expect(await answer).toEqual([200, 'hotovo'])
  await closing
})
