/** Any finder of candidates will do: the one in memory finds what looking through all keys finds. */

import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, test } from 'vitest'
import { Answerer } from '../../src/answer/answer.ts'
import type { CandidateFinder, Evidence, FoundPassage } from '../../src/search/candidates.ts'
import { SearchIndex } from '../../src/search/index.ts'
import { byField, FIELDS, type Field, type Keys, keyReader } from '../../src/search/keys.ts'
import { Postings } from '../../src/search/postings.ts'
import { PostingsFinder } from '../../src/search/postings-finder.ts'
import { holds } from '../support.ts'
import { asking, passage } from './asking.ts'

/** Looks through the keys of all passages; scores by the weight of what is there. */
class ScanningFinder implements CandidateFinder {
  private readonly rows: readonly Keys[]

  constructor(rows: readonly Keys[]) {
    this.rows = rows
  }

  candidates(evidence: readonly Evidence[]): FoundPassage[] {
    const found = this.rows.map((keys, id) => {
      const met = evidence.filter(({ field, key }) => keys[field].includes(key))
      const fields = Map.groupBy(met, ({ key }) => key)
      const score = met.reduce((sum, { weight }) => sum + weight, 0)
      return {
        id,
        keys: Object.fromEntries([...fields].map(([key, ones]) => [key, ones.map(fieldOf)])),
        score,
      }
    })
    return found.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.id - b.id)
  }
}

const fieldOf = ({ field }: Evidence): Field => field

/** What is found, without its order: `3 c7 concepts,headConcepts`. */
const told = (found: readonly FoundPassage[]) =>
  found
    .flatMap(({ id, keys }) =>
      Object.entries(keys).map(([key, fields]) => `${id} ${key} ${[...fields].sort().join()}`),
    )
    .sort()

const keys: fc.Arbitrary<Keys> = fc.record(
  byField(() =>
    fc.array(fc.constantFrom('park', 'mest', '~skol', 'c1', 'c12', 'constructor'), { maxLength: 4 }),
  ),
)
const evidence: fc.Arbitrary<Evidence[]> = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('park', 'mest', '~skol', 'c1', 'c12', 'constructor', 'nikde'),
    field: fc.constantFrom(...FIELDS),
    weight: fc.double({ min: 0.01, max: 9, noNaN: true }),
  }),
  { selector: ({ key, field }) => `${field}:${key}`, maxLength: 8 },
)

/** MiniSearch, set up to know keys and numbers only. */
function miniSearch(rows: readonly Keys[]): CandidateFinder {
  const search = new MiniSearch<{ id: number } & Record<Field, string>>({
    fields: [...FIELDS],
    tokenize: text => text.split(' '),
    processTerm: term => term || null,
  })
  for (const [id, row] of rows.entries()) search.add({ id, ...byField(field => row[field].join(' ')) })
  return {
    candidates: wanted => {
      const queries = [...Map.groupBy(wanted, ({ key }) => key)].map(([key, ones]) => ({
        queries: [key],
        fields: ones.map(fieldOf),
        boost: Object.fromEntries(ones.map(({ field, weight }) => [field, weight])),
      }))
      const found = wanted.length === 0 ? [] : search.search({ combineWith: 'OR', queries })
      return found.map(({ id, match, score }) => ({ id, keys: match as FoundPassage['keys'], score }))
    },
  }
}

const inMemory = (rows: readonly Keys[]) => new PostingsFinder(Postings.of(rows))

describe('the finder in memory', () => {
  test('finds each passage with the keys and fields that it has', () => {
    holds(
      fc.property(fc.array(keys, { maxLength: 6 }), evidence, (rows, wanted) => {
        const found = inMemory(rows).candidates(wanted)
        expect(told(found)).toEqual(told(new ScanningFinder(rows).candidates(wanted)))
        const scores = found.map(({ score }) => score)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
        expect(scores.every(score => score > 0)).toBe(true)
      }),
    )
  })

  test('scores each passage as MiniSearch does', () => {
    const scoresOf = (found: readonly FoundPassage[]) => found.toSorted((a, b) => a.id - b.id)
    holds(
      fc.property(fc.array(keys, { maxLength: 6 }), evidence, (rows, wanted) => {
        const [own, theirs] = [inMemory(rows), miniSearch(rows)].map(finder =>
          scoresOf(finder.candidates(wanted)),
        )
        expect(own?.map(({ id, keys }) => [id, keys])).toEqual(theirs?.map(({ id, keys }) => [id, keys]))
        for (const [at, { score }] of (own ?? []).entries())
          expect(score).toBeCloseTo(theirs?.[at]?.score ?? 0, 9)
      }),
    )
  })

  test('finds the same after it was saved', () => {
    holds(
      fc.property(fc.array(keys, { maxLength: 6 }), evidence, (rows, wanted) => {
        const again = new PostingsFinder(new Postings(Postings.of(rows).save()))
        expect(again.candidates(wanted)).toEqual(inMemory(rows).candidates(wanted))
      }),
    )
  })
})

test('questions are answered over another finder too', () => {
  const { tools } = asking({})
  const texts = ['Postavíme lávku přes řeku.', 'Opravíme školní jídelnu.', 'Lávku osvětlíme, školu ne.']
  const passages = texts.map((text, at) => passage(text, String(at)))
  const finder = new ScanningFinder(passages.map(keyReader(tools.thesaurus)))
  const index = new SearchIndex(passages, tools.thesaurus, undefined, finder)
  const answerer = new Answerer({ ...tools, index })
  const first = (question: string) => {
    const answer = answerer.answer(question)
    return answer.outcome === 'found' ? answer.hits[0]?.passage.text : answer.outcome
  }
  expect(first('lávka přes řeku')).toBe(texts[0])
  expect(first('osvětlení lávky')).toBe(texts[2])
  expect(first('jidelna ve skole')).toBe(texts[1])
})
