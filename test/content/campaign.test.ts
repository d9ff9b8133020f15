/** Whose the texts of a campaign are: small sites, each with one way to be somebody else's. */

import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import { checked, type Files, folder, gazetteer } from '../documents.ts'

const HEAD = '---\ntitle: Hřiště\n---\n'

/** A site of that title whose programme has these texts, each of one paragraph. */
function site(title: string, texts: Readonly<Record<string, string>>, config = ''): Files {
  return {
    '_config.yml': `title: ${title}\nurl: https://obec.example.cz\ncollections:\n  program:\n    output: true\n${config}`,
    ...Object.fromEntries(Object.entries(texts).map(([path, text]) => [`_program/${path}`, HEAD + text])),
  }
}

/** The texts of a folder with these words, one after another. */
function campaign(folder: string, ...texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text, number) => [`${folder}/${number}.md`, text]))
}

/** `place · election · leftover` of each text, said once when it is the same for all. */
function owners(files: Files): string[] {
  const { documents } = loadLibrary([folder(files)], { gazetteer })
  return [
    ...new Set(
      documents.map(({ origin: { place, election, leftover } }) =>
        [place?.name ?? '–', election?.label ?? '–', leftover ?? 'own'].join(' · '),
      ),
    ),
  ]
}

const MANY = [
  'V Turnově přibude park.',
  'Turnov opraví školu. Turnov ji zateplí.',
  'Kino v Turnově.',
  'Bez jména.',
]

describe('a region on whose site stands a municipal programme (R1)', () => {
  test.each([
    ['that names nobody', ['Opravíme hřiště.'], ['– · komunální volby 2018 · other-place']],
    ['of a town elsewhere', MANY, ['Turnov · komunální volby 2018 · other-place']],
    ['that names a town only in passing', MANY.slice(0, 2), ['– · komunální volby 2018 · other-place']],
  ])('%s', (_, texts, expected) => {
    expect(owners(site('Piráti Plzeňský kraj', campaign('2018-komunalni', ...texts)))).toEqual(expected)
  })

  test('of a town in it, which is then the place', () => {
    const files = site('Piráti Liberecký kraj', campaign('2018-komunalni', ...MANY))
    expect(owners(files)).toEqual(['Turnov · komunální volby 2018 · own'])
  })

  test('but not Praha, which is a region and a town', () => {
    const files = site('Piráti Praha', campaign('2018-komunalni', 'Opravíme hřiště.'))
    expect(owners(files)).toEqual(['Praha · komunální volby 2018 · own'])
  })

  test('but a regional programme on the site of a town is that of its region', () => {
    const files = site('Piráti Turnov', campaign('kraj2020', 'Opravíme silnice.'))
    expect(owners(files)).toEqual(['Liberecký kraj · krajské volby 2020 · own'])
  })
})

test('Praha has no regional election (R1)', () => {
  const files = site('Piráti Praha 5', campaign('kraj2020', 'Opravíme silnice.'))
  expect(owners(files)).toEqual(['– · krajské volby 2020 · other-place'])
})

