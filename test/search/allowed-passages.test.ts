/** The passages that may answer, found by groups and by the index, beside a look at each of them. */

import { describe, expect, test } from 'vitest'
import { AllowedPassages } from '../../src/search/allowed-passages.ts'
import { SearchIndex } from '../../src/search/index.ts'
import { type Limits, type Nearness, scopeFilter } from '../../src/search/scope.ts'
import { lexicon } from '../lexicon.ts'
import { passage } from './asking.ts'

const { gazetteer, thesaurus } = lexicon

const PASSAGES = [
  ['Opravíme most v Brně.', 'Brno', 2018],
  ['Brněnské nádraží přesuneme.', 'Jihomoravský kraj', 2020],
  ['Postavíme školku.', 'Brno', 2022],
  ['V Králově Poli přibude park.', 'Jihomoravský kraj', 2018],
  ['Zrušíme poplatky do roku 2022.', null, 2021],
  ['Nic dalšího nezrušíme.', null, 2021],
  ['Praha opraví Karlův most.', 'Praha', 2022],
  ['V Českých Budějovicích i v Brně začneme stavět.', 'Praha', 2018],
  ['Lávku v Ústí nad Labem opravíme, v českých lesích ne.', null, 2015],
] as const

const passages = PASSAGES.map(([text, place, year]) => {
  const made = passage(text)
  return { ...made, source: { ...made.source, place, year } }
})
const index = new SearchIndex(
  [...passages, { ...(passages[0] as (typeof passages)[0]), standalone: false }],
  thesaurus,
)

test('words of a name are looked for together', () => {
  const keysOf = (text: string) => thesaurus.analyzer.tokensOf(text).map(({ stems }) => stems[0] ?? '')
  expect([...index.idsWith(keysOf('opravíme Brně'))]).toEqual([0, 9])
  expect([...index.idsWith(keysOf('Českých Budějovicích'))]).toEqual([7])
  expect([...index.idsWith(keysOf('Českých'))]).toEqual([7, 8])
  expect([...index.idsWith([])]).toEqual([])
})

const ANY: Limits = { scope: [], except: [], period: null, named: [] }
const at = (...names: readonly string[]) => names.map(name => gazetteer.namedOrUnknown(name))

const CASES: readonly (readonly [name: string, limits: Limits, nearness: Nearness, count: number])[] = [
  ['no limit', ANY, 'anywhere', 9],
  ['a place itself', { ...ANY, scope: at('Brno') }, 'itself', 2],
  ['what it lies in', { ...ANY, scope: at('Brno') }, 'holding', 2],
  ['what lies around that', { ...ANY, scope: at('Brno') }, 'around', 0],
  ['what lies around a quarter of it', { ...ANY, scope: at('Bystrc') }, 'around', 2],
  ['texts of the whole country that name it', { ...ANY, scope: at('Ústí nad Labem') }, 'nationwide', 1],
  ['texts of others that name it', { ...ANY, scope: at('Brno') }, 'nationwide', 0],
  ['texts that name it, in any form', { ...ANY, scope: at('Brno') }, 'naming', 4],
  ['texts that name a place in it', { ...ANY, scope: at('Jihomoravský kraj') }, 'naming', 4],
  ['texts that name a place of two words', { ...ANY, scope: at('České Budějovice') }, 'naming', 1],
  [
    'texts that name a place with a word that is not indexed',
    { ...ANY, scope: at('Ústí nad Labem') },
    'naming',
    1,
  ],
  ['texts that name the one or the other', { ...ANY, scope: at('Praha', 'Brno') }, 'naming', 5],
  ['a place that is unknown', { ...ANY, scope: at('Neznámov') }, 'naming', 0],
  ['all but a place', { ...ANY, except: at('Praha') }, 'anywhere', 7],
  ['some years', { ...ANY, period: { from: 2018, to: 2020 } }, 'anywhere', 4],
  ['a year that is named', { ...ANY, named: thesaurus.analyzer.analyse('2022') }, 'anywhere', 1],
  ['a word that is not indexed', { ...ANY, named: thesaurus.analyzer.analyse('v') }, 'anywhere', 4],
]

describe('are those that a look at each gives, for', () => {
  test.each(CASES)('%s', (_, limits, nearness, count) => {
    const isAllowed = scopeFilter(limits, nearness, { gazetteer, thesaurus })
    const each = [...index.passages].flatMap((one, id) => (isAllowed({ passage: one }) ? [id] : []))
    const allowed = new AllowedPassages({ index, gazetteer, thesaurus }).allowedFor(limits, nearness)
    expect([...allowed.ids()]).toEqual(each)
    expect([...[...index.passages].keys()].filter(id => allowed.has(id))).toEqual(each)
    expect(each).toHaveLength(count)
  })
})

test('what is allowed without a limit does not stay when there is one', () => {
  const all = new AllowedPassages({ index, gazetteer, thesaurus })
  const free = all.allowedFor(ANY, 'anywhere').ids()
  expect(all.allowedFor({ ...ANY, scope: at('Praha') }, 'itself').ids()).not.toEqual(free)
  expect(all.allowedFor(ANY, 'anywhere').ids()).toEqual(free)
})
