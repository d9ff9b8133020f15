/** Hits and close passages: which of the ranked ones are shown, and with what. */

import { describe, expect, test } from 'vitest'
import { hitsOf, nearOf } from '../../src/answer/hits.ts'
import { createRanker, evidenceOf } from '../../src/search/rank.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { asking, type Texts } from '../search/asking.ts'

function shown(texts: Texts, question: string, answer: Partial<Tuning['answer']> = {}) {
  const tuning = { ...TUNING, answer: { ...TUNING.answer, ...answer } }
  const { query: queryOf, tools } = asking(texts, { tuning })
  const query = queryOf(question)
  const ranked = createRanker(tools, 0)(query, tools.index.candidates(evidenceOf(query)))
  const name = (code: string) => code.slice('X-'.length)
  return {
    hits: hitsOf(ranked, query, tools),
    near: nearOf(ranked, query, tools),
    hitNames: hitsOf(ranked, query, tools).map(({ passage }) => name(passage.code)),
    nearNames: nearOf(ranked, query, tools).map(({ code }) => name(code)),
  }
}

const LÁVKY: Texts = {
  obě: { text: 'Lávku u řeky opravíme.', title: 'Mosty', headings: ['Stavby', 'Lávky'] },
  lávka: { text: 'Lávku u lesa natřeme.', title: 'Mosty' },
  řeka: { text: 'Koupání na řece povolíme.', title: 'Voda' },
  kašna: 'Kašnu vyčistíme.',
}

test('nothing is shown where nothing is found', () => {
  expect(shown(LÁVKY, 'žirafa')).toMatchObject({ hits: [], near: [] })
})

describe('hits', () => {
  test('are those that are not much worse than the best', () => {
    expect(shown(LÁVKY, 'lávka u řeky').hitNames).toEqual(['obě', 'lávka', 'řeka'])
    expect(shown(LÁVKY, 'lávka u řeky', { tail: 0.9 }).hitNames).toEqual(['obě'])
    expect(shown(LÁVKY, 'lávka u řeky', { termCoverage: 0.9 }).hitNames).toEqual(['obě'])
    expect(shown(LÁVKY, 'lávka u řeky', { limit: 2 }).hitNames).toEqual(['obě', 'lávka'])
  })

  test('have the words that met the question, and where they stand', () => {
    const [best] = shown(LÁVKY, 'LÁVKA u řeky').hits
    expect(best).toMatchObject({
      excerpt: [{ from: 0, to: 22 }],
      marks: [
        { from: 0, to: 5 },
        { from: 8, to: 12 },
      ],
    })
    expect([...(best?.met ?? [])].sort((a, b) => a.asked.localeCompare(b.asked))).toEqual([
      { asked: 'LÁVKA', found: 'Lávku' },
      { asked: 'řeky', found: 'řeky' },
    ])
  })

  test('have each wording once, signs and accents aside, unless a list gives it another meaning', () => {
    const texts: Texts = {
      ...{ a: 'Lávku u řeky opravíme.', b: 'Lávku, u řeky, opravíme!', c: 'Lávku u řeky neopravíme.' },
      d: { text: 'Lávku u řeky opravíme.', lead: 'Nikdy:' },
      e: { text: 'Lávku u řeky opravíme.', kind: 'prevention' },
    }
    expect(shown(texts, 'lávka u řeky').hitNames.sort()).toEqual(['a', 'c', 'd', 'e'])
  })
})

describe('near copies', () => {
  const street =
    'Lávku u řeky opravíme, chodník u školy rozšíříme a na náměstí přidáme lavičky, stromy i koše'
  const names = (one: string, other: string) => shown({ one, other }, 'lávka u řeky').hitNames

  test('are shown once: a word more or less in a long text', () => {
    expect(names(`${street}.`, `${street} brzy.`)).toEqual(['one'])
  })

  test.each([
    ['another figure', `${street} za 5 milionů.`, `${street} za 6 milionů.`],
    ['a denial', `${street}.`, `${street.replace('rozšíříme', 'nerozšíříme')}.`],
    ['a word of denial', `${street}.`, `${street.replace('rozšíříme', 'rozšíříme, ne')}.`],
    ['several other words', `${street}.`, `${street}, lampy, kašny, záhony a pítka.`],
  ])('are not those with %s', (_, one, other) => {
    expect(names(one, other)).toEqual(['one', 'other'])
  })
})

test('nor are items under another introduction', () => {
  const text = 'Poplatek za vjezd do parku u řeky, za stání u školy i za výlep na všech sloupech'
  const texts = { one: { text, lead: 'Podpoříme:' }, other: { text, lead: 'Nepodpoříme:' } }
  expect(shown(texts, 'poplatek za vjezd').hitNames).toEqual(['one', 'other'])
})

describe('close passages', () => {
  test('are whole passages with their titles', () => {
    const [first] = shown(LÁVKY, 'lávka u řeky').near
    expect(first).toMatchObject({
      ...{ code: 'X-obě', title: 'Mosty – Lávky' },
      hit: { passage: { code: 'X-obě', text: 'Lávku u řeky opravíme.' }, marks: [{}, {}] },
    })
  })

  test('are those that meet nearly as much of the question as the closest', () => {
    expect(shown(LÁVKY, 'lávka u řeky', { near: 0.7 }).nearNames).toEqual(['obě'])
    expect(shown(LÁVKY, 'lávka u řeky', { near: 0.1 }).nearNames).toEqual(['obě', 'lávka', 'řeka'])
  })

  test('are none when even the closest meets little', () => {
    expect(shown(LÁVKY, 'lávka', { policy: 1.5 }).nearNames).toEqual([])
    expect(shown(LÁVKY, 'lávka', { policy: 0.8 }).nearNames).toHaveLength(2)
  })

  test('are three at most, each wording once', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`t${at}`, `Lávku a${at} natřeme.`]),
    )
    expect(shown(texts, 'lávka').nearNames).toEqual(['t0', 't1', 't2'])
    expect(shown({ a: 'Lávku natřeme.', b: 'Lávku natřeme!' }, 'lávka').nearNames).toEqual(['a'])
  })
})
