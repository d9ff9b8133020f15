/** What a no says has to be true of the passage that it shows. */

import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model.ts'
import { lexicon } from '../lexicon.ts'
import { asking } from '../search/asking.ts'

const { thesaurus, frames, surnames, commonWords } = lexicon
const shipped = { thesaurus, frames, surnames, commonWords }

const nearOf = ({ near }: Answer) => near.map(({ code }) => code)

describe('a place that has no texts of its own, in a region that has', () => {
  const region = asking(
    {
      jinde: { text: 'Cyklostezku do Jihlavy osvětlíme.', place: 'Liberecký kraj', year: 2020 },
      kraj: { text: 'Cyklostezku do Turnova osvětlíme.', place: 'Liberecký kraj', year: 2020 },
    },
    shipped,
  )

  test('is asked back about when it stands alone', () => {
    expect(region.answer('Turnov')).toMatchObject({ outcome: 'not-policy', reason: 'place', place: 'Turnov' })
  })

  test('is no unknown word', () => {
    expect(region.answer('letiště v Liberci').understood.unknown).toEqual([])
    expect(region.answer('a v Liberci?', { previous: ['letiště'] }).understood.unknown).toEqual([])
  })

  test('brings what names it first, whether the question or the conversation is limited to it', () => {
    const place = region.tools.gazetteer.named('Turnov')
    if (place === null) throw new Error('no Turnov')
    expect(region.first('cyklostezka v Turnově')).toBe('kraj')
    expect(region.first('cyklostezka', { place })).toBe('kraj')
  })
})

describe('a person whom no text names', () => {
  const town = asking(
    {
      senioři: 'Postavíme domov pro seniory a byty pro starší obyvatele.',
      rodiny: 'Rodinám s dětmi snížíme poplatek za školku a maminkám zajistíme dětské hřiště.',
      vláda: 'Vládu a Sněmovnu vyzveme, aby změnila zákon.',
    },
    shipped,
  )

  test.each(['babiš', 'babis', 'Babiš', 'macinka', 'co říkáte na okamuru', 'co si myslíte o fialovi'])(
    'is not taken for a word that looks alike: %s',
    question => {
      expect(town.answer(question).outcome).not.toBe('found')
    },
  )

  test.each([
    ['co babiš udělal pro seniory', 'babiš'],
    ['co Babiš udělal pro seniory', 'Babiš'],
    ['co jurečka slíbil rodinám', 'jurečka'],
  ])('is unknown beside what is known: %s', (question, name) => {
    expect(town.answer(question).understood.unknown).toEqual([name])
  })

  test('is found where a text does', () => {
    expect(
      asking({ plat: 'Plat ministra Babiše jsme zveřejnili.', dub: 'Dub ošetříme.' }, shipped).first(
        'plat babiše',
      ),
    ).toBe('plat')
  })
})

describe('a detail that texts of the years asked for lack', () => {
  const yearly = asking(
    {
      starý: { text: 'Opravu bytů u nádraží zahájíme.', year: 2018 },
      nový: { text: 'Opravu bytů u nádraží zaplatíme 20 miliony korun.', year: 2022 },
    },
    shipped,
  )

  test('is told above a passage that lacks it', () => {
    const answer = yearly.answer('kolik bude stát oprava bytů v programu 2018')
    expect(answer).toMatchObject({ outcome: 'silent', understood: { missing: 'number' } })
    expect(nearOf(answer)).toEqual(['X-starý'])
  })

  test('is not told where nothing of those years is about the subject', () => {
    const answer = yearly.answer('kolik bude stát oprava bytů v programu 2014')
    expect(answer.understood.missing).toBeNull()
    expect(nearOf(answer)).toContain('X-nový')
  })
})

test('a word that nobody knows is said back, noise is not', () => {
  const town = asking({ kola: 'Cyklostezku u řeky osvětlíme.' }, shipped)
  expect(town.answer('kvadrokoptéra').understood.unknown).toEqual(['kvadrokoptéra'])
  expect(town.answer(`kvadrokoptéra ${'ž'.repeat(1_900)}`).understood.unknown).toEqual(['kvadrokoptéra'])
  expect(town.answer('ž'.repeat(1_900))).toMatchObject({ outcome: 'not-policy', reason: 'off-topic' })
})
