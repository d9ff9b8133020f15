/** Any finder of candidates will do: the one in memory finds what looking through all keys finds. */

import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, test } from 'vitest'
import { Answerer } from '../../src/answer/answer.ts'
import {
  type CandidateFinder,
  type Evidence,
  type FoundPassages,
  MetEvidence,
} from '../../src/search/candidates.ts'
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

  candidates(evidence: readonly Evidence[]): FoundPassages {
    const found = this.rows.map((keys, id) => {
      const met = evidence.flatMap(({ field, key }, number) => (keys[field].includes(key) ? [number] : []))
      return { id, met, score: met.reduce((sum, number) => sum + (evidence[number]?.weight ?? 0), 0) }
    })
    return together(found.filter(({ score }) => score > 0))
  }
}

interface One {
  readonly id: number
  readonly score: number
  /** Numbers of the evidence. */
  readonly met: readonly number[]
}

const together = (all: readonly One[]): FoundPassages => ({
  ids: Uint32Array.from(all, ({ id }) => id),
  scores: Float64Array.from(all, ({ score }) => score),
  met: MetEvidence.of(all.map(({ met }) => met)),
})

/** One by one, by the numbers of the passages. */
const apart = ({ ids, scores, met }: FoundPassages): One[] =>
  Array.from(ids, (id, at) => ({ id, score: scores[at] ?? 0, met: [...met.numbersOf(at)].sort() })).sort(
    (a, b) => a.id - b.id,
  )

const withoutScore = ({ id, met }: One) => ({ id, met })

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
        fields: ones.map(({ field }) => field),
        boost: Object.fromEntries(ones.map(({ field, weight }) => [field, weight])),
      }))
      const found = wanted.length === 0 ? [] : search.search({ combineWith: 'OR', queries })
      const numberOf = (key: string, field: string) =>
        wanted.findIndex(one => one.key === key && one.field === field)
      return together(
        found.map(({ id, match, score }) => ({
          ...{ id: Number(id), score },
          met: Object.entries(match).flatMap(([key, fields]) => fields.map(field => numberOf(key, field))),
        })),
      )
    },
  }
}

const inMemory = (rows: readonly Keys[]) => new PostingsFinder(Postings.of(rows))

describe('the finder in memory', () => {
  test('finds each passage with the keys and fields that it has', () => {
    holds(
      fc.property(fc.array(keys, { maxLength: 6 }), evidence, (rows, wanted) => {
        const found = apart(inMemory(rows).candidates(wanted))
        const each = apart(new ScanningFinder(rows).candidates(wanted))
        expect(found.map(withoutScore)).toEqual(each.map(withoutScore))
        expect(found.every(({ score }) => score > 0)).toBe(true)
      }),
    )
  })

  test('scores each passage as MiniSearch does', () => {
    holds(
      fc.property(fc.array(keys, { maxLength: 6 }), evidence, (rows, wanted) => {
        const [own, theirs] = [inMemory(rows), miniSearch(rows)].map(finder =>
          apart(finder.candidates(wanted)),
        )
        expect(own?.map(withoutScore)).toEqual(theirs?.map(withoutScore))
        for (const [at, { score }] of (own ?? []).entries())
          expect(score).toBeCloseTo(theirs?.[at]?.score ?? 0, 9)
      }),
    )
  })

  test('finds the same one search after the other', () => {
    holds(
      fc.property(fc.array(keys, { maxLength: 6 }), evidence, evidence, (rows, one, other) => {
        const finder = inMemory(rows)
        finder.candidates(one)
        expect(finder.candidates(other)).toEqual(inMemory(rows).candidates(other))
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
