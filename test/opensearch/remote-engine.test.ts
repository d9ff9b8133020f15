/** An engine over passages that are elsewhere: answers as one that has them, quotes nothing that its file does not say, and tells when there is nothing to be had. */

import { describe, expect, test } from 'vitest'
import { unpackCatalogue } from '../../src/engine/catalogue.ts'
import { Engine } from '../../src/engine/engine.ts'
import { hashOf } from '../../src/engine/file-store.ts'
import { lexiconKey } from '../../src/engine/lexicon-key.ts'
import { RemoteEngine } from '../../src/engine/remote-engine.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import { catalogueOf, storedPassages } from '../../src/engine/snapshot-export.ts'
import { CandidatesUnavailableError } from '../../src/search/candidate-source.ts'
import type { PassageStore } from '../../src/search/passage-store.ts'
import { TODAY } from '../documents.ts'
import { LEXICON, lexicon } from '../lexicon.ts'
import { SHIPPED } from '../shipped.ts'
import { sharedFolder } from '../town/bot.ts'
import { CYCLE_PATH, FIRST_TEXTS, TOWN } from '../town/town.ts'
import { CROWD, indexCases } from './index.cases.ts'
import { MemoryStore } from './memory-store.ts'

const town = sharedFolder(TOWN)
const crowd = sharedFolder(CROWD)
const small = sharedFolder(FIRST_TEXTS)
const OPTIONS = { lexicon, vectors: null }

function open(folder: string, storeOf: (store: MemoryStore) => PassageStore = store => store) {
  const folders = [folder]
  const snapshot = SnapshotBuilder.snapshotOf({ folders, lexicon }, TODAY)
  const files = new Map(snapshot.texts.map(({ text }) => [hashOf(text), text]))
  const store = new MemoryStore([...storedPassages(snapshot, OPTIONS)], files)
  const catalogue = unpackCatalogue(catalogueOf(snapshot, 'test', OPTIONS), lexiconKey(LEXICON))
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

test('a catalogue of another lexicon is not read', () => {
  const snapshot = SnapshotBuilder.snapshotOf({ folders: [town], lexicon }, TODAY)
  expect(unpackCatalogue(catalogueOf(snapshot, 'test', OPTIONS), 'another')).toBeNull()
})
