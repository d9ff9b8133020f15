/** What a cluster says that is not well: nothing is made of a part of the passages, and whoever runs the bot learns why. */

import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { Connection, clusterAddress, type SearchState } from '../../adapters/opensearch/connection.ts'
import { VECTOR } from '../../adapters/opensearch/index-mapping.ts'
import { OpenSearchStore } from '../../adapters/opensearch/opensearch-store.ts'
import { CandidatesUnavailableError } from '../../src/search/candidate-source.ts'
import { freePort } from '../free-port.ts'

const WHOLE = { timed_out: false, _shards: { total: 2, successful: 2 }, hits: { hits: [] } }
const SOUGHT = {
  evidence: [{ key: 'cyklostezk', field: 'text', weight: 1 }],
  ...{ near: null, places: null, period: null, named: [], limit: 10 },
} as const

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const json = (body: object, status = 200) =>
  serve(response =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
  )

/** A cluster that answers each search with nothing; the bodies that it was asked are in `bodies`. */
async function recorded() {
  const bodies: { readonly query: Readonly<Record<string, unknown>>; readonly size: number }[] = []
  const server = createServer(async (request, response) => {
    bodies.push((await text(request).then(JSON.parse)) as (typeof bodies)[number])
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(WHOLE))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

function open(url: string, findsNearest = true) {
  const states: SearchState[] = []
  const connection = new Connection(clusterAddress(url), {
    searchMs: 300,
    onState: state => states.push(state),
  })
  onTestFinished(() => connection.close())
  return { store: new OpenSearchStore(connection, { name: 'doslova.1', findsNearest }), states }
}

test.each<[string, string, () => Promise<string>]>([
  ['a shard that is too slow', 'a shard took too long', () => json({ ...WHOLE, timed_out: true })],
  ['a lost shard', 'a shard is missing', () => json({ ...WHOLE, _shards: { total: 2, successful: 1 } })],
  ['no shard', 'ResponseError 503', () => json({ error: 'all shards failed' }, 503)],
  ['no such version', 'ResponseError 404', () => json({ error: 'no such index [doslova.1]' }, 404)],
  [
    'another program',
    'DeserializationError',
    () => serve(response => response.writeHead(200, { 'content-type': 'application/json' }).end('{"hits":')),
  ],
  ['silence', 'TimeoutError', () => serve(() => {})],
  ['a connection that breaks', 'ConnectionError', () => serve(response => response.destroy())],
  ['nobody', 'ConnectionError', async () => `http://127.0.0.1:${await freePort()}`],
])('%s is told, without a word of what was asked', async (_, reason, start) => {
  const { store, states } = open(await start())
  await expect(store.candidates(SOUGHT)).rejects.toThrow(CandidatesUnavailableError)
  expect(states).toEqual([{ kind: 'away', reason }])
})

const NEAR = { limit: 40, vector: { bytes: Int8Array.of(1, -2), scale: 0.1 } }

test('the nearest in meaning are looked for at the same places, and need no words', async () => {
  const { bodies, url } = await recorded()
  const { store } = open(url)
  const sought = { ...SOUGHT, near: NEAR, places: ['Opava', null], period: { from: 2018, to: 2022 } }
  await store.candidates(sought)
  await store.candidates({ ...sought, evidence: [] })
  const isByMeaning = ({ query }: (typeof bodies)[number]) => 'knn' in query
  const byMeaning = bodies.filter(isByMeaning)
  expect(byMeaning).toHaveLength(2)
  expect(byMeaning[0]).toMatchObject({
    size: 40,
    query: { knn: { [VECTOR]: { vector: [1, -2], k: 40 } } },
  })
  const [words] = bodies.filter(body => !isByMeaning(body))
  expect(bodies).toHaveLength(3)
  const filter = (words?.query.bool as { filter: object[] } | undefined)?.filter
  expect(filter).toHaveLength(3)
  expect(byMeaning[0]?.query).toMatchObject({ knn: { [VECTOR]: { filter: { bool: { filter } } } } })
})

test.each([
  ['without the plugin', false, NEAR],
  ['with a vector of no length', true, { ...NEAR, vector: { bytes: Int8Array.of(0, 0), scale: 0 } }],
])('%s words alone are looked for', async (_, findsNearest, near) => {
  const { bodies, url } = await recorded()
  await open(url, findsNearest).store.candidates({ ...SOUGHT, near })
  expect(bodies.map(({ query }) => Object.keys(query))).toEqual([['bool']])
})

test('a node that is away is passed over', async () => {
  const { store, states } = open(`http://127.0.0.1:${await freePort()},${await json(WHOLE)}`)
  for (let round = 0; round < 4; round++) expect(await store.candidates(SOUGHT)).toEqual([])
  expect(states).toEqual([])
})

test('a shard that was too slow is asked once more', async () => {
  let asked = 0
  const url = await serve(response => {
    const status = asked++ === 0 ? 500 : 200
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(WHOLE))
  })
  const { store, states } = open(url)
  expect(await store.candidates(SOUGHT)).toEqual([])
  expect([asked, states]).toEqual([2, []])
})

test('a cluster that is back is told', async () => {
  let isAway = true
  const url = await serve(response => {
    response.writeHead(isAway ? 503 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(WHOLE))
  })
  const { store, states } = open(url)
  await expect(store.candidates(SOUGHT)).rejects.toThrow(CandidatesUnavailableError)
  isAway = false
  await store.candidates(SOUGHT)
  expect(states.map(({ kind }) => kind)).toEqual(['away', 'on'])
})

test.each([
  ['http://a:9200', { nodes: ['http://a:9200/'], alias: 'doslova' }],
  [
    'http://a:9200/praha, http://b:9200/praha',
    { nodes: ['http://a:9200/', 'http://b:9200/'], alias: 'praha' },
  ],
])('%s', (setting, address) => {
  expect(clusterAddress(setting)).toEqual(address)
})
