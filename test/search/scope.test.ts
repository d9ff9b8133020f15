/** Years and places: which texts a question is about, and when a place is rather what it asks for. */

import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model.ts'
import { type Asking, asking, type Text, type Texts } from './asking.ts'

/** The order of texts from different years and places is not the point here. */
const sorted = ({ all }: Asking, question: string) => all(question).sort()

const missing = (answer: Answer) => (answer.outcome === 'no-such-programme' ? answer.asked : answer.outcome)

describe('years', () => {
  const yearly = (year: number | null): Text => ({ text: `Cyklostezku na ${year}. km osvětlíme.`, year })
  const asked = asking({
    y2014: yearly(2014),
    y2018: yearly(2018),
    y2020: yearly(2020),
    y2022: yearly(2022),
    undated: yearly(null),
    both: { text: 'Cyklostezku v lese osvětlíme.', year: 2020, also: [{ year: 2016 }] },
  })

  test.each([
    ['cyklostezka', ['both', 'undated', 'y2014', 'y2018', 'y2020', 'y2022']],
    ['cyklostezka v roce 2022', ['y2022']],
    ['cyklostezka 2022', ['y2022']],
    ['2018 cyklostezka', ['y2018']],
    ['jaká byla cyklostezka v programu z roku 2014?', ['y2014']],
    ['cyklostezka od roku 2019', ['both', 'y2020', 'y2022']],
    ['cyklostezka od 2020', ['both', 'y2020', 'y2022']],
    ['cyklostezka po roce 2019', ['both', 'y2020', 'y2022']],
    ['cyklostezka do roku 2018', ['both', 'y2014', 'y2018']],
    ['cyklostezka před rokem 2017', ['both', 'y2014']],
    ['cyklostezka 2014-2018', ['both', 'y2014', 'y2018']],
    ['cyklostezka 2014–2018', ['both', 'y2014', 'y2018']],
    ['cyklostezka 2018 až 2014', ['both', 'y2014', 'y2018']],
    ['cyklostezka mezi roky 2017 a 2021', ['both', 'y2018', 'y2020']],
    ['cyklostezka v letech 2016, 2017', ['both']],
  ])('%s: %j', (question, found) => {
    expect(sorted(asked, question)).toEqual(found)
  })

  test.each([
    ['cyklostezka v roce 2010', /2010/],
    ['cyklostezka od roku 2024', /2024/],
    ['cyklostezka před rokem 2012', /do roku 2011/],
    ['cyklostezka 2002-2006', /2002.*2006/],
  ])('%s: there is no such programme', (question, named) => {
    expect(missing(asked.answer(question))).toMatch(named)
  })

  test('a year in the text itself is no year of a programme', () => {
    const { all } = asking({ text: { text: 'Cyklostezku z roku 2014 osvětlíme.', year: 2022 } })
    expect(all('cyklostezka 2014')).toEqual([])
    expect(all('cyklostezka 2022')).toEqual(['text'])
  })

  test('the newer of two equal passages comes first', () => {
    const texts = {
      old: { text: 'Cyklostezku u řeky osvětlíme.', year: 2014 },
      new: { text: 'Cyklostezku u lesa osvětlíme.', year: 2022 },
    }
    expect(asking(texts).all('cyklostezka')).toEqual(['new', 'old'])
  })
})

