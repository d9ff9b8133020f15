import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/content/document.ts'
import { loadLibrary } from '../../src/content/library.ts'
import type { Passage } from '../../src/model.ts'
import { copiesOf, standingAt } from '../../src/passages/sources.ts'
import { folder, gazetteer, passagesIn, read, withHead } from '../documents.ts'
import { shippedPassages } from '../shipped.ts'

const LONG = 'Postavíme nový most pro pěší a cyklisty, který spojí nádraží s náměstím i parkem.'

/** A programme of a place and year with this body. */
function programme(place: string, year: number | null, body: string, file = 'doprava.md'): Document {
  return read(
    withHead(body, `place: ${place}\n${year === null ? '' : `year: ${year}\n`}`),
    `programy/${file}`,
  )
}

describe('a passage tells where it stands', () => {
  const text = `---
title: Doprava
place: Kolín
year: 2022
election: komunální volby 2022
garant: Jana Nová
url: https://kolin.example.cz/doprava/
perex: Město se hne.
---
## Mosty

Postavíme
nový most.

Opravíme:

- lávku,
- brod.
`
  const passages = passagesIn(read(text, 'programy/2022-kolin/doprava.md'))

  test('with its lines', () => {
    expect(passages.map(({ text, source }) => [text, ...source.lines])).toEqual([
      ['Město se hne.', 8, 8],
      ['Postavíme nový most.', 12, 13],
      ['Opravíme:', 15, 15],
      ['lávku,', 17, 17],
      ['brod.', 18, 18],
    ])
  })

  test('with its headings and lead', () => {
    expect(passages.map(({ headings, lead }) => [headings.join(' » '), lead?.text ?? null])).toEqual([
      ['', null],
      ['Mosty', null],
      ['Mosty', null],
      ['Mosty', 'Opravíme:'],
      ['Mosty', 'Opravíme:'],
    ])
  })

  test('and whose it is', () => {
    for (const { kind, source } of passages) {
      expect(kind).toBe('program')
      expect(source).toMatchObject({
        file: 'programy/2022-kolin/doprava.md',
        title: 'Doprava',
        place: 'Kolín',
        year: 2022,
        election: { kind: 'municipal', year: 2022, label: 'komunální volby 2022' },
        guarantor: 'Jana Nová',
        status: 'current',
        wording: 'verbatim',
        url: 'https://kolin.example.cz/doprava/',
      })
    }
  })
})

describe('the guarantor of a passage is the one', () => {
  const guarantors = (body: string) =>
    passagesIn(read(withHead(body, 'garant: Jana Nová\n'))).map(({ text, source }) => [
      text,
      source.guarantor,
    ])

  const PARK = '## Park\n__Garant – Jan Tempel__\n### Stromy\nKvetou.\n'
  const KINO = '## Kino\nHraje.\n\n_GARANT – EVA MALÁ_\n'

  test.each([
    ['of the text', '## Park\nKvete.', [['Kvete.', 'Jana Nová']]],
    [
      'of its heading, above or below',
      PARK + KINO,
      [
        ['Garant – Jan Tempel', 'Jan Tempel'],
        ['Kvetou.', 'Jan Tempel'],
        ['Hraje.', 'Eva Malá'],
        ['GARANT – EVA MALÁ', 'Eva Malá'],
      ],
    ],
    [
      'of the text under another heading',
      `${PARK}## Kino\nHraje.\n`,
      [
        ['Garant – Jan Tempel', 'Jan Tempel'],
        ['Kvetou.', 'Jan Tempel'],
        ['Hraje.', 'Jana Nová'],
      ],
    ],
    [
      'nearest of those under one heading',
      '## Park\nGarant: Jan Tempel\n\nKvete.\n\nGarantka: Eva Malá\n\nVoní.',
      [
        ['Garant: Jan Tempel', 'Jan Tempel'],
        ['Kvete.', 'Jan Tempel'],
        ['Garantka: Eva Malá', 'Eva Malá'],
        ['Voní.', 'Eva Malá'],
      ],
    ],
    [
      'of the part below before the one above',
      '## Park\nGarant: Jan Tempel\n### Stromy\nGarantka: Eva Malá\n\nKvetou.\n### Tráva\nRoste.',
      [
        ['Garant: Jan Tempel', 'Jan Tempel'],
        ['Garantka: Eva Malá', 'Eva Malá'],
        ['Kvetou.', 'Eva Malá'],
        ['Roste.', 'Jan Tempel'],
      ],
    ],
    [
      'of the head before a line above all headings',
      'Garant: Jan Tempel\n\n## Park\nKvete.',
      [
        ['Garant: Jan Tempel', 'Jana Nová'],
        ['Kvete.', 'Jana Nová'],
      ],
    ],
  ])('%s', (_, body, expected) => {
    expect(guarantors(body)).toEqual(expected)
  })
})