describe('a campaign that speaks of another town and never of its own (R1)', () => {
  const on = (title: string, ...texts: readonly string[]) =>
    owners(site(title, campaign('2018-komunalni', ...texts)))

  test.each([
    [
      'of a borough, on the site of another',
      'Piráti Praha 7',
      ['Praha 1 ožije.', 'Na Praze 1 i v Praze 1.', 'Praha 1.'],
    ],
    ['of a town, on the site of another', 'Piráti Kolín', MANY],
  ])('%s: all its texts are of the other', (_, title, texts) => {
    expect(on(title, ...texts)).toEqual([
      expect.stringMatching(/^(?:Praha 1|Turnov) · komunální.* · other-place$/),
    ])
  })

  test.each([
    ['names its own town once', [...MANY, 'Kolín má řeku.']],
    ['names its own region once', [...MANY, 'Jsme ze Středočeského kraje.']],
    ['names the other in two texts', ['V Turnově a v Turnově.', 'Turnov. Turnov.', 'Bez jména.']],
    ['names two others alike', [...MANY, 'Liberec, Liberec a Liberec.']],
    ['names it three times', MANY.slice(0, 1).concat('V Turnově.', 'Turnov.')],
    ['names a country', ['Česko.', 'Česko.', 'Česko a Česko.', 'V Česku.']],
    [
      'names a region around another',
      ['Liberecký kraj.', 'V Libereckém kraji.', 'Liberecký kraj.', 'Liberecký kraj.'],
    ],
  ])('but not one that %s', (_, texts) => {
    expect(on('Piráti Kolín', ...texts)).toEqual(['Kolín · komunální volby 2018 · own'])
  })

  test('nor a borough that speaks of its city, or a city of its boroughs', () => {
    expect(on('Piráti Praha 7', 'Praha.', 'V Praze.', 'Praha.', 'Praha.')).toEqual([
      'Praha 7 · komunální volby 2018 · own',
    ])
    expect(on('Piráti Praha', 'Praha 1.', 'Praha 1.', 'Praha 1.', 'Na Praze 1.')).toEqual([
      'Praha · komunální volby 2018 · own',
    ])
  })

  test('nor a text whose head states its place', () => {
    const texts = Object.fromEntries(
      MANY.map((text, number) => [
        `_program/2018-komunalni/${number}.md`,
        `---\ntitle: A\nplace: Kolín\n---\n${text}`,
      ]),
    )
    expect(owners({ ...site('Piráti Kolín', {}), ...texts })).toEqual(['Kolín · komunální volby 2018 · own'])
  })

  test('nor a folder that is no site', () => {
    const texts = Object.fromEntries(MANY.map((text, number) => [`kolin2018/${number}.md`, HEAD + text]))
    expect(owners(texts)).toEqual(['Kolín · komunální volby 2018 · own'])
  })
})

describe('an abbreviation of a town in a label (R3)', () => {
  const texts = campaign('tnv2018', 'Týn nad Vltavou ožije.', 'Opravíme most v Týně nad Vltavou.')

  test.each([
    ['on the site of that town', 'Piráti Týn nad Vltavou', 'own'],
    ['on the site of its region', 'Piráti Jihočeský kraj', 'own'],
    ['on the site of another town', 'Piráti Kolín', 'other-place'],
    ['on a site of no place', 'Voda je život', 'own'],
  ])('%s', (_, title, leftover) => {
    expect(owners(site(title, texts))).toEqual([`Týn nad Vltavou · komunální volby 2018 · ${leftover}`])
  })

  test('on a site of no place that does not publish it', () => {
    const files = { ...site('Voda je život', texts), '_config.yml': 'title: Voda je život\n' }
    expect(owners(files)).toEqual(['Týn nad Vltavou · komunální volby 2018 · other-place'])
  })

  test('is none when no text names the town', () => {
    expect(owners(site('Voda je život', campaign('tnv2018', 'Opravíme most.')))).toEqual([
      '– · volby 2018 · own',
    ])
    expect(owners(site('Piráti Kolín', campaign('tnv2018', 'Opravíme most.')))).toEqual([
      'Kolín · komunální volby 2018 · own',
    ])
  })
})

test('a contradiction in a folder that is no site: the place was only a guess', () => {
  expect(owners({ '2018-komunalni/a.md': `${HEAD}Liberecký kraj má hory.` })).toEqual([
    '– · komunální volby 2018 · own',
  ])
})

test('a contradiction in the head itself is no answer, whoever is named', () => {
  const text = '---\ntitle: A\nplace: Liberecký kraj\nelection: komunální volby 2022\n---\nOpravíme hřiště.'
  expect(owners({ 'a.md': text })).toEqual(['– · komunální volby 2022 · other-place'])
})

test('the editor is told of every text that is not of its site', () => {
  const root = folder(site('Piráti Kolín', campaign('2018-komunalni', ...MANY)))
  const { documents } = loadLibrary([root], { gazetteer })
  const rules = checked(documents, new Date()).map(({ rule, file }) => `${rule} ${file}`)
  expect(rules).toEqual(MANY.map((_, number) => `leftover-other-place _program/2018-komunalni/${number}.md`))
})
