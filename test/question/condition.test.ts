/** Conditions: a passage has to say on what terms something is to be had, or it is only the closest. */

import { describe, expect, test } from 'vitest'
import { words } from '../../src/czech/fold.ts'
import { conditionsOf, tellsOfCondition } from '../../src/question/condition.ts'
import { asking } from '../search/asking.ts'

test.each([
  ['bude autobus zdarma?', ['zdarma']],
  ['dáte lidem dotaci na kotle?', ['dotaci']],
  ['bude úřad v sobotu anglicky', ['sobotu', 'anglicky']],
  ['pojede autobus?', []],
  ['dáte seniorům slevu?', ['slevu']],
  ['ulevíte učitelům?', []],
  ['mají přednost chodci?', ['přednost']],
  ['dáte přednost chodcům před auty?', []],
  ['přiveze oběd domů?', ['domů']],
  ['dá se volit z domu?', []],
  ['postavíte to u mého domu?', []],
  ['bezpečnost domů pro seniory', []],
  ['dotace pro mládež', ['dotace']],
  ['žádosti o dotace pro mládež', []],
  ['Pojede autobus v noci, nebo ne?', ['noci']],
  ['pojede tu v noci autobus', ['noci']],
  ['Ve dne v noci tu bude hluk?', []],
  ['žádosti na dotace pro mládež', ['dotace']],
  ['autobus zdarma před školou', ['zdarma']],
  ['Bude v noci jezdit autobus, prosím?', ['noci']],
  ['Musím večer čekat venku?', ['večer']],
  ['lampa nesvítí v noci', []],
  ['večer tudy chodím, osvětlíte to?', []],
  ['Na sídlišti večer nezaparkuješ', []],
  ['Můžu večer na úřad?', ['večer']],
  ['V noci mě bolela záda. Bude tu pohotovost?', []],
  ['jak bude úřad otevřený v sobotu?', []],
  ['', []],
])('%s: %j', (question, said) => {
  expect(conditionsOf(words(question), question).map(({ text }) => text)).toEqual(said)
})

describe('a text tells of the kind of condition', () => {
  const [free, subsidy, english, saturday, home] = words(
    'zadarmo příspěvek anglicky sobotu domů',
  ) as never[] as [never, never, never, never, never]
  test.each([
    ['Jízdné bude bezplatné.', free, true],
    ['Autobusy uhradí město.', free, true],
    ['Autobusy pojedou častěji.', free, false],
    ['Pomůžeme lidem, kteří si advokáta nemohou dovolit.', free, true],
    ['Na kotle přispějeme.', subsidy, true],
    ['Kotle vyměníme.', subsidy, false],
    ['Web přeložíme do cizích jazyků.', english, true],
    ['Web zpřehledníme.', english, false],
    ['O víkendu otevřeme i radnici.', saturday, true],
    ['Radnici otevřeme lidem.', saturday, false],
    ['Oběd doneseme do domu.', home, true],
    // "zateplení domů" is no condition.
    ['Podpoříme zateplování budov.', home, true],
    ['Zateplíme každý dům.', home, true],
    ['Obědy budou levnější.', home, false],
  ])('%s', (text, condition, tells) => {
    expect(tellsOfCondition(words(text), condition)).toBe(tells)
  })
})

describe('a passage on the subject that says nothing of the condition', () => {
  const { first, closest } = asking({
    autobusy: 'Autobusy budou jezdit i večer.',
    knihovna: 'Knihovna bude bez poplatku.',
    kroužky: { text: 'divadelní kroužky', lead: 'Zaplatíme:' },
  })
  test.each([
    ['autobusy zdarma', 'silent', 'autobusy'],
    ['autobusy večer', 'autobusy', null],
    ['Dobrý večer, pojedou autobusy?', 'autobusy', null],
    ['knihovna zdarma', 'knihovna', null],
    ['divadelní kroužky zdarma', 'kroužky', null],
  ])('%s: %s, closest %j', (question, answer, near) => {
    expect(first(question)).toBe(answer)
    expect(closest(question)).toBe(near)
  })
})
