/** What an index is made for: a cluster that cannot search by vectors has one that is searched by words, any other fault is told. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { Connection } from '../../adapters/opensearch/connection.ts'
import { VECTOR } from '../../adapters/opensearch/index-mapping.ts'
import { indexTexts } from '../../adapters/opensearch/indexer.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import { PassageVectors } from '../../src/meaning/vectors.ts'
import { folder, TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { FIRST_TEXTS } from '../town/town.ts'

interface Asked {
  readonly method: string | undefined
  readonly path: string
  readonly body: string
}

/** A cluster that answers `status` to whoever makes an index with a field of vectors, and takes everything else. */
async function cluster(status: number) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const { method, url = '' } = request
    const body = await text(request)
    asked.push({ method, path: url, body })
    const isRefused = method === 'PUT' && body.includes('knn_vector')
    const answer = url.includes('_bulk') ? { errors: false, items: [] } : {}
    response
      .writeHead(isRefused ? status : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(isRefused && status !== 200 ? { error: 'refused' } : answer))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const connection = new Connection({ nodes: [`http://127.0.0.1:${(server.address() as AddressInfo).port}`] })
  onTestFinished(async () => {
    await connection.close()
    server.closeAllConnections()
    server.close()
  })
  return { asked, connection }
}

const WIDTH = 3

async function index(status: number, by: 'words' | 'meaning') {
  const { asked, connection } = await cluster(status)
  const snapshot = SnapshotBuilder.snapshotOf({ folders: [folder(FIRST_TEXTS)], lexicon }, TODAY)
  const of = PassageVectors.of(
    Array.from(snapshot.passages, (_, id) => ({ bytes: Int8Array.of(id, 1, 0), scale: id === 0 ? 0 : 0.1 })),
  )
  const vectors = by === 'words' ? null : { model: 'test', of }
  const options = { connection, alias: 'doslova', lexicon, shards: 1, vectors, now: () => 0 }
  const made = indexTexts(snapshot, options)
  await made.catch(() => {})
  const documents = asked
    .filter(({ path }) => path.startsWith('/doslova.0/_bulk'))
    .flatMap(({ body }) => body.trim().split('\n'))
    .map(line => JSON.parse(line) as object)
    .filter(line => 'passage' in line)
  return { made, asked, documents, passages: snapshot.passages.length }
}

test('a cluster that can has vectors to search by, of all passages but those of no length', async () => {
  const { made, documents, asked, passages } = await index(200, 'meaning')
  expect(await made).toEqual({ name: 'doslova.0', findsNearest: true })
  expect(asked[0]?.body).toContain(`"dimension":${WIDTH}`)
  expect(documents).toHaveLength(passages)
  expect(documents.filter(document => VECTOR in document)).toHaveLength(passages - 1)
})

test.each([
  ['that cannot', 400, 'meaning'],
  ['that gets no vectors', 200, 'words'],
] as const)('a cluster %s is searched by words', async (_, status, by) => {
  const { made, documents, asked, passages } = await index(status, by)
  expect(await made).toEqual({ name: 'doslova.0', findsNearest: false })
  expect(asked.filter(({ method, path }) => method === 'PUT' && path === '/doslova.0')).toHaveLength(
    by === 'words' ? 1 : 2,
  )
  expect(documents).toHaveLength(passages)
  expect(documents.filter(document => VECTOR in document)).toEqual([])
})

test('a cluster that fails has no index', async () => {
  const { made, asked } = await index(500, 'meaning')
  await expect(made).rejects.toThrow()
  expect(asked.at(-1)?.method).toBe('DELETE')
})
