/** Three nodes, one of which loses its power while questions are asked: whoever asks gets the right answer or an honest sentence. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../adapters/opensearch/connection.ts'
import { CandidatesUnavailableError } from '../../src/search/candidate-source.ts'
import { SHIPPED } from '../shipped.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { gist, openWorld, type World } from './worlds.ts'

const QUESTIONS = [
  'budou služební byty pro strážníky?',
  'parkování v Praze',
  'školy',
  'korupce',
  'bydlení pro mladé',
]
const ROUNDS = 30
const KILLED_AT = 8

describe.skipIf(process.env.JAVA === undefined)('three nodes', () => {
  let cluster: Cluster
  let world: World

  beforeAll(async () => {
    cluster = await startCluster(3, { heap: '256m' })
    world = await openWorld(cluster.url('three'), [SHIPPED], { shards: 2 })
    await healthy(world.connection, 3, 'green')
  })
  afterAll(async () => {
    await world?.connection.close()
    await cluster?.close()
  })

  test('one is killed', async () => {
    const { local, remote, connection } = world
    const expected = await Promise.all(QUESTIONS.map(async question => gist(await local.answer(question), 3)))
    const told = { asked: 0, same: 0, unavailable: 0, slowestMs: 0 }
    const ask = async (at: number) => {
      const [started, question] = [performance.now(), QUESTIONS[at] ?? '']
      told.asked++
      try {
        expect(gist(await remote.answer(question), 3)).toEqual(expected[at])
        told.same++
      } catch (error) {
        if (!(error instanceof CandidatesUnavailableError)) throw error
        told.unavailable++
      }
      told.slowestMs = Math.max(told.slowestMs, Math.round(performance.now() - started))
    }
    let killed: Promise<void> | null = null
    for (let round = 0; round < ROUNDS; round++) {
      if (round === KILLED_AT) killed = cluster.nodes[0]?.kill() ?? null
      await Promise.all(QUESTIONS.keys().map(ask))
    }
    await killed
    await healthy(connection, 2, 'yellow')
    process.stdout.write(`${JSON.stringify(told)}\n`)
    const before = told.unavailable
    for (const at of QUESTIONS.keys()) await ask(at)
    expect(told.unavailable).toBe(before)
    expect(told.same).toBeGreaterThan(QUESTIONS.length * KILLED_AT)
  })
})

/** Resolves when so many nodes have all shards; each with a copy when green. */
async function healthy(connection: Connection, nodes: number, status: 'green' | 'yellow'): Promise<void> {
  const query = { wait_for_nodes: nodes, wait_for_status: status, timeout: '120s' }
  await connection.work({ method: 'GET', path: '/_cluster/health', query })
}
