/** Words in any form: what the stems, the families of words and nothing else bring together. */

import { describe, expect, test } from 'vitest'
import { Gazetteer } from '../../src/places/gazetteer.ts'
import { ALL, asking } from './asking.ts'

const NOWHERE = new Gazetteer()

const TEXTS = {
  dílna: 'V dílně si každý vyzkouší práci vlastních rukou.',
  metro: 'Metro v Praze pojede i v noci.',
  hasiči: 'Dobrovolným hasičům koupíme novou cisternu.',
  děti: 'Dětem otevřeme klubovnu u řeky.',
  škola: 'Novou školu postavíme na Zámostí.',
  auta: 'Auta ve dvoře nahradí zeleň.',
  dub: 'Starý a velký dub ohradíme.',
  stromy: 'Za každý pokácený strom vysadíme dva.',
  zahrada: 'Zahradu za kostelem zpřístupníme veřejnosti.',
  kniha: 'Knihy si půjčíte i v neděli.',
  pes: 'Pro psa i páníčka vznikne výběh.',
  peníze: 'Peníze rozdělíme podle počtu duší.',
  lidé: 'Lidem bez domova nabídneme nocleh.',
  střecha: 'Střechy sokoloven zateplíme.',
  most: 'Lávku přes Jizeru opravíme.',
  úklid: 'Náměstí po trhu uklidíme.',
}

const { first, closest } = asking(TEXTS, { gazetteer: NOWHERE })

/** `forms` are questions of one word each. */
function rows(list: readonly (readonly [forms: string, found: keyof typeof TEXTS])[]) {
  return list.flatMap(([forms, found]) => forms.split(', ').map(form => [form, found] as const))
}

describe('any form of a word finds it', () => {
  test.each(
    rows([
      ['ruka, ruku, ruce, rukou, rukama, rukách', 'dílna'],
      ['Praha, Prahy, Prahu, Prahou', 'metro'],
      ['hasič, hasiče, hasiči, hasičů, hasičích', 'hasiči'],
      ['dítě, dítěte, děti, dětí, dětmi, dětech', 'děti'],
      ['škola, školy, škole, škol, školách, školami', 'škola'],
      ['strom, stromu, stromy, stromů, stromech', 'stromy'],
      ['pes, psovi, psi, psů, psům', 'pes'],
      ['peníze, peněz, penězům, penězi', 'peníze'],
      ['člověk, člověka, lidé, lidem, lidmi', 'lidé'],
    ]),
  )('%s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('so does any form of a verb', () => {
  test.each(
    rows([
      ['postavit, postaví, postavíte, postavili, postavil', 'škola'],
      ['zateplit, zateplíte, zateplili', 'střecha'],
      ['uklidit, uklidíte, uklidili, uklidila', 'úklid'],
    ]),
  )('%s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('the way people talk finds it', () => {
  test.each(
    rows([
      ['autama, v autech', 'auta'],
      ['velkej dub, velkýho dubu, velkýmu dubu, starýho dubu, starej dub, se starym dubem', 'dub'],
      ['dětma', 'děti'],
      ['lidma', 'lidé'],
      ['stromama', 'stromy'],
    ]),
  )('%s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('so does a phone keyboard', () => {
  test.each(
    rows([
      ['hasic, HASIČI, HASICI, hASIČI', 'hasiči'],
      ['deti, DĚTI, DETEM', 'děti'],
      ['strecha, STRECHY, STŘECHY?!, střechy…', 'střecha'],
      ['skola, ŠKOLA, S\u030ckola', 'škola'],
      ['penize, PENÍZE', 'peníze'],
    ]),
  )('%j: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('a diminutive finds it', () => {
  test.each(
    rows([
      ['stromek, stromky', 'stromy'],
      ['zahrádka, zahrádky, zahrádku', 'zahrada'],
    ]),
  )('%s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

describe('a word of the same family comes closest to it, and is no answer alone', () => {
  const FAMILIES = rows([
    ['školní, školský, školství, školák', 'škola'],
    ['hasičský, hasičská, hasičskou', 'hasiči'],
    ['opravovat, opravujete, opravovali', 'most'],
    ['zateplování, zateplovat', 'střecha'],
    ['stromečky', 'stromy'],
    ['knížka, knížky, knihovna, knihovník', 'kniha'],
  ])

  test.each(FAMILIES)('%s: %s', (question, found) => {
    expect([first(question), closest(question)]).toEqual(['silent', found])
  })

  test.each([
    ['školství na Zámostí', 'škola'],
    ['hasičská cisterna', 'hasiči'],
    ['zateplování sokoloven', 'střecha'],
  ])('but is one beside a word that is met: %s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

/** Each pair is two passages; either word has to find its own first. */
describe('different words that only look alike are told apart', () => {
  const PAIRS = [
    ['parkovat', 'Parkovat půjde i za mostem.', 'park', 'Starý park dostane kašnu.'],
    ['voda', 'Voda bude měkčí.', 'vodič', 'Vodič dostane odměnu.'],
    ['soud', 'Soud sídlí v zámku.', 'soused', 'Soused ví první.'],
    ['hrad', 'Hrad patří městu.', 'hradba', 'Hradba se drolí.'],
    ['školka', 'Školka má volno.', 'škola', 'Škola má kroužek.'],
    ['město', 'Město má znak.', 'místo', 'Místo u řeky zarůstá.'],
    ['kraj', 'Kraj platí autobus.', 'krajina', 'Krajina vysychá.'],
    ['zákon', 'Zákon platí všem.', 'zákaz', 'Zákaz platí v noci.'],
    ['volba', 'Volba padla na kašnu.', 'volný', 'Volný pozemek zarůstá.'],
    ['kamera', 'Kamera hlídá kola.', 'kámen', 'Kámen z lomu zdobí kašnu.'],
  ]

  test.each(PAIRS)('%s (%s), %s (%s)', (one, itsText, other, otherText) => {
    const { first } = asking({ [one]: itsText, [other]: otherText }, { gazetteer: NOWHERE })
    expect([first(one), first(other)]).toEqual([one, other])
  })
})

/** Of two passages the worse one stands first, so that it loses for its words and not for its place. */
describe('the nearer form comes first', () => {
  test.each([
    ['the very word before another form', 'hasiči', ['Hasičům slouží auto.', 'Hasiči dostanou auto.']],
    ['the very letters before others', 'děti', ['Deti tu najdou klub.', 'Děti tu najdou klub.']],
    ['a form before its family', 'škola', ['Školní dvory ožijí.', 'Školám dvory ožijí.']],
    ['a form before its family', 'školní', ['Školám dvory ožijí.', 'Školních dvorů je málo.']],
    ['a form before its family', 'hasič', ['Hasičská auta stárnou.', 'Hasičům auta stárnou.']],
    ['a form before a diminutive', 'strom', ['Stromky sází škola.', 'Stromy sází škola.']],
    ['and the other way round', 'stromek', ['Stromy sází škola.', 'Stromky sází škola.']],
  ])('%s: %s', (_, question, [worse = '', better = '']) => {
    const { first } = asking({ worse, better, other: 'Kašna na náměstí teče.' })
    expect(first(question)).toBe('better')
  })

  test('the very word, then a form of it, then its family', () => {
    const texts = {
      family: 'Školní dvory zarůstají trávou.',
      form: 'Školy i dvory zarůstají trávou.',
      word: 'Škola i dvory zarůstají trávou.',
      other: 'Kašna na náměstí teče.',
    }
    expect(asking(texts, { tuning: ALL }).all('škola')).toEqual(['word', 'form', 'family'])
  })
})
