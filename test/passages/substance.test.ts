import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import { folder, gazetteer, passagesIn, read, withHead } from '../documents.ts'

describe('words that say nothing when they are read alone (R5)', () => {
  /** Those of a body under the title Bezpečnost that may not answer. */
  const mute = (body: string) =>
    passagesIn(read(`---\ntitle: Bezpečnost\n---\n${body}\n`))
      .filter(({ standalone }) => !standalone)
      .map(({ text }) => text)

  test.each([
    'Proto:',
    'Hlavní zásady naší bezpečnosti ve veřejném prostoru jsou:',
    'Cestovní ruch',
    'Šance změnit bezpečnost',
    'Krajský soud.',
    'Kam s tím?',
  ])('%s', text => {
    expect(mute(text)).toEqual([text])
  })

  test.each([
    'Postavíme nový most.',
    'Více veřejných záchodů.',
    'Méně aut na náměstí',
    'vybavení první pomoci',
    'Doplníme lampy v podchodech.',
    'Ulice jsou tmavé a lidé se bojí. Proto:',
    'Garant – Jan Tempel',
  ])('but not: %s', text => {
    expect(mute(text)).toEqual([])
  })

  test('an introduction says something when its items follow, and they say it with it', () => {
    expect(mute('Pro klid na nádraží prosadíme:\n\n- lampy,\n- kamery.')).toEqual([])
    expect(mute('Proto:\n\n- lampy,\n- kamery.')).toEqual(['Proto:'])
  })

  test('keep their code and take none from others', () => {
    const codes = (body: string) => passagesIn(read(withHead(body))).map(({ text, code }) => [text, code])
    const alone = codes('Postavíme nový most.')
    expect(codes('Postavíme nový most.\n\nProto:')).toEqual([
      ...alone,
      ['Proto:', expect.stringMatching(/^KOL22-/)],
    ])
  })
})

describe('a report on what came of a programme (R2)', () => {
  const inReport = (body: string) =>
    passagesIn(read(withHead(body, 'year: 2022\n'), 'kolin/plneni-programu.md')).map(
      ({ kind, source, text }) => [kind, source.status, text],
    )

  test.each([
    ['Opravili jsme most.'],
    ['Podařilo se opravit most.'],
    ['Most byl opraven a chodí se po něm.'],
    ['Postavíme most. V roce 2021 jsme vybrali projekt.'],
    ['Most stojí od roku 2021.'],
    ['Připravujeme stavbu nového mostu.'],
  ])('holds a fact: %s', text => {
    expect(inReport(text)).toEqual([['prevention', 'report', text]])
  })

  test.each([
    ['Postavíme nový most.'],
    ['Budeme chtít most.'],
    ['Zařídíme, aby mosty byly bezpečné.'],
    ['Pohlídáme cenu mostu.'],
  ])('repeats the promise: %s', text => {
    expect(inReport(text)).toEqual([['program', 'current', text]])
  })

  test('tells the fact under a promise from it', () => {
    expect(inReport('- Postavíme nový most.\n  - Podařilo se vybrat projekt.\n')).toEqual([
      ['program', 'current', 'Postavíme nový most.'],
      ['prevention', 'report', 'Podařilo se vybrat projekt.'],
    ])
  })

  test('leaves the promise to the programme that it stands in', () => {
    const text = 'Postavíme nový most pro pěší a cyklisty, který spojí nádraží s náměstím i parkem.'
    const root = folder({
      '2022-kolin-plneni/a.md': withHead(text),
      '2022-kolin/a.md': withHead(text),
    })
    expect(passagesIn(...loadLibrary([root], { gazetteer }).documents)).toMatchObject([
      { kind: 'program', source: { file: '2022-kolin/a.md' }, also: [{ file: '2022-kolin-plneni/a.md' }] },
    ])
  })
})

describe('a page switched off by its name is a draft (R4)', () => {
  const statusOf = (path: string) =>
    passagesIn(
      ...loadLibrary(
        [
          folder({
            '_config.yml': 'title: Piráti Kolín\nurl: https://kolin.example.cz\n',
            [path]: withHead('Opravíme náš most.'),
          }),
        ],
        {
          gazetteer,
        },
      ).documents,
    ).map(({ source: { status, link } }) => [status, link === null])

  test.each([
    ['_program/2022/# most.md', 'draft', true],
    ['_program/2022/#most.md', 'draft', true],
    ['_program/2022/~most.md', 'draft', true],
    ['_program/2022/_most.md', 'draft', true],
    ['_program/# 2022/most.md', 'draft', true],
    ['_program/_2022/most.md', 'draft', true],
    ['_drafts/2022/most.md', 'draft', true],
    ['stare/# 2022/most.md', 'draft', true],
    ['_program/2022/most #2.md', 'current', true],
    ['_includes/program/2022/most.md', 'current', true],
    ['volby/2022/most.md', 'current', false],
  ])('%s: %s', (path, status, withoutLink) => {
    expect(statusOf(path)).toEqual([[status, withoutLink]])
  })

  test('in a folder that is no site as well', () => {
    expect(passagesIn(read(withHead('Opravíme náš most.'), '2022-kolin/# most.md'))[0]?.source.status).toBe(
      'draft',
    )
  })
})
