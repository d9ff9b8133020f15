/** A node with the k-NN plugin: the same answers as from texts in this process, with meaning. */

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readQuestions } from '../../src/evaluation/evaluation.ts'
import { SHIPPED } from '../shipped.ts'
import { SITE_NAMES, siteFolder } from '../sites.ts'
import { sharedDataFolder, sharedFolder } from '../town/bot.ts'
import { TOWN } from '../town/town.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { CROWD, indexCases } from './index.cases.ts'
import { differences, openWorld, type World } from './worlds.ts'

const EVAL = fileURLToPath(new URL('../../../shared/eval/', import.meta.url))
const SETS = ['sites-dev', 'seeds-dev', 'sites-dev-2a', 'sites-dev-2b', 'followups-dev', 'followups-dev-2']
/** Share of the questions that may get another first passage: within a place it is not known exactly how near is near. */
const OTHERS = 0.01

const town = sharedFolder(TOWN)
const crowd = sharedFolder(CROWD)
const vectors = sharedDataFolder()

describe.skipIf(process.env.JAVA === undefined)('a node with k-NN', () => {
  let cluster: Cluster
  const worlds: World[] = []
  const open = async (alias: string, folders: readonly string[], shards: number, saveTo: string | null) => {
    const world = await openWorld(cluster.url(alias), folders, { by: 'meaning', saveTo, shards })
    worlds.push(world)
    return world
  }

  beforeAll(async () => {
    cluster = await startCluster(1, { heap: '512m', hasKnn: true })
  })
  afterAll(async () => {
    await Promise.all(worlds.map(({ connection }) => connection.close()))
    await cluster?.close()
  })

  describe.each([
    ['shipped', SHIPPED, 2],
    ['town', town, 1],
    ['crowd', crowd, 1],
  ])('over %s texts', (name, folder, shards) => {
    let world: Promise<World> | null = null
    const opened = () => (world ??= open(name, [folder], shards, vectors))

    test('finds the nearest in meaning', async () => {
      const { remote } = await opened()
      expect(remote.findsNearest).toBe(true)
    })

    indexCases(opened)
  })

  test.skipIf(!existsSync(EVAL))('questions of the development, over real sites', async () => {
    // The vectors of these passages are kept with the project: making them takes minutes.
    const { local, remote } = await open('sites', SITE_NAMES.map(siteFolder), 2, null)
    const asked = SETS.flatMap(name => readQuestions(`${EVAL}${name}.jsonl`))
    const different = await differences(
      local,
      remote,
      asked.map(({ turns }) => turns),
    )
    process.stdout.write(`${asked.length - different.length} of ${asked.length} the same\n`)
    expect(different.length, different.join('\n')).toBeLessThanOrEqual(asked.length * OTHERS)
  })
})
