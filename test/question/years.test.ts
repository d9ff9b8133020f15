/** Years of a question: of a programme, of the subject, and to come. */

import { describe, expect, test } from 'vitest'
import { words } from '../../src/czech/fold.ts'
import { type KnownYears, OPEN_END, readYears } from '../../src/question/years.ts'
import { inPeriod } from '../../src/search/scope.ts'

const PROGRAMMES = [2014, 2018, 2022]
const known: KnownYears = {
  newest: 2022,
  has: period => PROGRAMMES.some(year => inPeriod(year, period)),
}

function read(question: string) {
  const list = words(question)
  const { period, named, aside, words: said } = readYears(list, question, known)
  const texts = (indexes: Iterable<number>) => [...indexes].map(at => list[at]?.text)
  return {
    period: period === null ? null : [period.from, period.to],
    named: texts(named),
    aside: texts(aside),
    words: texts(said),
  }
}

describe('a year with a programme is that of the programme', () => {
  test.each<[string, [number, number]]>([
    ['doprava 2022', [2022, 2022]],
    ['2018 doprava', [2018, 2018]],
    ['doprava v roce 2014', [2014, 2014]],
    ['doprava od roku 2018', [2018, OPEN_END]],
    ['doprava od 2018', [2018, OPEN_END]],
    ['doprava po roce 2018', [2019, OPEN_END]],
    ['doprava do roku 2018', [0, 2018]],
    ['doprava do konce roku 2018', [0, 2018]],
    ['doprava od začátku roku 2018', [2018, OPEN_END]],
    ['doprava před rokem 2018', [0, 2017]],
    ['doprava 2018-2022', [2018, 2022]],
    ['doprava v letech 2022 a 2018', [2018, 2022]],
    ['doprava mezi 2015 a 2020', [2015, 2020]],
  ])('%s: %j', (question, period) => {
    expect(read(question)).toMatchObject({ period, named: [], aside: [] })
  })
})

describe('a year without one is', () => {
  test.each<[string, string[]]>([
    ['povodně 2002', ['2002']],
    ['povodně v roce 2002', ['2002']],
    ['olympiáda 1936 a 2012', ['1936', '2012']],
    ['před rokem 1989', ['1989']],
  ])('part of the subject: %s: %j', (question, named) => {
    expect(read(question)).toMatchObject({ period: null, named, aside: [] })
  })

  test.each<[string, string[]]>([
    ['klimatický plán 2030', ['2030']],
    ['metro do roku 2028', ['2028']],
    ['metro v roce 2023', ['2023']],
    ['metro 2025–2030', ['2025', '2030']],
    ['od 2018 až 2030', ['2018', '2030']],
  ])('a year to come, when it is later than all: %s: %j', (question, aside) => {
    expect(read(question)).toMatchObject({ period: null, named: [], aside })
  })

  test.each<[string, [number, number]]>([
    ['program 2030', [2030, 2030]],
    ['program z roku 2002', [2002, 2002]],
    ['volby 2026', [2026, 2026]],
    ['co jste slibovali v roce 2010', [2010, 2010]],
    ['2010 naslibovali jste kola', [2010, 2010]],
    ['kandidáti v roce 2006', [2006, 2006]],
  ])('that of a programme beside a word of programmes: %s: %j', (question, period) => {
    expect(read(question)).toMatchObject({ period, named: [], aside: [] })
  })

  test.each([
    'stránky jak z roku 2000',
    'stránky jako z roku 2000, předěláte je?',
    'to je rok 1990?',
    'pořád máme rok 1990',
    've třídě jsou počítače z roku 2005, koupíte nové?',
    'V roce 2002 přišla voda. Postavíte hráz?',
    'Co s tím? Ve třídě jsou počítače z roku 2005, koupíte nové?',
  ])('only spoken of, where it says how old something is: %s', question => {
    expect(read(question)).toMatchObject({ period: null, named: [], aside: [/(\d{4})/.exec(question)?.[1]] })
  })

  test.each([
    'krize jako 2008',
    'co je 2005?',
    'plán na rok 2002',
    'jak v roce 2002 pomáhal stát?',
    'je to z roku 2005?',
    'máme mosty, ale budou jako v roce 2002?',
    'kolik nás v roce 2002 bylo, řeknete to?',
    'opravíte mosty z roku 2002, že ano?',
    'mosty z roku 2002, kola, školky.',
  ])('but not where it is asked about: %s', question => {
    expect(read(question)).toMatchObject({ named: [/(\d{4})/.exec(question)?.[1]], aside: [] })
  })

  test('a programme of that year is asked for all the same', () => {
    expect(read('máme školky z roku 2018, postavíte nové?')).toMatchObject({
      period: [2018, 2018],
      aside: [],
    })
  })

  test('but not when that word is far away', () => {
    expect(read('program říká o dopravě a také o povodních 2002')).toMatchObject({ named: ['2002'] })
  })
})

test.each(['2000 korun', '2022 bytů', '2000 lidí', '1999 stromů', '20222', '2150', 'zákon 106/1999'])(
  'no year at all: %s',
  question => {
    expect(read(question)).toEqual({ period: null, named: [], aside: [], words: [] })
  },
)

test('a year takes the words before it along that belong to it', () => {
  expect(read('byty do konce roku 2022 u lesa').words).toEqual(['konce', 'roku', '2022'])
  expect(read('koncem 2022').words).toEqual(['koncem', '2022'])
  expect(read('od konce ulice po most').words).toEqual([])
  expect(read('kola v roce 2022 u lesa').words).toEqual(['roce', '2022'])
  expect(read('kola 2022 u lesa').words).toEqual(['2022'])
  expect(read('každý rok opravíme kola').words).toEqual([])
})

test('where no year is known, each is a year to come', () => {
  const list = words('kola 2022')
  expect(readYears(list, 'kola 2022', { newest: 0, has: () => false })).toMatchObject({
    period: null,
    aside: [1],
  })
})
