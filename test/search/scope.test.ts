/** Years and places: which texts a question is about, and when a place is rather what it asks for. */

import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model.ts'
import { gazetteer } from '../documents.ts'
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
    // Years to come are no years of a programme.
    ['cyklostezka od roku 2024', ['both', 'undated', 'y2014', 'y2018', 'y2020', 'y2022']],
    ['cyklostezka do roku 2030', ['both', 'undated', 'y2014', 'y2018', 'y2020', 'y2022']],
  ])('%s: %j', (question, found) => {
    expect(sorted(asked, question)).toEqual(found)
  })

  test.each([
    ['cyklostezka v roce 2010', /2010/],
    ['cyklostezka v programu od roku 2024', /2024/],
    ['cyklostezka před rokem 2012', /2012/],
    ['cyklostezka v programu před rokem 2012', /do roku 2011/],
    ['cyklostezka 2002-2006', /2002.*2006/],
  ])('%s: there is no such programme', (question, named) => {
    expect(missing(asked.answer(question))).toMatch(named)
  })

  test.each([
    ['jsou tu kola z roku 1990, bude cyklostezka?'],
    ['cyklostezka je jak z roku 1990, spravíte ji?'],
    ['cyklostezka? to je rok 1990?'],
  ])('a year that only says how old something is asks for none: %s', question => {
    expect(asked.answer(question).outcome).toBe('found')
  })

  test('a year in the text itself is no year of a programme, but may be the subject', () => {
    const { all, answer } = asking({ text: { text: 'Cyklostezku z roku 2014 osvětlíme.', year: 2022 } })
    expect(missing(answer('cyklostezka v programu 2014'))).toBe('2014')
    expect(missing(answer('cyklostezka z roku 2010'))).toBe('2010')
    expect(all('cyklostezka 2014')).toEqual(['text'])
    expect(all('cyklostezka 2022')).toEqual(['text'])
  })

  test('a programme of that year is meant before a text that names it', () => {
    const texts: Texts = {
      names: { text: 'Cyklostezku z roku 2014 osvětlíme.', year: 2022 },
      of: { text: 'Cyklostezku u řeky osvětlíme.', year: 2014 },
    }
    expect(asking(texts).all('cyklostezka 2014')).toEqual(['of'])
  })

  test('what texts of other years say is shown as the closest', () => {
    const texts: Texts = {
      old: { text: 'Cyklostezku u řeky osvětlíme.', year: 2014 },
      new: { text: 'Lávku u lesa opravíme.', year: 2022 },
    }
    const { answer, closest } = asking(texts)
    expect(answer('cyklostezka v roce 2022')).toMatchObject({
      outcome: 'silent',
      understood: { years: [2022, 2022] },
    })
    expect(closest('cyklostezka v roce 2022')).toBe('old')
    expect(missing(answer('cyklostezka v roce 2010'))).toBe('2010')
    expect(closest('cyklostezka v roce 2010')).toBe('old')
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
    ['parkování na Liberecku', ['kraj']],
    ['parkování pro Liberecký kraj', ['kraj']],
    ['parkování v Libereckém kraji', ['kraj']],
    ['parkování v Liberci', ['liberec']],
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

describe('the place asked for answers first, then its parts, then what it is a part of', () => {
  const stand = (subject: string, place: string): Text => ({ text: `${subject} opravíme.`, place })
  const texts: Texts = {
    ...{ kraj: stand('Nádraží i bazén', 'Liberecký kraj'), hory: stand('Lanovku', 'Liberecký kraj') },
    ...{
      město: stand('Nádraží', 'Liberec'),
      praha: stand('Bazén', 'Praha'),
      část: stand('Lávku', 'Praha 5'),
    },
  }
  const asked = asking(texts)

  test.each([
    ['nádraží v Libereckém kraji', ['kraj'], null],
    ['nádraží v Liberci', ['město'], null],
    ['lanovka v Liberci', ['hory'], { asked: 'Liberec', answers: 'Liberecký kraj', hasTexts: true }],
    ['lanovka v Turnově', ['hory'], { asked: 'Turnov', answers: 'Liberecký kraj', hasTexts: false }],
    ['lávka v Praze', ['část'], { asked: 'Praha', answers: 'Praha 5', hasTexts: true }],
    ['bazén na Praze 5', ['praha'], { asked: 'Praha 5', answers: 'Praha', hasTexts: true }],
    ['bazén na Praze 7', ['praha'], { asked: 'Praha 7', answers: 'Praha', hasTexts: false }],
    ['lanovka', ['hory'], null],
    ['lanovka v Liberci a v Praze', ['hory'], null],
  ])('%s: %j, told with %j', (question, found, fallback) => {
    expect(asked.all(question)).toEqual(found)
    expect(asked.answer(question)).toMatchObject({ outcome: 'found', fallback })
  })

  test('and no other place at all', () => {
    expect(asked.answer('lanovka v Praze')).toMatchObject({ outcome: expect.not.stringMatching('found') })
  })
})

describe('a quarter is answered for by its district, then by the town', () => {
  const stand = (subject: string, place: string): Text => ({ text: `${subject} opravíme.`, place })
  const texts: Texts = {
    pětka: stand('Bazén', 'Praha 5'),
    dvojka: stand('Bazén i most', 'Praha 2'),
    trojka: stand('Bazén a školu', 'Praha 3'),
    město: stand('Bazén a tramvaj', 'Praha'),
  }
  const real = { gazetteer }
  const asked = asking(texts, real)

  test.each([
    ['bazén na Smíchově', ['pětka'], { asked: 'Smíchov', answers: 'Praha 5', hasTexts: false }],
    ['bazén na Vinohradech', ['dvojka', 'trojka'], { asked: 'Vinohrady', hasTexts: false }],
    ['tramvaj na Smíchově', ['město'], { asked: 'Smíchov', answers: 'Praha', hasTexts: false }],
    ['bazén na Žižkově', ['trojka'], { asked: 'Žižkov', answers: 'Praha 3', hasTexts: false }],
    ['bazén v Kunraticích', ['město'], { asked: 'Kunratice', answers: 'Praha', hasTexts: false }],
  ])('%s: %j', (question, found, fallback) => {
    expect(sorted(asked, question)).toEqual(found)
    expect(asked.answer(question)).toMatchObject({ outcome: 'found', fallback })
  })

  test('and by another district only where it names the quarter', () => {
    const { pětka = '' } = texts
    const names: Text = { text: 'Bazén na Žižkově pochválíme.', place: 'Praha 5' }
    expect(missing(asking({ pětka }, real).answer('bazén na Žižkově'))).toBe('Žižkov')
    expect(asking({ pětka, names }, real).all('bazén na Žižkově')).toEqual(['names'])
  })
})

describe('texts of the whole country', () => {
  const texts: Texts = {
    vzor: { text: 'Nové lávky postavíme po vzoru Brna.', place: null },
    doly: { text: 'Nové doly nepovolíme.', place: null },
  }

  test.each([
    ['lávky v Brně', 'vzor', 'one of them names the town'],
    ['bydlím v Brně, povolíte nové doly?', 'doly', 'they speak for who lives there'],
    ['doly v Brně', 'no-such-programme', 'none names the town'],
    ['lávky v Jihlavě', 'no-such-programme', 'none names the town'],
  ])('%s: %s (%s)', (question, found) => {
    expect(asking(texts).first(question)).toBe(found)
  })

  test('only they answer for a town without any', () => {
    const { vzor = '' } = texts
    const here: Text = { text: 'Nové lávky postavíme do Jihlavy.', place: 'Liberec' }
    expect(asking({ vzor, here }).first('lávky v Jihlavě')).toBe('no-such-programme')
    expect(asking({ vzor, here }).first('lávky v Brně')).toBe('vzor')
  })
})

describe('the place that speaks is told', () => {
  const texts: Texts = {
    brno: { text: 'Nádraží opravíme.', place: 'Brno' },
    praha: { text: 'Bazén opravíme.', place: 'Praha' },
    všude: { text: 'Lanovku opravíme.', place: null },
  }

  test.each([
    ['nádraží', 'Brno'],
    ['bazén', 'Praha'],
    ['nádraží v Brně', null],
    ['lanovka', null],
  ])('where there are texts for several and none is named: %s: %s', (question, speaksFor) => {
    expect(asking(texts).answer(question)).toMatchObject({ outcome: 'found', speaksFor })
  })

  test('and not where all are for one', () => {
    const { brno = '', všude = '' } = texts
    expect(asking({ brno, všude }).answer('nádraží')).toMatchObject({ outcome: 'found', speaksFor: null })
  })
})

describe('two places side by side are the way between them', () => {
  const texts: Texts = {
    vlak: { text: 'Vlak z Liberce do Prahy pojede každou hodinu.', place: 'Brno' },
    jinam: { text: 'Vlak bude mít nové vagony.', place: 'Brno' },
  }

  test.each(['vlak Liberec – Praha', 'vlak liberec praha', 'Praha Liberec vlak'])('%s', question => {
    expect(asking(texts).first(question)).toBe('vlak')
  })

  test.each(['vlak v Liberci a v Praze', 'v Liberci vlak Praha'])('but not: %s', question => {
    expect(asking(texts).first(question)).toBe('no-such-programme')
  })
})

describe('a neighbour in a region without a programme of its own', () => {
  const texts: Texts = {
    turnov: { text: 'Cyklostezku do Turnova osvětlíme.', place: 'Liberec' },
    les: { text: 'Cyklostezku do lesa osvětlíme.', place: 'Liberec' },
    brno: { text: 'Cyklostezku do Brna osvětlíme.', place: 'Liberec' },
  }

  const asked = asking(texts)

  test.each([
    ['cyklostezka v Turnově', [], 'named by another town only'],
    ['cyklostezka v Liberci', ['brno', 'les', 'turnov'], 'has a programme'],
    ['cyklostezka v Brně', [], 'named, but in another region'],
  ])('%s: %j (%s)', (question, found) => {
    expect(sorted(asked, question)).toEqual(found)
  })

  test('is told to have no programme, with the text that names it', () => {
    expect(missing(asked.answer('cyklostezka v Turnově'))).toBe('Turnov')
    expect(asked.answer('cyklostezka v Turnově').near).toMatchObject([{ code: 'X-turnov' }])
    expect(asked.answer('cyklostezka v Brně').near).toEqual([])
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

  test('is told of where there is nothing else', () => {
    const { left = '', sample = '' } = texts
    const also: Text = { text: 'Lávku opravíme.', place: 'Turnov', year: 2018, leftover: 'other-place' }
    const unknown: Text = { text: 'Most opravíme.', place: null, leftover: 'other-place' }
    const nothing = (asked: Texts) => asking(asked).answer('psí louka')
    expect(nothing({ left, also, unknown, sample })).toMatchObject({
      ...{ outcome: 'no-such-programme', missing: 'nothing', available: ['Jihlava', 'Turnov 2018'] },
    })
    expect(nothing({ sample })).toMatchObject({ missing: 'nothing', available: [] })
    expect(asking({ left, also }).first('psí louka v Jihlavě')).toBe('left')
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
    ['psí louka v programu 2024', 'no-such-programme'],
    ['psí louka v roce 2024', 'Brno 2022'],
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
