/** The thesaurus: what people say and what programmes write. Its real files are checked in `lexicon.test.ts`. */

import { describe, expect, test } from 'vitest'
import { Thesaurus } from '../../src/search/thesaurus.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { analyzer } from '../stopwords.ts'
import { ALL, asking, UNSURE } from './asking.ts'

const WORDS = `
# Cesty
parkování: zaparkovat, stání pro auta, odstavná plocha
  lidově: nechat káru, kam s vozem
  užší: parkovací zóny
  cizí: parking

parkovací zóny: modrá zóna, rezidentní karta
  užší: pokuty za stání
pokuty za stání: botička

# Dům a domácnost
odpad: popelnice, svoz odpadu, sběrný dvůr
  lidově: bordel u kontejneru
bydlení: byt, nájemník, městský byt
  lidově: střecha nad hlavou
domek: dům
  lidově: baráček
dotace pro hasiče: hasičská zbrojnice
zóna: pásmo
garant: gestor
  lidově: kdo za tím
`

const thesaurus = Thesaurus.read([{ name: 'slova.txt', text: WORDS }], analyzer)
const inQuestion = (text: string) =>
  thesaurus.inQuestion(analyzer.analyse(text)).map(({ concept }) => concept.name)
const inText = (text: string) => thesaurus.inText(analyzer.analyse(text)).map(({ concept }) => concept.name)

const TEXTS = {
  plocha: 'Odstavnou plochu za nádražím zpevníme.',
  zóny: 'Rezidentní kartu vyřídíte na počkání.',
  botička: 'Botičky odstraníme do hodiny.',
  dvůr: 'Sběrný dvůr otevřeme i v neděli.',
  nájemník: 'Nájemníkům poradíme zdarma.',
  domy: 'Domy po povodni vysušíme.',
  zbrojnice: 'Hasičskou zbrojnici zateplíme.',
  gestor: 'Gestorem kapitoly je Jan Malý.',
  kašna: 'Kašnu na náměstí vyčistíme.',
}