describe('a place that a question is limited to', () => {
  const local = (place: string | null): Text => ({ text: `Parkování u ${place} školy zlevníme.`, place })
  const texts = {
    brno: local('Brno'),
    liberec: local('Liberec'),
    kraj: local('Liberecký kraj'),
    praha5: local('Praha 5'),
    všude: local(null),
  }
  const asked = asking(texts)

  test.each([
    ['parkování', ['brno', 'kraj', 'liberec', 'praha5', 'všude']],
    ['parkování v Brně', ['brno']],
    ['PARKOVANI V BRNE', ['brno']],
    ['Brno parkování', ['brno']],
    ['parkování Brno', ['brno']],
    ['parkování pro Brno', ['brno']],
    ['parkování na Liberecku', ['kraj', 'liberec']],
    ['parkování pro Liberecký kraj', ['kraj', 'liberec']],
    ['parkování v Libereckém kraji', ['kraj', 'liberec']],
    ['parkování v Liberci', ['kraj', 'liberec']],
    ['parkování v Turnově', ['kraj']],
    ['parkování v Praze', ['praha5']],
    ['parkování na Praze 5', ['praha5']],
    ['parkování v Brně a na Praze 5', ['brno', 'praha5']],
    ['parkování v Česku', ['brno', 'kraj', 'liberec', 'praha5', 'všude']],
  ])('%s: %j', (question, found) => {
    expect(sorted(asked, question)).toEqual(found)
  })

  test.each([
    ['parkování v Jihlavě', 'Jihlava'],
    ['parkování na Vysočině', 'Kraj Vysočina'],
    ['parkování na Praze 7', 'Praha 7'],
    ['parkování v Brně a v Jihlavě', 'Jihlava'],
  ])('%s: there is no such programme', (question, place) => {
    expect(missing(asked.answer(question))).toBe(place)
  })

  test('need not be named by the text', () => {
    const { all } = asking({ text: { text: 'Psi budou vítáni.', place: 'Brno' } })
    expect(all('psi v Brně')).toEqual(['text'])
  })

  test('may be one that the gazetteer does not know', () => {
    const { first } = asking({ text: { text: 'Psi budou vítáni.', place: 'Kocourkov' } })
    expect(first('psi')).toBe('text')
    expect(first('psi v Brně')).toBe('no-such-programme')
  })

  test('can be set for a whole conversation, until a question names another', () => {
    const place = asked.tools.gazetteer.named('Brno')
    if (place === null) throw new Error('no Brno')
    expect(asked.all('parkování', { place })).toEqual(['brno'])
    expect(asked.all('parkování na Praze 5', { place })).toEqual(['praha5'])
  })
})

describe('a place that a question asks about is a word like others', () => {
  const texts: Texts = {
    jihlava: { text: 'Vlak do Jihlavy pojede každou hodinu.', place: 'Brno' },
    praha: { text: 'Vlak do Prahy pojede každou půlhodinu.', place: 'Brno' },
    vlak: { text: 'Vlak bude mít nové vagony.', place: 'Brno' },
  }

  test.each([
    ['vlak do Prahy', 'praha'],
    ['vlak do Jihlavy', 'jihlava'],
    ['vlak z Jihlavy', 'jihlava'],
    ['vlak přes Jihlavu', 'jihlava'],
    ['vlak směr Jihlava', 'jihlava'],
    ['vlaky mezi Brnem a Jihlavou', 'jihlava'],
    ['pražský vlak', 'praha'],
    ['vlak na Prahu', 'praha'],
  ])('%s: %s', (question, found) => {
    expect(asking(texts).first(question)).toBe(found)
  })

  test.each([
    ['vlak v Jihlavě', 'no-such-programme'],
    ['vlak na Vysočině', 'no-such-programme'],
    ['vlak pro Jihlavu', 'no-such-programme'],
  ])('but not a place where it should run: %s', (question, outcome) => {
    expect(asking(texts).first(question)).toBe(outcome)
  })
})

describe('a town inside the region that a programme is for', () => {
  const region = { place: 'Liberecký kraj' }
  const texts: Texts = {
    jinde: { text: 'Nádraží v okresních městech opravíme.', ...region },
    turnov: { text: 'Nádraží u Turnova opravíme brzy.', ...region },
  }

  test('is looked for in its text', () => {
    expect(asking(texts).first('nádraží v Turnově')).toBe('turnov')
  })

  test('and the rest answers too', () => {
    expect(asking(texts).first('nádraží v Liberci')).toBe('jinde')
  })
})

describe('a neighbour in a region without a programme of its own', () => {
  const texts: Texts = {
    turnov: { text: 'Cyklostezku do Turnova osvětlíme.', place: 'Liberec' },
    les: { text: 'Cyklostezku do lesa osvětlíme.', place: 'Liberec' },
    brno: { text: 'Cyklostezku do Brna osvětlíme.', place: 'Liberec' },
  }

  test.each([
    ['cyklostezka v Turnově', ['turnov'], 'named by another town'],
    ['cyklostezka v Liberci', ['brno', 'les', 'turnov'], 'has a programme'],
    ['cyklostezka v Brně', [], 'named, but in another region'],
  ])('%s: %j (%s)', (question, found) => {
    expect(sorted(asking(texts), question)).toEqual(found)
  })

  test('has no programme when nobody names it', () => {
    const { turnov, ...rest } = texts
    expect(turnov).toBeDefined()
    expect(missing(asking(rest).answer('cyklostezka v Turnově'))).toBe('Turnov')
  })
})

