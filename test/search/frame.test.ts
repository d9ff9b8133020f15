/** Frame of a question: which of its words only ask. */

import { describe, expect, test } from 'vitest'
import { Frames } from '../../src/czech/frames.ts'
import type { Token } from '../../src/search/analysis.ts'
import { frameOf, isTelling } from '../../src/search/frame.ts'
import { Thesaurus } from '../../src/search/thesaurus.ts'
import { analyzer, stopWords } from '../stopwords.ts'
import { asking } from './asking.ts'

const frames = Frames.read(`
[ptaní]
hrad: dotaz
žena: otázka
sloveso: zajímat
[slibování]
sloveso: slibovat plánovat
hrad: plán
[obecné konání]
sloveso: dělat
[plnění]
sloveso: splnit
[stížnost]
sloveso: chybět
rčení: po krk, územní plán*
[zdvořilost]
beze změny: prosím díky
[podoba odpovědi]
jarní: hlavní
beze změny: top
`)
const WORDS = 'plánování: územní plán\n  lidově: co plán dělá\nles: strom'
const thesaurus = Thesaurus.read([{ name: 'a', text: WORDS }], analyzer)

const isKnown = ({ folded }: Token) => folded === 'planvani'

/** Words of the frame. */
function frameIn(question: string): string {
  const tokens = analyzer.analyse(question)
  const found = frameOf(tokens, thesaurus.inQuestion(tokens), { frames, stopWords, isKnown })
  return tokens
    .filter((_, at) => found.has(at))
    .map(({ text }) => text)
    .join(' ')
}

describe('the frame is', () => {
  test.each([
    ['words of asking', 'zajímal by mě les, díky', 'zajímal díky'],
    ['in any form', 'otázkou je, co slibovali o lesích', 'otázkou slibovali'],
    ['in capitals', 'DOTAZ NA LES', 'DOTAZ'],
    ['without accents', 'prosim les', 'prosim'],
    ['a word of a longer term of everyday speech', 'co plán dělá', 'plán dělá'],
    ['the name of the party', 'co slibují Piráti v lese', 'slibují Piráti'],
    ['where somebody lives', 'bydlím u lesa', 'bydlím'],
    ['a misspelt word', 'slibvoali les', 'slibvoali'],
    ['an idiom', 'lesů mám po krk', 'po krk'],
    ['a small number behind it', 'otázka 4 o lese', 'otázka 4'],
    ['numbers one after another', 'top 3 5 lesů', 'top 3 5'],
  ])('%s: %s: %s', (_, question, frame) => {
    expect(frameIn(question)).toBe(frame)
  })

  test.each([
    ['a subject', 'lesy a stromy', ''],
    ['a word of a longer term', 'územní plán města', ''],
    ['a misspelt word that may be a name', 'co Slibvoali v lese', ''],
    ['a word that others know', 'planvani lesů', ''],
    ['more than five misspelt words', 'lesx lesyx lesyxx lesyxxx lesyxxxx slibvoali', ''],
    ['an idiom inside a longer term', 'územní plány', ''],
    ['a small number elsewhere', 'les 4 a 5', ''],
    ['a great number', 'dotaz 2022 a 150', 'dotaz'],
  ])('not %s: %s', (_, question, frame) => {
    expect(frameIn(question)).toBe(frame)
  })
})

test.each([
  ['splnili', true],
  ['chybí', true],
  ['dělali', true],
  ['slibujete', true],
  ['hlavní', true],
  ['dotaz', false],
  ['díky', false],
  ['les', false],
])('%s may tell equal passages apart: %s', (text, tells) => {
  const [token] = analyzer.analyse(text)
  expect(token !== undefined && isTelling(token, frames)).toBe(tells)
})

describe('words of the frame', () => {
  const texts = {
    sliby: 'Sliby plníme a na dotazy odpovídáme.',
    les: 'Les u řeky stojí v plánu.',
    chybí: 'Les u mlýna chybí v plánu.',
  }
  const { all, first, query, hits } = asking(texts, { frames })

  test('are no subject', () => {
    expect(query('slibujete dotaz na les, díky').terms.map(({ token }) => token.text)).toEqual(['les'])
    expect(first('slibujete dotaz, díky')).not.toBe('sliby')
  })

  test('do not change how much of a question is met', () => {
    const words = (question: string) => hits(question)[0]?.why.words
    expect(words('prosím, zajímal by mě les')).toBe(words('les'))
  })

  test('put one of two equals first', () => {
    expect(all('les')).toEqual(['les', 'chybí'])
    expect(all('chybí les')).toEqual(['chybí', 'les'])
  })
})
