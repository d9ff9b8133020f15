/** A wanted detail: the first close passage that holds it, or none does. */

import { describe, expect, test } from 'vitest'
import { detailOf, withDetail } from '../../src/answer/wanted-detail.ts'
import { createRanker, evidenceOf } from '../../src/search/rank.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { asking, type Texts } from '../search/asking.ts'

/** Without a share of the wanted detail in the score, so that the order of the ranking is that of the words. */
const BLIND: Tuning = { ...TUNING, ranking: { ...TUNING.ranking, want: 0 } }

function detailed(texts: Texts, question: string, detail = TUNING.answer.detail) {
  const tuning: Tuning = { ...BLIND, answer: { ...BLIND.answer, detail } }
  const { query: queryOf, tools } = asking(texts, { tuning })
  const query = queryOf(question)
  const ranked = createRanker(tools, 0)(query, tools.index.candidates(evidenceOf(query)))
  const { ranked: list, missing } = withDetail(query, ranked, tuning)
  return { order: list.map(({ passage }) => passage.code.slice('X-'.length)), missing }
}

const LÁVKA: Texts = {
  první: 'Lávku přes řeku postavíme.',
  druhá: 'Lávku přes řeku postavíme za 5 milionů korun, a to do roku 2028.',
}

describe('the passage that holds it comes first', () => {
  test.each([
    ['kolik stojí lávka přes řeku', ['druhá', 'první']],
    ['kdy postavíte lávku přes řeku', ['druhá', 'první']],
    ['lávka přes řeku', ['první', 'druhá']],
  ])('%s: %j', (question, order) => {
    expect(detailed(LÁVKA, question)).toEqual({ order, missing: null })
  })

  test('unless it is too far behind', () => {
    expect(detailed(LÁVKA, 'kolik stojí lávka přes řeku', 1.01).missing).toBe('number')
  })

  test('but not one that is about something else', () => {
    const texts = { ...LÁVKA, druhá: 'Řeku vyčistíme za 5 milionů korun.' }
    expect(detailed(texts, 'kolik stojí nová lávka přes řeku')).toMatchObject({
      order: ['první', 'druhá'],
      missing: 'number',
    })
  })

  test('of five, not of the sixth', () => {
    const same = Array.from({ length: 5 }, (_, at) => [
      `a${at}`,
      `Lávku číslo ${'i'.repeat(at + 1)} opravíme.`,
    ])
    const texts = (count: number): Texts => ({
      ...Object.fromEntries(same.slice(0, count)),
      držitel: 'Lávku u lesa opravíme za 5 milionů korun.',
    })
    const first = (count: number) => detailed(texts(count), 'kolik stojí lávka', 0.1).order[0]
    expect(first(4)).toBe('držitel')
    expect(detailed(texts(5), 'kolik stojí lávka', 0.1).missing).toBe('number')
  })
})

test.each([
  ['kolik stojí lávka', 'number'],
  ['kdy bude lávka', 'date'],
  ['v kolik hodin otevírá lávka', 'date'],
  ['kde bude lávka', 'place'],
  ['kdo opraví lávku', 'person'],
])('what none holds is missing: %s: %s', (question, missing) => {
  expect(detailed({ jen: 'Lávku postavíme.' }, question)).toEqual({ order: ['jen'], missing })
})

test('nothing is missing where nothing is found', () => {
  expect(detailed(LÁVKA, 'kolik stojí žirafa')).toEqual({ order: [], missing: null })
})

test('an answer without the detail is a no with the passage', () => {
  const { answer } = asking({ první: 'Lávku přes řeku postavíme.' })
  expect(answer('kolik stojí lávka přes řeku')).toMatchObject({
    outcome: 'silent',
    understood: { wanted: 'number', missing: 'number' },
    near: [{ code: 'X-první' }],
  })
  expect(answer('lávka přes řeku')).toMatchObject({ outcome: 'found', understood: { missing: null } })
})

test('a time of day is a date', () => {
  expect(detailOf('time-of-day')).toBe('date')
  expect(detailOf('deed')).toBe('deed')
})
