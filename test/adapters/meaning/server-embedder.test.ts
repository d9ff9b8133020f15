/** Embeddings from a server that speaks OpenAI's protocol: what is sent, what is taken, what is told when it fails. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ServerEmbedder } from '../../../adapters/meaning/server-embedder.ts'

type Answer = (asked: { model: string; input: string[] }, response: ServerResponse) => unknown

/** A server that gives what `answer` does, as JSON; `asked` is filled with what it was sent. */
async function serve(answer: Answer) {
  const asked: { path: string | undefined; body: { model: string; input: string[] } }[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = JSON.parse(await text(request))
    asked.push({ path: request.url, body })
    const given = answer(body, response)
    if (given !== undefined) response.end(JSON.stringify(given))
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const vectors: Answer = ({ input }) => ({
  data: input.map((_, index) => ({ index, embedding: [3, 4] })),
})

describe('a server of embeddings', () => {
  test.each(['', '/', '/v1', '/v1/', '/v1/embeddings'])('is asked at its address: %j', async path => {
    const { url, asked } = await serve(vectors)
    const [vector] = await new ServerEmbedder({ url: url + path, model: 'bge-m3' }).embed(
      ['doprava'],
      'question',
    )
    expect(vector).toEqual(Float32Array.from([0.6, 0.8]))
    expect(asked).toMatchObject([{ path: '/v1/embeddings', body: { model: 'bge-m3', input: ['doprava'] } }])
  })

  test.each([
    ['intfloat/multilingual-e5-small', 'query: doprava', 'passage: doprava'],
    ['bge-m3', 'doprava', 'doprava'],
  ])('of %s is told what the text is, where that model wants it', async (model, question, passage) => {
    const { url, asked } = await serve(vectors)
    const embedder = new ServerEmbedder({ url, model })
    await embedder.embed(['doprava'], 'question')
    await embedder.embed(['doprava'], 'passage')
    expect(asked.map(({ body }) => body.input)).toEqual([[question], [passage]])
  })

  test('may give vectors in any order', async () => {
    const { url } = await serve(() => ({
      data: [
        { index: 1, embedding: [0, 2] },
        { index: 0, embedding: [5, 0] },
      ],
    }))
    const embedder = new ServerEmbedder({ url, model: 'm' })
    expect(await embedder.embed(['a', 'b'], 'passage')).toEqual([
      Float32Array.from([1, 0]),
      Float32Array.from([0, 1]),
    ])
  })

  test.each<[string, Answer]>([
    ['too few vectors', () => ({ data: [] })],
    ['vectors of no direction', () => ({ data: [{ index: 0, embedding: [0, 0] }] })],
    ['vectors of no width', () => ({ data: [{ index: 0, embedding: [] }] })],
    ['what is no number', () => ({ data: [{ index: 0, embedding: ['x', null] }] })],
    ['no list', () => ({ error: 'tajná otázka' })],
    ['nothing', () => null],
    ['what is no JSON', (_, response) => void response.end('<html>')],
    ['an error', (_, response) => void response.writeHead(500).end('tajná otázka')],
    ['nothing in time', () => undefined],
  ])('that gives %s is told of, without the question', async (_, answer) => {
    const { url } = await serve(answer)
    const limitMs = { question: 300, passage: 300 }
    const failed = new ServerEmbedder({ url, model: 'm', limitMs }).embed(['tajná otázka'], 'question')
    await expect(failed).rejects.toThrow(
      /^MEANING_URL: http:\/\/127\.0\.0\.1:\d+\/v1\/embeddings (?:did not|answered 500|cannot be reached)/,
    )
    await expect(failed).rejects.not.toThrow('tajná')
  })

  test('that is not there is told of', async () => {
    const embedder = new ServerEmbedder({ url: 'http://127.0.0.1:9', model: 'm' })
    await expect(embedder.embed(['a'], 'question')).rejects.toThrow(/cannot be reached/)
  })

  test('that failed is not asked for some seconds, so that nobody waits', async () => {
    let [isBroken, ms] = [true, 1_000]
    const { url, asked } = await serve((body, response) =>
      isBroken ? void response.writeHead(503).end() : vectors(body, response),
    )
    const embedder = new ServerEmbedder({ url, model: 'm', now: () => ms })
    await expect(embedder.embed(['a'], 'question')).rejects.toThrow('answered 503')
    isBroken = false
    await expect(embedder.embed(['b'], 'question')).rejects.toThrow('asked again in some seconds')
    expect(asked).toHaveLength(1)
    ms += 10_000
    expect(await embedder.embed(['c'], 'question')).toHaveLength(1)
  })

  test('has an id of its model and its address', () => {
    const id = (url: string, model: string) => new ServerEmbedder({ url, model }).id
    expect(id('http://a', 'm')).toBe(id('http://a/v1/', 'm'))
    expect(new Set([id('http://a', 'm'), id('http://b', 'm'), id('http://a', 'n')]).size).toBe(3)
  })
})
