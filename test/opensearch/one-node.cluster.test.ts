/** One node: the same answers as from texts in this process, versions that are taken into use whole, and a bot that has no text itself. */

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startBotApi } from '@doslova/fake-bot-api'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { indexTexts } from '../../adapters/opensearch/indexer.ts'
import { Versions } from '../../adapters/opensearch/versions.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import { readQuestions } from '../../src/evaluation/evaluation.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { runHere } from '../adapters/cli/program.ts'
import { dataFolder } from '../documents.ts'
import { freePort } from '../free-port.ts'
import { lexicon } from '../lexicon.ts'
import { SHIPPED } from '../shipped.ts'
import { SITE_NAMES, siteFolder } from '../sites.ts'
import { person, startProgram } from '../telegram/bot.ts'
import { sharedDataFolder, sharedFolder } from '../town/bot.ts'
import { CYCLE_PATH, FIRST_TEXTS, TOWN } from '../town/town.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { CROWD, indexCases } from './index.cases.ts'
import { differences, gist, openWorld, type World } from './worlds.ts'

const EVAL = fileURLToPath(new URL('../../../shared/eval/', import.meta.url))
/** Share of the questions that may get another first passage: what is best by all that counts was not among the best by words. */
const OTHERS = 0.01

const small = sharedFolder(FIRST_TEXTS)
const EDITED = CYCLE_PATH.replace('2028', '2029')
const edited = sharedFolder({
  '2026-kolin/doprava.md': `---\ntitle: Doprava\ncampaignCategoryUid: 2026-komunalni\n---\n${EDITED}\n`,
})
const town = sharedFolder(TOWN)
const crowd = sharedFolder(CROWD)
const vectors = sharedDataFolder()

describe.skipIf(process.env.JAVA === undefined)('one node', () => {
  let cluster: Cluster
  const worlds: World[] = []
  const open = async (
    alias: string,
    folders: readonly string[],
    options: Parameters<typeof openWorld>[2] = {},
  ) => {
    const world = await openWorld(cluster.url(alias), folders, options)
    worlds.push(world)
    return world
  }

  beforeAll(async () => {
    cluster = await startCluster(1)
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
    indexCases(() => (world ??= open(name, [folder], { shards })))
  })

  test.skipIf(!existsSync(EVAL))('questions of the development, over real sites', async () => {
    const { local, remote } = await open('sites', SITE_NAMES.map(siteFolder))
    const asked = ['sites-dev.jsonl', 'seeds-dev.jsonl'].flatMap(name => readQuestions(EVAL + name))
    const different = await differences(
      local,
      remote,
      asked.map(({ turns }) => turns),
    )
    process.stdout.write(`${asked.length - different.length} of ${asked.length} the same\n`)
    expect(different.length, different.join('\n')).toBeLessThanOrEqual(asked.length * OTHERS)
  })

  test('without the k-NN plugin, meaning is looked at among what words find', async () => {
    const { local, remote } = await open('plain', [town], { by: 'meaning', saveTo: vectors })
    expect([remote.hasMeaning, remote.findsNearest]).toEqual([true, false])
    expect(await differences(local, remote, [['cyklostezka']])).toEqual([])
    expect(await differences(local, remote, [['bazén v Opavě']])).toHaveLength(1)
  })

  test('whoever asks one version goes on with it while another one is taken into use', async () => {
    const { remote, local, connection, address } = await open('switched', [small])
    const before = await local.answer('cyklostezka podél Labe')
    const versions = new Versions(connection, address.alias)
    const first = await versions.current()
    const options = { connection, alias: address.alias, lexicon, shards: 1, vectors: null }
    const snapshotOf = (folder: string) =>
      SnapshotBuilder.snapshotOf({ folders: [folder], lexicon }, new Date())
    const { name: second } = await indexTexts(snapshotOf(edited), options)
    expect(await versions.current()).toBe(second)
    expect(gist(await remote.answer('cyklostezka podél Labe'), 3)).toEqual(gist(before, 3))

    const broken = {
      ...snapshotOf(small),
      get texts(): never {
        throw new Error('broken')
      },
    }
    await expect(indexTexts(broken, options)).rejects.toThrow('broken')
    expect(await versions.current()).toBe(second)

    const { name: third } = await indexTexts(snapshotOf(small), options)
    const found = await connection.work<object>({ method: 'GET', path: '/switched.*/_alias' })
    const kept = [second, third].flatMap(name => [name, `${name}.files`])
    expect(Object.keys(found).sort()).toEqual(kept.sort())
    expect(kept).not.toContain(first)
  })

  test('a bot without any text answers, goes over to other texts, and says that it cannot reach them', async () => {
    const api = await startBotApi()
    onTestFinished(() => api.close())
    const [data, port] = [dataFolder(), await freePort()]
    const env = { SEARCH_URL: cluster.url('bot'), MEANING: 'off' }
    const index = async (folder: string) => {
      const { code, err } = await runHere(['index', '--content', folder], { env })
      expect(code, err).toBe(0)
    }
    await index(small)
    const bot = startProgram(api, { content: dataFolder(), data, env: { ...env, HTTP_PORT: String(port) } })
    onTestFinished(() => bot.signal('SIGKILL'))
    await bot.whenOut(/telegram started/)
    const jana = person(api)
    const ask = async (text: string) => {
      api.say(jana, text)
      await api.idle()
      return api.said(jana).at(-1)?.text ?? ''
    }
    const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).text()
    expect(await ask('cyklostezka podél Labe')).toContain(CYCLE_PATH)
    expect(await ready()).toContain('search: on')

    await index(edited)
    bot.signal('SIGHUP')
    await bot.whenOut(/"msg":"content"[\s\S]*"msg":"content"/)
    expect(await ask('cyklostezka u Labe')).toContain(EDITED)

    await Promise.all(cluster.nodes.map(node => node.kill()))
    expect(await ask('kdy bude cyklostezka?')).toContain(PHRASES.textsAway)
    expect(await ready()).toContain('search: away')
    expect(bot.out()).toContain('search away')
    expect(bot.out() + bot.err()).not.toMatch(/cyklostez/)
    expect(await bot.stop()).toBe(0)
  })
})