describe('what was left in a copied site', () => {
  const texts: Texts = {
    own: { text: 'Psí louku u řeky oplotíme.', place: 'Brno' },
    left: { text: 'Psí louku u lesa oplotíme.', place: 'Jihlava', leftover: 'other-place' },
    sample: { text: 'Psí louku u hradu oplotíme.', place: 'Brno', leftover: 'sample' },
  }

  test.each([
    ['psí louka', ['own']],
    ['psí louka v Brně', ['own']],
    ['psí louka v Jihlavě', ['left']],
    ['psí louka u hradu', ['own']],
    ['psí louka v Turnově', []],
    ['psí louka na Vysočině', []],
  ])('%s: %j', (question, found) => {
    expect(sorted(asking(texts), question)).toEqual(found)
  })

  test('a sample text is found by its code only, never by a question', () => {
    const { sample } = texts
    expect(asking({ sample: sample ?? '' }).all('psí louka')).toEqual([])
    expect(asking({ sample: sample ?? '' }).all('psí louka v Brně')).toEqual([])
  })
})

describe('a paragraph that stands in several texts', () => {
  const copies: Text = {
    text: 'Psí louku u řeky oplotíme.',
    place: 'Brno',
    year: 2022,
    also: [
      { place: 'Liberec', year: 2018 },
      { place: 'Liberecký kraj', year: 2020 },
      { place: 'Jihlava', year: 2014, leftover: 'other-place' },
      { place: 'Praha', year: 2024, leftover: 'sample' },
    ],
  }
  const { answer, all } = asking({ copies })
  const from = (question: string) => {
    const given = answer(question)
    const source = given.outcome === 'found' ? given.hits[0]?.passage.source : null
    return source ? `${source.place} ${source.year}` : given.outcome
  }

  test.each([
    ['psí louka', 'Brno 2022'],
    ['psí louka v Liberci', 'Liberec 2018'],
    ['psí louka v Libereckém kraji', 'Liberecký kraj 2020'],
    ['psí louka v Turnově', 'Liberecký kraj 2020'],
    ['psí louka v roce 2018', 'Liberec 2018'],
    ['psí louka do roku 2019', 'Liberec 2018'],
    ['psí louka v Liberci od roku 2019', 'Liberecký kraj 2020'],
    ['psí louka v Jihlavě', 'Jihlava 2014'],
    ['psí louka v Praze', 'no-such-programme'],
    ['psí louka v roce 2024', 'no-such-programme'],
  ])('is said from the one asked for: %s: %s', (question, expected) => {
    expect(from(question)).toBe(expected)
  })

  test('keeps its code and names every other text, whichever speaks', () => {
    const given = answer('psí louka v Liberci')
    const passage = given.outcome === 'found' ? given.hits[0]?.passage : undefined
    expect(passage?.code).toBe('X-copies')
    expect(passage?.also.map(({ place }) => place)).toEqual(['Brno', 'Liberecký kraj', 'Jihlava', 'Praha'])
    expect(all('psí louka v Liberci')).toEqual(['copies'])
  })

  test('answers once when only its signs differ', () => {
    const near = { text: 'Psí louku, u řeky, oplotíme!', place: 'Brno', year: 2022 }
    expect(asking({ copies, near }).all('psí louka')).toHaveLength(1)
    expect(
      asking({ copies, other: { ...near, text: 'Psí louku u řeky neoplotíme.' } }).all('psí louka'),
    ).toHaveLength(2)
  })
})

test('words that say nothing alone are no answer (R5)', () => {
  const texts: Texts = { louka: { text: 'Psí louku zřídíme:', standalone: false } }
  expect(asking(texts).all('psí louka')).toEqual([])
})
