/** Misspelt words: corrected only when nobody knows them, and only to words that somebody knows. */

import { describe, expect, test } from 'vitest'
import { asking } from './asking.ts'

const TEXTS = {
  hasiči: 'Hasiči dostanou novou cisternu.',
  knihovna: 'Knihovna otevře i v neděli.',
  kamery: 'Kamery u nádraží hlídají kola.',
  nemocnice: 'Nemocnice přistaví porodnici.',
  rekonstrukce: 'Rekonstrukce radnice skončí na jaře.',
  recyklace: 'Recyklace začíná doma.',
  číslo: 'Na opravu varhan dáme 125000 korun.',
}
const { first, closest, answer } = asking(TEXTS)

describe('one wrong, missing, superfluous or swapped letter of a long word is corrected', () => {
  test.each([
    ['cisterma', 'hasiči'],
    ['knihvna', 'knihovna'],
    ['kniihovna', 'knihovna'],
    ['nemocnyce', 'nemocnice'],
    ['porodnyce', 'nemocnice'],
    ['recylkace', 'recyklace'],
    ['JAK BUDE S NEMOCNYCÍ', 'nemocnice'],
  ])('%s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('what is corrected more loosely comes closest, and is no answer alone', () => {
  test.each([
    ['a short word', 'hasyči', 'hasiči'],
    ['a short word', 'kmery', 'kamery'],
    ['a short word', 'nádrží', 'kamery'],
    ['a short word, swapped', 'hasčii', 'hasiči'],
    ['a short word, swapped', 'kaemry', 'kamery'],
    ['another first letter', 'bekonstrukce', 'rekonstrukce'],
    ['two letters', 'rekanstrukse', 'rekonstrukce'],
    ['two letters', 'rekonstrukkcce', 'rekonstrukce'],
    ['a capital, so perhaps a name', 'Nemocnyce', 'nemocnice'],
  ])('%s: %s: %s', (_, question, found) => {
    expect([first(question), closest(question)]).toEqual(['silent', found])
  })

  test.each([
    ['hasyči a cisterna', 'hasiči'],
    ['kmery u nádraží', 'kamery'],
    ['rekanstrukse radnice', 'rekonstrukce'],
  ])('but is one beside a word that is met: %s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('two letters of a short word are not corrected', () => {
  test.each(['hysyči', 'kemory'])('%s', question => {
    expect(answer(question)).toMatchObject({
      outcome: 'silent',
      near: [],
      understood: { unknown: [question] },
    })
  })
})

describe('what is not corrected', () => {
  test.each([
    ['a number', '125001'],
    ['a word with a digit', 'kamery2'],
    ['a short word', 'les'],
    ['another word altogether', 'žirafa'],
    ['a name', 'Nemocnyce2'],
    ['a name inside a sentence', 'kdo je Nemocnyce'],
  ])('%s: %s', (_, question) => {
    const { understood, ...no } = asking({ ...TEXTS, lev: 'Lev zůstane v erbu.' }).answer(question)
    expect(no).toMatchObject({ outcome: 'silent', near: [] })
    expect(understood).toMatchObject({ subject: [], unknown: [question.split(' ').at(-1)] })
  })
})

/** `asked` differs from a word of `other` by one letter, but is a word that the texts or the thesaurus have. */
describe('a known word is never turned into another', () => {
  test.each([
    ['látka', 'Látka na roušky došla.', 'Lávka přes Jizeru čeká.'],
    ['pole', 'Pole za vsí obklopí alej.', 'Mole na přehradě čeká.'],
    ['kola', 'Kola v parku čekají.', 'Škola v parku čeká.'],
    ['stavba', 'Stavba mostu čeká.', 'Stávka řidičů čeká.'],
  ])('%s finds "%s" and not "%s"', (asked, text, other) => {
    const { all } = asking({ other, text, kašna: 'Vodotrysk teče.' })
    expect(all(asked)).toEqual(['text'])
  })

  test.each([
    ['pláž', 'koupání: pláž, koupaliště', 'Pláč dětí slyšíme.', 'Koupaliště napustíme.'],
    ['pláž', 'koupání: pláž', 'Pláč dětí slyšíme.', 'Starý dub ohradíme.'],
  ])('not even when the thesaurus alone knows it: %s', (asked, thesaurus, other, text) => {
    const { all } = asking({ other, text }, { thesaurus })
    expect(all(asked)).not.toContain('other')
  })

  test('nor when it is a common word of Czech', () => {
    const commonWords = new Set(['plak'])
    expect(asking({ other: 'Pláž osvětlíme.' }, { commonWords }).closest('pláč')).toBeNull()
    expect(asking({ other: 'Pláž osvětlíme.' }).closest('pláč')).toBe('other')
  })

  test('by its beginning neither', () => {
    const texts = { digitální: 'Digitální deník čeká.', digitalizace: 'Digitalizace matrik čeká.' }
    expect(asking(texts).all('digitální')).toEqual(['digitální'])
  })
})

describe('a misspelt word of people is known too', () => {
  const thesaurus = 'odpad: popelnice, sběrný dvůr\n  lidově: smetiště\nknihy: čítárna'
  const { first } = asking({ dvůr: 'Sběrný dvůr otevřeme.', kašna: 'Kašnu vyčistíme.' }, { thesaurus })

  test.each(['popelnice', 'popelnyce', 'poppelnice', 'smetyště'])('%s', question => {
    expect(first(question)).toBe('dvůr')
  })
})

describe('the nearest words win', () => {
  test('one edit before two', () => {
    const texts = { two: 'Remonstraci podá radnice.', one: 'Demonstraci ohlásí radnice.' }
    expect(asking(texts).all('demonstrase')).toEqual(['one'])
  })

  test('the same first letter before another', () => {
    const texts = { other: 'Sirka škrtá.', same: 'Mirta voní.', kašna: 'Vodotrysk teče.' }
    expect(asking(texts).answer('mirka').near).toMatchObject([{ code: 'X-same' }])
  })
})

describe('a long word that nobody knows comes closest to those that begin like it', () => {
  test.each([
    ['digitalizovat', 'Digitální deník zavedeme.'],
    ['fotovoltaismus', 'Fotovoltaika přijde na školy.'],
  ])('%s: %s', (question, text) => {
    const { first, closest } = asking({ kašna: 'Kašnu vyčistíme.', text })
    expect([first(question), closest(question)]).toEqual(['silent', 'text'])
  })

  test.each([
    ['autodrom', 'Autoškola dostane hřiště.'],
    ['mostecký', 'Mostárna zavře.'],
  ])('but not by a short beginning: %s, %s', (question, text) => {
    expect(asking({ kašna: 'Kašnu vyčistíme.', text }).answer(question)).toMatchObject({
      outcome: 'silent',
      near: [],
      understood: { unknown: [question] },
    })
  })
})
