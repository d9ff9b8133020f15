/** Places of a question: those that limit the answer, and those that are its subject. */

import { describe, expect, test } from 'vitest'
import { Gazetteer } from '../../src/places/gazetteer.ts'
import { scopeAmong } from '../../src/search/asked-places.ts'
import { analyzer } from '../stopwords.ts'
import { asking, PLACES } from './asking.ts'

const gazetteer = Gazetteer.read(PLACES)

/** Places that limit the answer; `frame` are words that only ask. */
function scopeIn(question: string, frame: readonly string[] = []): string[] {
  const tokens = analyzer.analyse(question)
  const asking = new Set(tokens.flatMap(({ folded }, at) => (frame.includes(folded) ? [at] : [])))
  return scopeAmong(gazetteer.mentionsIn(tokens), tokens, asking).map(({ place }) => place.name)
}

describe('a place limits the answer', () => {
  test.each([
    ['kola v Brně', ['Brno']],
    ['kola pro Brno', ['Brno']],
    ['kola u Brna', ['Brno']],
    ['Brno kola', ['Brno']],
    ['kola Brno', ['Brno']],
    ['Brno', ['Brno']],
    ['kola v Brně a v Jihlavě', ['Brno', 'Jihlava']],
    ['kola na Praze 5', ['Praha 5']],
    ['kola na Vysočině', ['Kraj Vysočina']],
    ['kola na Liberecku', ['Liberecký kraj']],
  ])('%s: %j', (question, places) => {
    expect(scopeIn(question)).toEqual(places)
  })
})

describe('a place is the subject', () => {
  test.each([
    'vlak do Brna',
    'vlak z Brna',
    'vlak od Brna',
    'vlak přes Brno',
    'vlak směrem Brno',
    'obchvat kolem Brna',
    'most za Brnem',
    'spolupráce s Brnem',
    'tah na Brno',
    'brněnská kola',
    'kola v Česku',
  ])('%s', question => {
    expect(scopeIn(question)).toEqual([])
  })

  test('the way from one to another, side by side', () => {
    expect(scopeIn('vlak Liberec – Praha')).toEqual([])
    expect(scopeIn('vlak liberec praha kdy')).toEqual([])
    expect(scopeIn('Liberec Praha')).toEqual([])
  })

  test.each([
    ['the same place twice', 'Brno Brno kola', ['Brno', 'Brno']],
    ['a word between them', 'Brno kola Jihlava', ['Brno', 'Jihlava']],
    ['where something is', 'v Brně Jihlava', ['Brno', 'Jihlava']],
    ['an adjective', 'Brno jihlavský vlak', ['Brno']],
  ])('but not %s: %s', (_, question, places) => {
    expect(scopeIn(question)).toEqual(places)
  })
})

describe('part of the name of something else is no place to answer for', () => {
  test.each([
    ['kanál Dunaj-Brno-Labe', []],
    ['kanál Dunaj–Brno–Labe v Jihlavě', ['Jihlava']],
    ['vlak a-b-c Brno', ['Brno']],
    ['Brno-sever', ['Brno']],
  ])('%s: %j', (question, places) => {
    const read = asking({ kola: 'Cyklostezku osvětlíme.' }).query(question)
    expect(read.scope.map(({ name }) => name)).toEqual(places)
  })
})

describe('where somebody is from is the place when nothing else is said', () => {
  test.each([
    ['jsem z Brna', ['Brno']],
    ['bydlím v Brně', ['Brno']],
    ['pocházím z Brna', ['Brno']],
    ['dobrý den, jsem z Brna', ['Brno'], ['dobry', 'den']],
    ['autobus z Brna', []],
    ['parkoviště, jsem z Brna', []],
  ] as [string, string[], string[]?][])('%s: %j (frame %j)', (question, places, frame = []) => {
    expect(scopeIn(question, frame)).toEqual(places)
  })
})
