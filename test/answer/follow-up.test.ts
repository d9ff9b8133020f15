/** Questions that lean on those before them. */

import { describe, expect, test } from 'vitest'
import { asking, type Texts } from '../search/asking.ts'

const THESAURUS = 'zdroje: hradit z rozpočtu\n  lidově: kdo to zaplatí, kdo to platí'

const TEXTS: Texts = {
  byty2018: { text: 'Byty v Brně postavíme u divadla.', place: 'Brno', year: 2018 },
  byty2022: { text: 'Byty v Brně postavíme u parku.', place: 'Brno', year: 2022 },
  bytyPraha: { text: 'Byty u nádraží postavíme na Žižkově.', place: 'Praha', year: 2022 },
  senioři: { text: 'Byty pro seniory budou bez schodů.', place: 'Brno', year: 2022 },
  rozpočet: { text: 'Byty budeme hradit z rozpočtu kraje.', place: 'Brno', year: 2022 },
  rozpočetKlubů: { text: 'Kluby budeme hradit z rozpočtu obcí.', place: 'Brno', year: 2022 },
  kluby: { text: 'Kluby pro seniory rozšíříme do čtvrtí.', place: 'Brno', year: 2022 },
  hasiči: { text: 'Hasiči dostanou nové přilby.', place: 'Brno', year: 2022 },
  počet: { text: 'Bytů postavíme celkem 250.', place: 'Brno', year: 2022 },
}

const { all, first, answer } = asking(TEXTS, { thesaurus: THESAURUS })

describe('a question that leans on the one before is read with it', () => {
  test.each([
    ['výstavba bytů', 'a pro seniory?', 'senioři'],
    ['byty', 'i pro seniory', 'senioři'],
    ['byty', 'a co třeba seniorům?', 'senioři'],
    ['byty', 'také pro seniory?', 'senioři'],
    ['byty', 'budou taky pro seniory', 'senioři'],
    ['byty', '2018?', 'byty2018'],
    ['byty', 'a v roce 2018?', 'byty2018'],
    ['byty', 'a před rokem 2020?', 'byty2018'],
    ['byty', 'a v Praze?', 'bytyPraha'],
    ['byty', 'v Praze', 'bytyPraha'],
    ['byty v Brně', 'a v Praze?', 'bytyPraha'],
    ['byty', 'kdo to zaplatí?', 'rozpočet'],
    ['kluby', 'kdo to zaplatí?', 'rozpočetKlubů'],
    ['byty', 'a kdo to platí', 'rozpočet'],
    ['kluby', 'a kdo to platí', 'rozpočetKlubů'],
    ['byty', 'a kolik jich postavíte?', 'počet'],
    ['byty', 'kolik jich postavíte', 'počet'],
    ['byty', 'bude jich 250?', 'počet'],
  ])('%s – %s: %s', (previous, question, found) => {
    expect(first(question, { previous: [previous] })).toBe(found)
  })
})

describe('a whole question is read alone', () => {
  test.each([
    ['byty', 'hasiči', 'hasiči'],
    ['byty', 'co chystáte pro hasiče?', 'hasiči'],
    ['byty v roce 2018', 'kluby pro seniory', 'kluby'],
    ['byty v Praze', 'jaké přilby dostanou hasiči', 'hasiči'],
  ])('%s – %s: %s', (previous, question, found) => {
    expect(all(question, { previous: [previous] })).toEqual(all(question))
    expect(first(question, { previous: [previous] })).toBe(found)
  })
})

describe('the new question goes before the old one', () => {
  test.each([
    ['byty v Praze', 'a v Brně?', ['byty2018', 'byty2022', 'počet', 'rozpočet', 'senioři']],
    ['byty v Brně v roce 2018', 'a v roce 2022?', ['byty2022', 'počet', 'rozpočet', 'senioři']],
    ['byty v Brně v roce 2018', 'a v Praze v roce 2022?', ['bytyPraha']],
  ])('in place and year: %s – %s: %j', (previous, question, found) => {
    expect(all(question, { previous: [previous] }).sort()).toEqual(found)
  })

  test('and what it does not say stays', () => {
    expect(all('a dostupné byty?', { previous: ['cyklostezky v roce 2018'] })).toEqual(['byty2018'])
    expect(answer('a pro seniory?', { previous: ['byty v roce 2018'] }).outcome).not.toBe('found')
    expect(first('a v roce 2018?', { previous: ['byty v Brně'] })).toBe('byty2018')
    expect(answer('a v roce 2018?', { previous: ['byty v Praze'] }).outcome).not.toBe('found')
  })

  test('in what it asks about', () => {
    expect(first('a kluby seniorů?', { previous: ['byty pro seniory'] })).toBe('kluby')
  })
})

describe('elsewhere means not there', () => {
  test.each([
    ['byty v Brně', 'a jinde?', ['bytyPraha']],
    ['byty v Praze', 'a v jiném kraji?', ['byty2018', 'byty2022', 'počet', 'rozpočet', 'senioři']],
    ['byty v Brně v roce 2018', 'a jinde?', []],
  ])('%s – %s: %j', (previous, question, found) => {
    expect(all(question, { previous: [previous] }).sort()).toEqual(found)
  })

  test('nor where the answer was from, when no place was named', () => {
    const from = TEXTS[first('byty')]
    const others = all('a jinde?', { previous: ['byty'] }).map(name => TEXTS[name])
    expect(others.length).toBeGreaterThan(0)
    for (const other of others) expect(other).not.toMatchObject({ place: (from as { place: string }).place })
  })

  test('nor in the places excluded before', () => {
    expect(all('a jinde?', { previous: ['byty v Brně', 'a jinde?'] })).toEqual([])
    expect(all('a pro seniory?', { previous: ['byty v Brně', 'a jinde?'] })).not.toContain('senioři')
  })
})

describe('a chain of questions is followed back', () => {
  test.each([
    [['byty', 'a v Brně?'], 'a v roce 2018?', 'byty2018'],
    [['byty', 'a v roce 2018?'], 'a v roce 2022 v Praze?', 'bytyPraha'],
    [['hasiči', 'byty', 'v Praze?'], 'a v roce 2022?', 'bytyPraha'],
    [['byty v Praze', 'hasiči v Brně'], 'a přilby?', 'hasiči'],
  ])('%j – %s: %s', (previous, question, found) => {
    expect(first(question, { previous })).toBe(found)
  })

  test('up to the last whole question', () => {
    expect(all('a co přilby?', { previous: ['byty v roce 2018', 'hasiči'] })).toEqual(['hasiči'])
  })
})

describe('without a question before', () => {
  test.each([
    ['a pro seniory?', 'kluby'],
    ['a co byty?', 'byty2022'],
    ['kdo to zaplatí?', 'rozpočet'],
  ])('it is answered as it stands: %s: %s', (question, found) => {
    expect(first(question)).toBe(found)
    expect(first(question, { previous: [] })).toBe(found)
  })

  test.each(['a v roce 2018?', 'v Praze?'])('there is nothing to answer: %s', question => {
    expect(first(question)).toMatch(/^not-policy/)
  })
})

test('the question of an answer is the one that was asked last', () => {
  expect(answer('a v Praze?', { previous: ['byty'] }).question).toBe('a v Praze?')
})
