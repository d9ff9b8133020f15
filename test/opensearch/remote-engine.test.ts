/** An engine over passages that are elsewhere: answers as one that has them, quotes nothing that its file does not say, and tells when there is nothing to be had. */

import { describe, expect, test } from 'vitest'
import { type Catalogue, unpackCatalogue } from '../../src/engine/catalogue.ts'
import { Engine } from '../../src/engine/engine.ts'
import { hashOf } from '../../src/engine/file-store.ts'
import { lexiconKey } from '../../src/engine/lexicon-key.ts'
import { PassageEmbedding } from '../../src/engine/passage-embedding.ts'
import { RemoteEngine } from '../../src/engine/remote-engine.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import { catalogueOf, storedPassages } from '../../src/engine/snapshot-export.ts'
import type { PassageVectors } from '../../src/meaning/vectors.ts'
import { CandidatesUnavailableError } from '../../src/search/candidate-source.ts'
import type { PassageStore } from '../../src/search/passage-store.ts'
import { TODAY } from '../documents.ts'
import { LEXICON, lexicon } from '../lexicon.ts'
import { ConceptEmbedder } from '../meaning/concept-embedder.ts'
import { SHIPPED } from '../shipped.ts'
import { sharedFolder } from '../town/bot.ts'
import { CYCLE_PATH, FIRST_TEXTS, TOWN } from '../town/town.ts'
import { CROWD, indexCases } from './index.cases.ts'
import { MemoryStore } from './memory-store.ts'
import { differences, gist } from './worlds.ts'

const town = sharedFolder(TOWN)
const crowd = sharedFolder(CROWD)
const small = sharedFolder(FIRST_TEXTS)
const OPTIONS = { lexicon, vectors: null }
const STORED = { name: 'test', findsNearest: true }

/** Texts of two towns, and groups of words that mean the same. */
const GROUPS = ['dvur letad', 'popelnic', 'cyklo']
const WASTE = 'Popelnice svážíme každý týden.'
const wasteOfTwo = sharedFolder({
  '2022-kolin/odpad.md': `---\ntitle: Odpad\n---\n${WASTE}\n\nSběrný dvůr otevřeme i v neděli.\n`,
  '2022-opava/odpad.md':
    '---\ntitle: Odpad\n---\nPopelnice svážíme dvakrát týdně.\n\nDvůr za nádražím otevřeme v sobotu.\n',
  '2022-opava/doprava.md': '---\ntitle: Doprava\n---\nPodél řeky vznikne cyklostezka.\n',
})

function open(folder: string, storeOf: (store: MemoryStore) => PassageStore = store => store) {
  const folders = [folder]
  const snapshot = SnapshotBuilder.snapshotOf({ folders, lexicon }, TODAY)
  const files = new Map(snapshot.texts.map(({ text }) => [hashOf(text), text]))
  const store = new MemoryStore([...storedPassages(snapshot, OPTIONS)], files, true)
  const catalogue = unpackCatalogue(catalogueOf(snapshot, STORED, OPTIONS), lexiconKey(LEXICON))
  if (catalogue === null) throw new Error('The catalogue cannot be read.')
  const changed: string[] = []
  const remote = new RemoteEngine({
    ...{ catalogue, lexicon, store: storeOf(store) },
    onChanged: ({ text }) => changed.push(text),
  })
  return { remote, changed, local: new Engine({ folders, lexicon, today: TODAY, snapshot }) }
}

describe.each([
  ['shipped texts', SHIPPED],
  ['a town', town],
  ['a crowd', crowd],
])('over %s', (_, folder) => {
  const engines = open(folder)
  indexCases(async () => engines)
})

const texts = (change: (text: string) => string) => (store: MemoryStore) =>
  Object.assign(Object.create(store) as PassageStore, {
    texts: async (hashes: readonly string[]) =>
      new Map([...(await store.texts(hashes))].map(([hash, text]) => [hash, change(text)])),
  })

