import { describe, expect, test } from 'vitest'
import { comparedIn } from '../../src/figures/comparable.ts'
import { chartOf } from '../../src/reply/chart.ts'
import { passage } from '../search/asking.ts'

const of = (text: string, where: { place?: string; year?: number } = {}, name = 'a') =>
  passage({ text, ...where }, name)
const said = (...passages: ReturnType<typeof of>[]) =>
  comparedIn(passages)?.figures.map(({ text, label }) => `${text} | ${label}`) ?? null

describe('compared are', () => {
  test('figures of one sentence, each with the words behind it', () => {
    expect(
      said(
        of('Dáme 5 milionů Kč na školy, 2 miliony Kč na sport a 1 milion Kč na kulturu. Loni 7 milionů Kč.'),
      ),
    ).toEqual(['5 milionů Kč | na školy', '2 miliony Kč | na sport', '1 milion Kč | na kulturu'])
  })

  test('counts of one thing in several places and years', () => {
    const texts = [
      of('Postavíme 40 bytů.', { place: 'Kolín', year: 2018 }, 'a'),
      of('Postavíme 60 městských bytů.', { place: 'Kolín', year: 2022 }, 'b'),
      of('Bylo tu 25 bytů.', { place: 'Opava', year: 2022 }, 'c'),
    ]
    expect(said(...texts)).toEqual([
      '40 bytů | Kolín 2018',
      '60 městských bytů | Kolín 2022',
      '25 bytů | Opava 2022',
    ])
  })

  test('columns of a table', () => {
    const rows = ['Bazén', 'Škola', 'Most'].map((name, at) =>
      of(`Investice: ${name}; Cena: ${at + 2} mil. Kč`),
    )
    expect(said(...rows)).toEqual(['2 mil. Kč | Bazén', '3 mil. Kč | Škola', '4 mil. Kč | Most'])
  })
})

test.each([
  ['two figures', 'Dáme 5 milionů Kč na školy a 2 miliony Kč na sport.'],
  ['figures of several units', 'Dáme 5 milionů Kč na školy, 20 % na sport a 30 stromů na náves.'],
  ['bounds', 'Dáme nejméně 5 milionů Kč na školy, asi 2 miliony Kč na sport a až 1 milion Kč na kulturu.'],
  ['sums of several sentences', 'Škola stála 5 milionů Kč. Pokuta byla 2 miliony Kč. Dluh je 3 miliony Kč.'],
])('%s make no chart', (_, text) => {
  expect(said(of(text))).toBeNull()
})

test('what a text says does no harm in a picture', () => {
  const figures = [{ value: 1, text: '<b>&', label: '"\u202e', code: 'A' }]
  expect(chartOf('<script>', { unit: 'Kč', figures })).not.toMatch(/<script|<b>|\u202e/)
})
