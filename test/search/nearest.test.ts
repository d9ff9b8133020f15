/** The nearest in meaning are ranked however little of the question's words they have. */

import { expect, test } from 'vitest'
import { prune } from '../../src/search/pruning.ts'
import { evidenceOf } from '../../src/search/rank.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { asking } from './asking.ts'

const { tools, query: queryOf } = asking({
  oba: 'Cyklostezku u řeky osvětlíme.',
  jedno: 'Řeku vyčistíme.',
  nic: 'Školy opravíme.',
})
const query = queryOf('cyklostezka u řeky')
const found = tools.index.candidates(evidenceOf(query))
const ONE = { ...TUNING.ranking, reranked: 1 }

const kept = (nearest: readonly number[]) => {
  const known = new Set(found.candidates.map(({ id }) => id))
  const added = nearest.filter(id => !known.has(id)).flatMap(id => tools.index.candidate(id) ?? [])
  const all = { ...found, candidates: [...found.candidates, ...added], nearest: new Set(nearest) }
  return prune(query, all, tools.index, ONE).map(({ candidate }) => candidate.passage.code)
}

test.each([
  ['none is near', [], ['X-oba']],
  ['one that was pruned', [1], ['X-oba', 'X-jedno']],
  ['one without a word of the question', [2], ['X-oba', 'X-nic']],
  ['one that is kept anyway', [0], ['X-oba']],
])('after the best by words, each of the nearest once: %s', (_, nearest, codes) => {
  expect(kept(nearest)).toEqual(codes)
})