describe('a wording', () => {
  test.each([
    ['', 'verbatim'],
    ['wording: verbatim\n', 'verbatim'],
    ['wording: Verbatim\n', 'verbatim'],
    ['wording: Summary\n', 'summary'],
    ['wording: " summary "\n', 'summary'],
    ['wording: doslova\n', 'summary'],
    ['wording: true\n', 'summary'],
  ])('%j is %s', (head, wording) => {
    expect(passagesIn(read(withHead(LONG, head)))[0]?.source.wording).toBe(wording)
  })
})

describe('a heading that is the title', () => {
  test.each(['# Zkušební text', '## ZKUŠEBNÍ TEXT', '**Zkušební text**'])(
    'is not said twice: %s',
    heading => {
      expect(passagesIn(read(withHead(`${heading}\n\n${LONG}\n`)))).toMatchObject([
        { text: LONG, headings: [] },
      ])
    },
  )
})

describe('what has no letter is no passage', () => {
  test.each(['2022', '– – –', '1 000 000', '***', '„“'])('%s', text => {
    expect(passagesIn(read(withHead(`${LONG}\n\n${text}\n`))).map(passage => passage.text)).toEqual([LONG])
  })
})

describe('the same paragraph in several places', () => {
  test('is one passage that names them all, the newest first', () => {
    const passages = passagesIn(
      programme('Kolín', 2018, LONG),
      programme('Praha', 2022, LONG),
      programme('Turnov', 2020, LONG),
    )
    expect(passages).toHaveLength(1)
    expect(passages[0]?.source).toMatchObject({ place: 'Praha', year: 2022 })
    expect(passages[0]?.also.map(({ place, year }) => [place, year])).toEqual([
      ['Turnov', 2020],
      ['Kolín', 2018],
    ])
    expect(passages[0]?.code).toMatch(/^PRA22-/)
  })

  test('keeps the order of the folders when the years are equal', () => {
    const [passage] = passagesIn(programme('Kolín', 2018, LONG), programme('Praha', 2018, LONG))
    expect([passage?.source.place, ...(passage?.also ?? []).map(({ place }) => place)]).toEqual([
      'Kolín',
      'Praha',
    ])
  })

  test('comes after those that have a year when it has none', () => {
    const [passage] = passagesIn(programme('Kolín', null, LONG), programme('Praha', 2014, LONG))
    expect(passage?.source.place).toBe('Praha')
    expect(passage?.also.map(({ place }) => place)).toEqual(['Kolín'])
  })

  test('may stand in one file twice', () => {
    const [passage, ...more] = passagesIn(programme('Kolín', 2018, `${LONG}\n\nDost.\n\n${LONG}\n`))
    expect(more.map(({ text }) => text)).toEqual(['Dost.'])
    expect(passage?.also).toHaveLength(1)
    expect(passage?.also[0]?.lines[0]).toBeGreaterThan(passage?.source.lines[1] ?? 0)
  })

  test.each([
    ['other marks', `**Postavíme** ${LONG.slice('Postavíme '.length)}`],
    ['other line ends', LONG.replaceAll(' ', '\n')],
    ['another heading', `## Mosty\n\n${LONG}`],
  ])('is the same with %s', (_, body) => {
    expect(passagesIn(programme('Kolín', 2018, LONG), programme('Praha', 2018, body))).toHaveLength(1)
  })

  test.each([
    ['another letter', LONG.replace('spojí', 'spojil')],
    ['another case', LONG.replace('Postavíme', 'POSTAVÍME')],
    ['other accents', LONG.replace('pěší', 'pesi')],
  ])('is another one with %s', (_, body) => {
    expect(passagesIn(programme('Kolín', 2018, LONG), programme('Praha', 2018, body))).toHaveLength(2)
  })

  test('is never a promise and a report in one', () => {
    const report = read(withHead(LONG, 'kind: prevention\nplace: Praha\nyear: 2021\n'))
    const passages = passagesIn(programme('Kolín', 2018, LONG), report)
    expect(passages.map(({ kind, also }) => [kind, also.length])).toEqual([
      ['program', 0],
      ['prevention', 0],
    ])
    expect(new Set(passages.map(({ code }) => code.split('-')[1])).size).toBe(2)
  })

  test('speaks from a published page before a newer draft', () => {
    const root = folder({
      '_config.yml': 'title: Piráti Kolín\n',
      '_program/kolin2018/a.md': withHead(LONG),
      '_program/kolin2022/# a.md': withHead(LONG),
    })
    const [passage] = passagesIn(...loadLibrary([root], { gazetteer }).documents)
    expect(passage?.source).toMatchObject({ year: 2018, status: 'term-over' })
    expect(passage?.also.map(({ year, status }) => [year, status])).toEqual([[2022, 'draft']])
  })

  test('speaks of equal years from the campaign that names its place', () => {
    const roots = ['Kolín', 'Praha'].map(town =>
      folder({
        '_config.yml': `title: Piráti ${town}\n`,
        '_program/2018/a.md': withHead(LONG),
        ...(town === 'Praha' && { '_program/2018/b.md': withHead('Praha ožije.') }),
      }),
    )
    const [passage] = passagesIn(...loadLibrary(roots, { gazetteer }).documents)
    expect([passage?.source.place, passage?.also[0]?.place]).toEqual(['Praha', 'Kolín'])
  })

  test('speaks from its own site before a copied one, though that be newer', () => {
    const roots = ['Kolín', 'Praha'].map(town =>
      folder({
        '_config.yml': `title: Piráti ${town}\n`,
        '_program/kolin2018/a.md': withHead(LONG),
        ...(town === 'Praha' && { '_program/kolin2022/a.md': withHead(LONG) }),
      }),
    )
    const [passage] = passagesIn(...loadLibrary(roots, { gazetteer }).documents)
    expect(passage).toMatchObject({ leftover: null, source: { folder: roots[0], year: 2018 } })
    expect(passage?.also.map(({ folder, year }) => [folder, year])).toEqual([
      [roots[1], 2022],
      [roots[1], 2018],
    ])
  })
})

