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
const { first } = asking(TEXTS)

describe('one wrong, missing or superfluous letter is corrected', () => {
  test.each([
    ['hasyči', 'hasiči'],
    ['cisterma', 'hasiči'],
    ['knihvna', 'knihovna'],
    ['kniihovna', 'knihovna'],
    ['kmery', 'kamery'],
    ['nádrží', 'kamery'],
    ['nemocnyce', 'nemocnice'],
    ['NEMOCNYCE', 'nemocnice'],
    ['porodnyce', 'nemocnice'],
    ['bekonstrukce', 'rekonstrukce'],
    ['hasčii', 'hasiči'],
    ['kaemry', 'kamery'],
  ])('%s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('two are corrected in a long word only', () => {
  test.each([
    ['rekanstrukse', 'rekonstrukce'],
    ['rekonstrukkcce', 'rekonstrukce'],
    ['hysyči', 'not-policy: off-topic'],
    ['kemory', 'not-policy: off-topic'],
  ])('%s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('what is not corrected', () => {
  test.each([
    ['a number', '125001'],
    ['a word with a digit', 'kamery2'],
    ['a short word', 'les'],
    ['another word altogether', 'žirafa'],
  ])('%s: %s', (_, question) => {
    expect(asking({ ...TEXTS, lev: 'Lev zůstane v erbu.' }).first(question)).toBe('not-policy: off-topic')
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
    expect(asking({ other: 'Pláž osvětlíme.' }, { commonWords }).all('pláč')).toEqual([])
    expect(asking({ other: 'Pláž osvětlíme.' }).all('pláč')).toEqual(['other'])
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
    expect(asking(texts).all('mirka')).toEqual(['same'])
  })
})

describe('a long word that nobody knows finds those that begin like it', () => {
  test.each([
    ['digitalizovat', 'Digitální deník zavedeme.'],
    ['fotovoltaismus', 'Fotovoltaika přijde na školy.'],
  ])('%s: %s', (question, text) => {
    expect(asking({ kašna: 'Kašnu vyčistíme.', text }).first(question)).toBe('text')
  })

  test.each([
    ['autodrom', 'Autoškola dostane hřiště.'],
    ['mostecký', 'Mostárna zavře.'],
  ])('but not by a short beginning: %s, %s', (question, text) => {
    expect(asking({ kašna: 'Kašnu vyčistíme.', text }).first(question)).toBe('not-policy: off-topic')
  })
})
