/** Many passages: words that stand nearly everywhere are not looked up for all of them, and it makes no difference. */

import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../src/search/candidates.ts'
import { evidenceOf } from '../../src/search/rank.ts'
import { IndexStatistics } from '../../src/search/statistics.ts'
import { asking, type Text } from './asking.ts'

const THESAURUS = 'silnice: vozovka, komunikace\nchodník: trotoár\nškola: třída'

/** Nearly the same paragraph thousands of times, and a few others among them. */
const STREETS = ['Dlouhé', 'Krátké', 'Horní', 'Dolní', 'Nové', 'Zadní', 'Husově']
const FILLER: Text[] = Array.from({ length: 4_000 }, (_, at) => ({
  text: `Opravíme silnici, chodník i vozovku u školy v ${STREETS[at % STREETS.length]} ulici, dům č. ${at}a.`,
  title: 'Silnice a chodníky',
}))
const RARE: Record<string, Text> = {
  tramvaj: {
    text: 'Opravíme silnici, chodník a trotoár u tramvaje v Příčné ulici.',
    title: 'Silnice a chodníky',
  },
  varhany: { text: 'Opravíme varhany u školy v kostele, silnici k němu ne.', title: 'Kultura' },
  zebra: { text: 'Zebra na silnici u školy a na chodníku dostane světla.', title: 'Přechody' },
}

const asked = asking(
  { ...RARE, ...Object.fromEntries(FILLER.map((text, at) => [`f${at}`, text])) },
  { thesaurus: THESAURUS },
)
const { index } = asked.tools
const evidence = (question: string) => evidenceOf(asked.query(question))

const QUESTIONS = [
  ['oprava silnice a chodníku u tramvaje', 'tramvaj', 'chodníku oprava silnice tramvaje'],
  ['opravíte chodníky, silnice a varhany u školy?', 'varhany', 'opravíte silnice varhany školy'],
  ['silnice, vozovka, chodník, škola, ulice a zebra', 'zebra', 'chodník silnice vozovka zebra škola'],
] as const

describe.each(QUESTIONS)('%s', (question, found, words) => {
  const { candidates, skipped } = index.candidates(evidence(question))

  test('skips some evidence', () => {
    expect(skipped.length).toBeGreaterThan(0)
    expect(candidates.length).toBeGreaterThan(0)
  })

  test('skips the least telling', () => {
    const rarest = evidence(question).filter(({ field, key }) => index.vocabulary.frequency(field, key) === 1)
    expect(rarest.length).toBeGreaterThan(0)
    expect(skipped.filter(({ key }) => rarest.some(one => one.key === key))).toEqual([])
    const frequent = evidence(question).filter(
      ({ field, key }) => index.vocabulary.frequency(field, key) >= 4_000,
    )
    const isSkipped = ({ field, key }: Evidence) =>
      skipped.some(one => one.field === field && one.key === key)
    const used = frequent.filter(one => !isSkipped(one)).map(one => one.weight)
    expect(used.length).toBeGreaterThan(0)
    expect(Math.min(...used)).toBeGreaterThanOrEqual(Math.max(...skipped.map(one => one.weight)))
  })

  test('finds the same passage first as among few', () => {
    const few = Object.fromEntries(FILLER.slice(0, 20).map((text, at) => [`f${at}`, text]))
    expect(asking({ ...RARE, ...few }, { thesaurus: THESAURUS }).first(question)).toBe(found)
    expect(asked.first(question)).toBe(found)
  })

  test('gives candidates back what was skipped', () => {
    const complete = index.completer(skipped)
    const fromWords = IndexStatistics.prototype.completer.call(index, skipped)
    const sample = [...candidates.slice(0, 50), ...candidates.slice(-50)]
    const completed = new Map(sample.map(candidate => [candidate.passage.code, complete(candidate)]))
    expect(sample.map(fromWords)).toEqual(sample.map(complete))
    for (const [number, one] of skipped.entries()) {
      const having = new Set(index.candidates([one]).candidates.map(({ passage }) => passage.code))
      const wrong = [...completed].filter(([code, met]) => met.includes(number) !== having.has(code))
      expect(wrong).toEqual([])
    }
  })

  test('counts everything that the best passage meets', () => {
    expect(asked.hits(question)[0]?.matched.toSorted()).toEqual(words.split(' '))
  })
})

describe('a question of frequent words alone', () => {
  test('is answered all the same', () => {
    expect(asked.hits('silnice')).toHaveLength(10)
    expect(asked.hits('škola a chodník')).toHaveLength(10)
  })

  test('and always alike', () => {
    expect(asked.all('silnice, chodník a škola')).toEqual(asked.all('silnice, chodník a škola'))
  })
})