describe('what was left over in a copied site says so', () => {
  test.each([
    ['_program/kutna-hora2018/a.md', withHead(LONG), 'other-place'],
    ['_program/2018/a.md', withHead(LONG, 'garant: jakub.pirat\n'), 'sample'],
    ['_program/2018/a.md', withHead(LONG), null],
  ])('%s', (file, text, leftover) => {
    const root = folder({ '_config.yml': 'title: Piráti Kolín\n', [file]: text })
    expect(passagesIn(...loadLibrary([root], { gazetteer }).documents)).toMatchObject([{ leftover }])
  })
})

test('no two passages have the same code', () => {
  const codes = shippedPassages.map(passage => passage.code)
  expect(codes.length).toBeGreaterThan(100)
  expect(new Set(codes).size).toBe(codes.length)
})

describe('a passage that begins with a pronoun', () => {
  test.each<readonly [string, string, boolean]>([
    ['below a paragraph', 'Louka je vzácná.\n\nTuto louku nezastavíme.', true],
    ['below a heading that has its noun', '## Louka\n\nTuto louku nezastavíme.', false],
    ['below a paragraph of another section', 'Dost.\n\n## Louka\n\nTuto louku nezastavíme.', false],
    ['that its clause explains', 'Louka je vzácná.\n\nTo, co na ní roste, ochráníme.', false],
    ['and is introduced', 'Louku ochráníme:\n\n- tuto část na jaře,', false],
    ['is one of many that do not', 'Louka je vzácná.\n\nLouku ochráníme.', false],
  ])('%s', (_, body, refersBack) => {
    expect(passagesIn(read(withHead(body))).at(-1)?.refersBack).toBe(refersBack)
  })
})

test('the code of an item stays when more sentences introduce it than before', () => {
  const codeOf = (body: string) => passagesIn(read(withHead(body))).at(-1)?.code
  const item = '\n\n- sklady'
  expect(codeOf(`Půjde o toto:${item}`)).toBe(codeOf(`Radnice navrhuje změny. Půjde o toto:${item}`))
  expect(codeOf(`Půjde o toto:${item}`)).not.toBe(codeOf(`Nepůjde o toto:${item}`))
})

test('a list is that of the place where the passage stands', () => {
  const text = 'Pro všechny obyvatele našeho města v příštích letech postavíme toto:'
  const [passage] = passagesIn(
    read(withHead(`${text}\n\n- lávku`), '2022-kolin/a.md'),
    read(withHead(`${text}\n\n- most`), '2018-kolin/a.md'),
  )
  if (passage === undefined) throw new Error('no passage')
  const itemsOf = ({ list }: Pick<Passage, 'list'>) => list?.items.map(item => item.text)
  const [first, other] = copiesOf(passage)
  expect([first, other].map(copy => copy && itemsOf(copy))).toEqual([['lávku'], ['most']])
  expect(other && itemsOf(standingAt(passage, other))).toEqual(['most'])
})
