/** Any finder of candidates will do: the one in memory finds what looking through all keys finds. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Answerer } from '../../src/answer/answer.ts'
import type { CandidateFinder, Evidence, FoundPassage } from '../../src/search/candidates.ts'
import { SearchIndex } from '../../src/search/index.ts'
import { byField, FIELDS, type Field, type Keys } from '../../src/search/keys.ts'
import { MiniSearchFinder } from '../../src/search/minisearch.ts'
import { holds } from '../support.ts'
import { asking, passage } from './asking.ts'

/** Looks through the keys of all passages; scores by the weight of what is there. */
class ScanningFinder implements CandidateFinder {
  private readonly rows = new Map<number, Keys>()

  add(id: number, keys: Keys): void {
    this.rows.set(id, keys)
  }

  candidates(evidence: readonly Evidence[]): FoundPassage[] {
    const found = [...this.rows].map(([id, keys]) => {
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

  save(): unknown {
    return [...this.rows]
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

describe('the finder in memory', () => {
  const filled = <T extends CandidateFinder>(finder: T, rows: readonly Keys[]): T => {
    for (const [id, row] of rows.entries()) finder.add(id, row)
    return finder
  }

  test('finds each passage with the keys and fields that it has', () => {
    holds(
      fc.property(fc.array(keys, { maxLength: 6 }), evidence, (rows, wanted) => {
        const found = filled(new MiniSearchFinder(), rows).candidates(wanted)
        expect(told(found)).toEqual(told(filled(new ScanningFinder(), rows).candidates(wanted)))
        const scores = found.map(({ score }) => score)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
        expect(scores.every(score => score > 0)).toBe(true)
      }),
    )
  })

  test('finds the same after it was saved as JSON', () => {
    holds(
      fc.property(fc.array(keys, { maxLength: 6 }), evidence, (rows, wanted) => {
        const finder = filled(new MiniSearchFinder(), rows)
        const again = new MiniSearchFinder(JSON.parse(JSON.stringify(finder.save())))
        expect(again.candidates(wanted)).toEqual(finder.candidates(wanted))
      }),
    )
  })
})

test('questions are answered over another finder too', () => {
  const { tools } = asking({})
  const texts = ['Postavíme lávku přes řeku.', 'Opravíme školní jídelnu.', 'Lávku osvětlíme, školu ne.']
  const passages = texts.map((text, at) => passage(text, String(at)))
  const index = new SearchIndex(passages, tools.thesaurus, undefined, () => new ScanningFinder())
  const answerer = new Answerer({ ...tools, index })
  const first = (question: string) => {
    const answer = answerer.answer(question)
    return answer.outcome === 'found' ? answer.hits[0]?.passage.text : answer.outcome
  }
  expect(first('lávka přes řeku')).toBe(texts[0])
  expect(first('osvětlení lávky')).toBe(texts[2])
  expect(first('jidelna ve skole')).toBe(texts[1])
})
