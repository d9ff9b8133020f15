/** Circumstance: what somebody tells of himself beside a question. */

import { describe, expect, test } from 'vitest'
import { words } from '../../src/czech/fold.ts'
import { circumstancesIn } from '../../src/question/circumstance.ts'
import { asking } from '../search/asking.ts'
import { analyzer } from '../stopwords.ts'

const ASKS = new Set(['zajima', 'nevim', 'reknete'])

/** Words of the clauses, and behind a bar those that only say where. */
function read(question: string): string {
  const list = words(question)
  const { words: told, places } = circumstancesIn(list, question, at => {
    const { folded = '' } = list[at] ?? {}
    return ASKS.has(folded) ? 'frame' : analyzer.stopWords.isStop(folded) ? 'stop' : 'word'
  })
  const named = (set: ReadonlySet<number>) =>
    list
      .filter((_, at) => set.has(at))
      .map(({ text }) => text)
      .join(' ')
  return `${named(told)} | ${named(places)}`
}

describe('somebody tells of himself', () => {
  test.each([
    ['parkovat u baráku, kde bydlím', 'kde bydlím | baráku'],
    ['v čtvrti, kde bydlím, se bojím chodit', 'kde bydlím | čtvrti'],
    ['hluk tam, kam chodím do školy', 'kam chodím do školy | '],
    ['hluk v našem domě, ve kterém jsme si koupili byt', 've kterém jsme si koupili byt | našem domě'],
    ['hluk z ulice, kterou jezdím do práce', 'kterou jezdím do práce | '],
    ['lípa, co mám u chalupy', 'co mám u chalupy | '],
    ['bazén u školy, kam chodí moje děti', 'kam chodí moje děti | školy'],
    ['hluk ve městě kde pracuju', 'kde pracuju | městě'],
    ['v ulici kde bydlim se spatne parkuje', 'kde bydlim | ulici'],
    ['hřiště u domu, kde bydlím a pracuju', 'kde bydlím | domu'],
    ['hluk ve městě, kde žiji', 'kde žiji | městě'],
    ['zavřeli obchod, kam jsem chodil, a poštu', 'kam jsem chodil | '],
  ])('%s: %s', (question, told) => {
    expect(read(question)).toBe(told)
  })

  test.each([
    ['asks', 'Kde mám parkovat?'],
    ['asks of it inside a sentence', 'zajímá mě, kde bydlím nejlíp'],
    ['wishes for it', 'chybí místo, kde můžu parkovat'],
    ['would like it', 'chybí hřiště, kam bych chodil'],
    ['will do it', 'není škola, kam budu vozit děti'],
    ['speaks of others', 'u baráku, kde bydlí lidé'],
    ['speaks of several', 'kam mají jít spát ti, co nemají střechu nad hlavou?'],
    ['speaks of several with an ending of the first person', 'u domu, kde pracují dělníci'],
    ['may speak of several', 'u domu, kde pracuji delnici'],
    ['speaks to those who are asked', 'pomoc, kterou nám slibujete'],
    ['says nothing else', 'tam, kde bydlím'],
    ['names somebody with the ending of a verb', 'u školy, kde se dětem v létě pomáhá'],
  ])('who %s does not: %s', (_, question) => {
    expect(read(question)).toBe(' | ')
  })
})

const CLAUSES = [
  ...[', kde bydlím', ', kam chodím do práce', ', co mám', ', odkud pocházím', ', kudy jezdím na kole'],
  ...[', které jsme koupili', ', kde bydlí moje máma', ' v domě, kde bydlím', ' u baráku, co jsme koupili'],
  ...[' ve škole, kam chodí naše děti', ' tam, kde pracuju', ' na sídlišti kde žijeme'],
]

describe('a clause on who asks', () => {
  const { first } = asking({
    bazén: 'Bazén pro veřejnost otevřeme.',
    kamery: 'Na náměstí přidáme kamery.',
    byty: 'Postavíme byty, aby lidé v domě bydleli déle.',
    škola: 'Ve škole opravíme střechu, pod kterou pracuje sto učitelů.',
    kola: 'Na sídlišti postavíme stojany na kola.',
  })
  const QUESTIONS = ['bazén', 'kamery', 'Postavíte byty', 'střecha', 'stojany', 'xyzzy', 'filharmonie', 'daň']

  test.each(QUESTIONS)('leaves what is found: %s', question => {
    const found = first(question)
    for (const clause of CLAUSES) expect(`${clause}: ${first(question + clause)}`).toBe(`${clause}: ${found}`)
  })

  test('leaves the place that a question is about', () => {
    expect(first('sídliště, kde bydlím')).toBe('kola')
  })
})