describe('a question finds what it means though it shares no word with it', () => {
  const { first } = asking(TEXTS, { thesaurus })

  test.each([
    ['parkování', 'plocha', 'the name of a concept and its term'],
    ['zaparkovat', 'plocha', 'two terms of one concept'],
    ['popelnice', 'dvůr', 'two terms of one concept'],
    ['stání pro auta', 'plocha', 'a term of several words'],
    ['kam s vozem?', 'plocha', 'said in everyday words'],
    ['bordel u kontejneru', 'dvůr', 'said in everyday words'],
    ['střechu nad hlavou', 'nájemník', 'said in everyday words, inflected'],
    ['baráček', 'domy', 'a diminutive'],
    ['baráčky', 'domy', 'a diminutive, inflected'],
    ['parking', 'plocha', 'a foreign word'],
    ['dotace hasičům', 'zbrojnice', 'without the preposition of the term'],
    ['modrou zónu', 'zóny', 'a term of two words, inflected'],
    ['byt', 'nájemník', 'a short word'],
    ['BYTY', 'nájemník', 'in capitals'],
    ['kdo je za tím?', 'gestor', 'a term of words that say nothing alone'],
  ])('%s: %s (%s)', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('the words of the first line lead both ways', () => {
  test.each([
    ['odstavná plocha', 'Zaparkovat půjde i za mostem.'],
    ['zaparkovat', 'Odstavná plocha vznikne za mostem.'],
    ['popelnice', 'Svoz odpadu zlevníme.'],
    ['svoz odpadu', 'Popelnice zlevníme.'],
  ])('%s: %s', (question, text) => {
    const { first } = asking({ text, kašna: TEXTS.kašna }, { thesaurus })
    expect(first(question)).toBe('text')
  })
})

describe('what people say and foreign words lead from a question only', () => {
  test.each([
    ['odpad', 'Bordel u kontejneru vadí.'],
    ['bydlení', 'Střecha nad hlavou hřeje.'],
    ['zaparkovat', 'Parking drahne.'],
    ['dům', 'Baráček zarůstá.'],
  ])('%s does not find: %s', (question, text) => {
    const { all } = asking({ text, kašna: TEXTS.kašna }, { thesaurus })
    expect(all(question)).toEqual([])
  })

  test('and so they do in the thesaurus itself', () => {
    expect([inQuestion('baráček'), inText('baráček')]).toEqual([['domek'], []])
    expect([inQuestion('parking'), inText('parking')]).toEqual([['parkování'], []])
  })
})

describe('a wide concept finds the narrower ones, after its own words', () => {
  const { all } = asking(TEXTS, { thesaurus, tuning: ALL })

  test.each([
    ['parkování', ['plocha', 'zóny', 'botička']],
    ['parkovací zóny', ['zóny', 'botička']],
    ['pokuty za stání', ['botička']],
  ])('%s: %j', (question, found) => {
    expect(all(question)).toEqual(found)
  })
})

describe('a term is met', () => {
  test.each([
    ['svoz odpadu', true],
    ['o svozu odpadů', true],
    ['SVOZEM ODPADU', true],
    ['svoz domovního odpadu', true],
    ['svoz velmi starého odpadu', true],
    ['svoz velmi velmi starého odpadu', false],
    ['odpadu svoz', false],
    ['svoz', false],
    ['sběrný dvůr', true],
    ['sběrných dvorů', true],
    ['dvůr sběrný', false],
    ['příspěvek pro hasiče', true],
    ['příspěvek hasičům', true],
    ['příspěvku na nový vůz hasičů', false],
    ['příspěvek pro školu', false],
  ])('in %j: %j', (text, met) => {
    const terms = Thesaurus.read(
      [{ name: 'a', text: 'věc: svoz odpadu, sběrný dvůr, sběrné dvory, příspěvek pro hasiče' }],
      analyzer,
    )
    expect(terms.inText(analyzer.analyse(text)).length > 0).toBe(met)
  })

  test('from its first word to its last', () => {
    const tokens = analyzer.analyse('Levný svoz domovního odpadu každý týden')
    expect(thesaurus.inText(tokens)).toMatchObject([
      { concept: { name: 'odpad' }, from: 1, to: 4, words: 2 },
      { concept: { name: 'odpad' }, from: 3, to: 4, words: 1 },
    ])
  })

  test('once where it can be read in two ways', () => {
    expect(inText('byty')).toEqual(['bydlení'])
  })
})

describe('a word without a meaning of its own meets only itself', () => {
  test.each([
    ['být', []],
    ['Být či nebýt', []],
    ['jak má město být čisté', []],
    ['městský trh má být větší', []],
    ['byt', ['bydlení']],
    ['Byt', ['bydlení']],
    ['kdo za tím', ['garant']],
    ['kdo bude za tím', ['garant']],
    ['kdo', []],
  ])('%j: %j', (question, concepts) => {
    expect(inQuestion(question)).toEqual(concepts)
  })

  test('být finds no flat', () => {
    const { first } = asking({ byt: 'Byt u radnice opravíme.', kašna: TEXTS.kašna }, { thesaurus })
    expect(first('být')).toBe('not-policy: off-topic')
    expect(first('byt')).toBe('byt')
  })
})

describe('the words of a longer term say less alone', () => {
  const TWO = { pásmo: 'Pásmo u lesa zrušíme.', karta: TEXTS.zóny }

  test('a blue zone is not any zone', () => {
    const { first } = asking(TWO, { thesaurus })
    expect(first('modrá zóna')).toBe('karta')
    expect(first('zóna')).toBe('pásmo')
  })

  test('by as much as is set', () => {
    const sureness = (question: string, insideTerm: number) => {
      const tuning = { ...ALL, levels: { ...TUNING.levels, insideTerm } }
      const found = asking({ pásmo: TWO.pásmo, dub: 'Starý dub ohradíme.' }, { thesaurus, tuning })
      return found.hits(question)[0]?.why.words ?? 0
    }
    expect(sureness('modrá zóna', 0.3)).toBeLessThan(sureness('modrá zóna', 0.9))
    expect(sureness('zóna', 0.3)).toBe(sureness('zóna', 0.9))
  })
})

describe('what people say is less sure than what programmes write', () => {
  const sureness = (question: string, askedTerm: number) => {
    const tuning = { ...UNSURE, levels: { ...TUNING.levels, askedTerm } }
    return asking(TEXTS, { thesaurus, tuning }).hits(question)[0]?.why.words ?? 0
  }

  test('by as much as is set', () => {
    expect(sureness('baráček', 0.5)).toBeLessThan(sureness('baráček', 0.9))
    expect(sureness('parking', 0.5)).toBeLessThan(sureness('parking', 0.9))
    expect(sureness('popelnice', 0.5)).toBe(sureness('popelnice', 0.9))
  })
})

describe('hints: words of a term without the whole of it', () => {
  /** Rarities depend on how many concepts there are; here are few. */
  const hinting = {
    ...UNSURE,
    association: { ...TUNING.association, twoWords: 2, oneWord: 100, sure: 2.5 },
  }
  const TERMS = `
parkování: odstavná plocha
  lidově: není kde zaparkovat auto u domu
pojištění: pojistka
  lidově: škoda na autě
kašna: vodotrysk
`
  const { first, answer } = asking(
    { plocha: TEXTS.plocha, pojistka: 'Pojistku zaplatí město.', dub: 'Starý dub ohradíme.' },
    { thesaurus: TERMS, tuning: hinting },
  )

  test.each([
    ['nedá se tu zaparkovat auto', 'plocha'],
    ['auto není kde zaparkovat', 'plocha'],
    ['u domu nezaparkuje ani jedno auto', 'plocha'],
  ])('%j: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })

  test.each([
    ['auto', ['auto']],
    ['auto auto', ['auto']],
    ['zaparkovat babičku', ['zaparkovat', 'babičku']],
  ])('not from one word alone: %j', (question, unknown) => {
    expect(answer(question)).toMatchObject({ outcome: 'silent', near: [], understood: { unknown } })
  })

  test('are told with the words they come from, the likeliest concept first', () => {
    const list = Thesaurus.read([{ name: 'a', text: TERMS }], analyzer).associated(
      analyzer.analyse('škoda, že nejde zaparkovat auto u domu'),
    )
    expect(list.map(({ concept, tokens }) => [concept.name, tokens])).toEqual([
      ['parkování', [3, 4, 6]],
      ['pojištění', [0, 4]],
    ])
    expect(list[0]?.score).toBeGreaterThan(list[1]?.score ?? 0)
  })
})

describe('a thesaurus file', () => {
  test('may have comments and empty lines', () => {
    const text = '# Cesty\n\nparkování: stání # i tohle\n  lidově: kára\n'
    const read = Thesaurus.read([{ name: 'cesty.txt', text }], analyzer)
    expect(read.concepts).toEqual([{ id: 0, name: 'parkování', narrower: [], related: [] }])
    expect(read.inText(analyzer.analyse('stání i tohle'))).toHaveLength(1)
    expect(read.inQuestion(analyzer.analyse('kára'))).toHaveLength(1)
  })

  test.each([
    ['užší', 'narrower'],
    ['k tématu', 'related'],
  ] as const)('may name a concept of another file: %s', (key, relation) => {
    const files = [
      { name: 'a.txt', text: `doprava: cesty\n  ${key}: parkování` },
      { name: 'b.txt', text: 'parkování: stání' },
    ]
    for (const list of [files, [...files].reverse()]) {
      const { concepts } = Thesaurus.read(list, analyzer)
      const wide = concepts.find(({ name }) => name === 'doprava')
      expect(wide?.[relation].map(id => concepts[id]?.name)).toEqual(['parkování'])
    }
  })

  test.each([
    ['a line without a colon', 'parkování: stání\nkára', 'cesty.txt, line 2'],
    ['an indented line above all concepts', '# Cesty\n  lidově: kára', 'cesty.txt, line 2'],
    ['an unknown kind of terms', 'parkování: stání\n\n  slangově: kára', 'cesty.txt, line 3'],
    ['a misspelt kind of terms', 'parkování: stání\n  lidove: kára', 'cesty.txt, line 2'],
  ])('is refused with file and line for %s', (_, text, place) => {
    const files = [
      { name: 'dobry.txt', text: 'odpad: popelnice' },
      { name: 'cesty.txt', text },
    ]
    expect(() => Thesaurus.read(files, analyzer)).toThrow(place)
  })
})

describe('a name is no concept that only looks alike', () => {
  const { first } = asking(
    { senioři: 'Seniorům zajistíme odvoz k lékaři.', stání: 'Parkování rozšíříme.' },
    { thesaurus: 'senioři: bába, seniorka\nparkování: stání', tuning: TUNING },
  )

  test.each([
    ['bába', 'senioři'],
    ['kdo odveze bábu k lékaři', 'senioři'],
    ['stání', 'stání'],
  ])('%s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })

  test.each(['Babis', 'co říkáte na Babise', 'koalice a STAN'])('%s: no answer', question => {
    expect(first(question)).toBe('silent')
  })
})

test('no thesaurus at all is no hindrance', () => {
  const { first, answer } = asking(TEXTS)
  expect(first('odstavná plocha')).toBe('plocha')
  expect(answer('zaparkovat')).toMatchObject({
    outcome: 'silent',
    understood: { unknown: ['zaparkovat'] },
  })
})