test.each([
  ['changed', (text: string) => text.replace('Labe', 'Vltavy')],
  ['cut off', (text: string) => text.slice(0, 40)],
  ['longer', (text: string) => `${text}Navíc.`],
])('a text that is %s is no text: nothing of it is quoted', async (_, change) => {
  const { remote, changed } = open(small, texts(change))
  const answer = await remote.answer('cyklostezka podél Labe')
  expect(answer).toMatchObject({ outcome: 'silent', changing: true, near: [] })
  expect(changed).toContain(CYCLE_PATH)
})

test('a passage that its own text does not have is not quoted', async () => {
  const forged = (store: MemoryStore) =>
    Object.assign(Object.create(store) as PassageStore, {
      candidates: async (sought: Parameters<PassageStore['candidates']>[0]) =>
        (await store.candidates(sought)).map(stored => {
          const { passage } = stored
          return { ...stored, passage: { ...passage, text: passage.text.replace('2028', '2027') } }
        }),
    })
  const { remote, changed } = open(small, forged)
  expect((await remote.answer('cyklostezka podél Labe')).outcome).toBe('silent')
  expect(changed.join()).toContain('2027')
})

test('where passages cannot be had it says so, and goes on when they can again', async () => {
  let isAway = true
  const { remote } = open(small, store =>
    Object.assign(Object.create(store) as PassageStore, {
      candidates: (sought: Parameters<PassageStore['candidates']>[0]) =>
        isAway ? Promise.reject(new CandidatesUnavailableError('away')) : store.candidates(sought),
    }),
  )
  await expect(remote.answer('cyklostezka podél Labe')).rejects.toThrow(CandidatesUnavailableError)
  expect((await remote.answer('ahoj')).outcome).toBe('not-policy')
  isAway = false
  expect(await remote.answer('cyklostezka podél Labe')).toMatchObject({
    outcome: 'found',
    hits: [{ passage: { text: CYCLE_PATH } }],
  })
})

/** Engines that look at meaning, over a store that finds by vectors or does not. */
async function openWithMeaning(findsNearest: boolean) {
  const embedder = new ConceptEmbedder(GROUPS)
  const snapshot = SnapshotBuilder.snapshotOf({ folders: [wasteOfTwo], lexicon }, TODAY)
  const embedding = new PassageEmbedding(snapshot, { embedder, known: [], saveTo: null })
  await embedding.run()
  const of = embedding.complete as PassageVectors
  const options = { lexicon, vectors: { model: embedder.id, of } }
  const files = new Map(snapshot.texts.map(({ text }) => [hashOf(text), text]))
  const store = new MemoryStore([...storedPassages(snapshot, options)], files, findsNearest)
  const packed = catalogueOf(snapshot, { name: 'test', findsNearest }, options)
  const catalogue = unpackCatalogue(packed, lexiconKey(LEXICON)) as Catalogue
  const meaning = { questions: embedder, passages: embedder, isMeasured: true, known: [], saveTo: null }
  const local = new Engine({ folders: [wasteOfTwo], lexicon, today: TODAY, snapshot, meaning })
  await local.embedPassages()
  return { local, remote: new RemoteEngine({ catalogue, lexicon, store, meaning }) }
}

describe('what shares no word with a question', () => {
  const FOREIGN: readonly [string][] = [['letadla'], ['letadla v Opavě'], ['letadla v Kolíně']]

  test('is found where the store finds the nearest in meaning, in all texts and within a place', async () => {
    const { local, remote } = await openWithMeaning(true)
    expect(remote.findsNearest).toBe(true)
    for (const [question] of FOREIGN) expect(gist(await remote.answer(question))).toHaveLength(2)
    expect(await differences(local, remote, FOREIGN)).toEqual([])
  })

  test('is not where it does not, and nothing breaks', async () => {
    const { local, remote } = await openWithMeaning(false)
    expect(remote.findsNearest).toBe(false)
    expect(await differences(local, remote, FOREIGN)).toHaveLength(FOREIGN.length)
    expect(
      await differences(local, remote, [['sběrný dvůr'], ['cyklostezka'], ['popelnice v Opavě']]),
    ).toEqual([])
  })
})

test('a catalogue of another lexicon is not read', () => {
  const snapshot = SnapshotBuilder.snapshotOf({ folders: [town], lexicon }, TODAY)
  expect(unpackCatalogue(catalogueOf(snapshot, STORED, OPTIONS), 'another')).toBeNull()
})
